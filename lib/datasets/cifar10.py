"""CIFAR-10: 60,000 tiny colour photos of ten kinds of animals and vehicles, 32×32."""

from lib.datasets.split import DataSet, Remote

_TRAIN = tuple(f"data_batch_{number}.bin" for number in range(1, 6))

DATA_SET = DataSet(
    title="CIFAR-10",
    classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
    channels=3,
    light_on_dark=False,
    author="Alex Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
    source="https://www.cs.toronto.edu/~kriz/cifar.html",
    licence="no explicit licence; the author asks to cite the report",
    faults=("Some test pictures have a near twin in the training part (about 3 % by Barz & Denzler, 2020).",),
    alike=0.97,
    remote=(
        Remote(
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
            "cifar-10-binary.tar.gz",
            tuple(f"cifar-10-batches-bin/{name}" for name in (*_TRAIN, "test_batch.bin")),
        ),
    ),
)
