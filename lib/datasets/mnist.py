"""MNIST: 70,000 handwritten digits, 28×28 grey, light on dark."""

from lib.datasets.split import DataSet

DATA_SET = DataSet(
    title="MNIST",
    classes=tuple("0123456789"),
    channels=1,
    light_on_dark=True,
    author="Yann LeCun, Corinna Cortes, Christopher J. C. Burges, 1998",
    source="http://yann.lecun.com/exdb/mnist/",
    licence="CC BY-SA 3.0, as commonly stated",
)
