"""What a person takes away from the builder: the link, the Keras code, a drawing."""

from lib.code.design import code
from lib.designs import Design
from lib.ui import share


def row(design: Design) -> None:
    """The buttons in a row."""
    share.row(lambda: code(design), "network", with_photo=False)
