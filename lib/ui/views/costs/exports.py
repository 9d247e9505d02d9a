"""What a person takes away from the builder: the link, the Keras code, a drawing."""

from lib.code.sequential import sequential
from lib.designs import Design
from lib.ui import share


def row(design: Design) -> None:
    """The buttons in a row."""
    share.row(lambda: sequential("network", design.input_shape, design.layers), "network")
