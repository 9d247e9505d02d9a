"""Fashion-MNIST: 70,000 pieces of clothing, 28×28 grey, light on dark."""

from lib.datasets.split import DataSet

DATA_SET = DataSet(
    title="Fashion-MNIST",
    classes=(
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ),
    channels=1,
    light_on_dark=True,
    author="Han Xiao, Kashif Rasul, Roland Vollgraf (Zalando Research), 2017",
    source="https://github.com/zalandoresearch/fashion-mnist",
    licence="MIT",
)
