"""Fashion-MNIST: 70,000 pieces of clothing, 28×28 grey, light on dark."""

from lib.datasets.split import DataSet, Remote

_PLACE = "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"
_SHA256 = {
    "train-images-idx3-ubyte.gz": "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    "train-labels-idx1-ubyte.gz": "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    "t10k-images-idx3-ubyte.gz": "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    "t10k-labels-idx1-ubyte.gz": "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
}

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
    remote=tuple(Remote(_PLACE + file, sha256, file) for file, sha256 in _SHA256.items()),
)
