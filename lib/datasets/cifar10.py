"""CIFAR-10: 60,000 tiny colour photos of ten kinds of animals and vehicles, 32×32."""

from lib.datasets.split import DataSet

DATA_SET = DataSet(
    title="CIFAR-10",
    classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
    channels=3,
    light_on_dark=False,
    author="Alex Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
    source="https://www.cs.toronto.edu/~kriz/cifar.html",
    licence="no explicit licence; the author asks to cite the report",
)
