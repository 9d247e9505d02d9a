"""MNIST: 70,000 handwritten digits, 28×28 grey, light on dark."""

from lib.datasets.split import DataSet, Remote

_PLACE = "https://storage.googleapis.com/cvdf-datasets/mnist/"
_SHA256 = {
    "train-images-idx3-ubyte.gz": "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
    "train-labels-idx1-ubyte.gz": "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
    "t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
    "t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}

DATA_SET = DataSet(
    title="MNIST",
    classes=tuple("0123456789"),
    channels=1,
    light_on_dark=True,
    author="Yann LeCun, Corinna Cortes, Christopher J. C. Burges, 1998",
    source="http://yann.lecun.com/exdb/mnist/",
    licence="CC BY-SA 3.0, as commonly stated",
    remote=tuple(Remote(_PLACE + file, sha256, file) for file, sha256 in _SHA256.items()),
)
