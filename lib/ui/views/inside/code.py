"""What is on the screen, to take away: the link, and the Keras code of this place in the network."""

from lib.code.network import code
from lib.ui import share
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice


def row(choice: Choice, shown: CurrentPhoto) -> None:
    """One row for the page: copy the link; open the code, which is written only while it is open."""
    share.row(lambda: written(choice, shown), choice.network.name)


def written(choice: Choice, shown: CurrentPhoto) -> str:
    """The code of what is chosen: the whole network, a layer, a map or a single number."""
    cell = None if choice.row is None or choice.col is None else (choice.row, choice.col)
    return code(
        choice.network.card,
        shown.photo.pixels.shape[:2],
        invert=choice.invert,
        layer=choice.layer.name if choice.layer else None,
        channel=choice.channel,
        cell=cell,
    )
