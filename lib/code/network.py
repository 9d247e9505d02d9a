"""The Keras code of a place in a network: photo → its input → a layer → one number, and the same number by hand."""

from lib.code.one_number import Cell, by_hand
from lib.code.photo import joined
from lib.code.prepared import prepared
from lib.networks import Card, Layer
from lib.networks.card import INPUT

_IMPORTS = ["import cv2", "import keras", "import numpy as np"]
_BOTH = (
    "taken = keras.Model(model.input, [{reads}layer.output])(picture[None])",
    "{names}, output = (keras.ops.convert_to_numpy(each)[0] for each in taken)",
)
_ONE = (
    "taken = keras.Model(model.input, layer.output)(picture[None])",
    "output = keras.ops.convert_to_numpy(taken)[0]",
)


def code(
    card: Card,
    photo: tuple[int, int],
    *,
    invert: bool,
    layer: str | None = None,
    channel: int | None = None,
    cell: tuple[int, int] | None = None,
) -> str:
    """Python code that leaves in `output` what is on the screen, and prints it; to be run beside photo and model.

    Of a layer it leaves the whole output, (h, w, c) or (units,), without a layer the probabilities. Of a single number
    it prints what Keras computed, and below what the arithmetic by hand gives, for the kinds that are written out.

    Args:
        card: of the network.
        photo: rows and columns of the file, which holds `Photo.pixels`.
        invert: light and dark are swapped first.
        layer: its name, None for the whole network.
        channel: a map or a unit of that layer.
        cell: row and column in that map, from 0; None for the whole map, and for units.

    Raises:
        NetworkError: there is no such layer.
    """
    begin = [_IMPORTS, prepared(photo, card.input, invert=invert)]
    if layer is None:
        return joined(*begin, _answer(card))
    chosen = card.layer(layer)
    place = _place(chosen, channel, cell)
    if place is None:
        return joined(*begin, [*_opened(card), _got(chosen), *_ONE, *_shown(chosen, channel)])
    shapes = [card.input.shape if name == INPUT else card.layer(name).output_shape for name in chosen.inputs]
    sums = by_hand(chosen, shapes, place)
    words = "row, column, channel" if len(place) == 3 else "unit"
    printed = f"print(output[{', '.join(map(str, place))}])  # {words}: what Keras computes"
    taken = [*_opened(card), _got(chosen), *_taken(chosen, any("before" in line for line in sums)), printed]
    return joined(*begin, taken, ["# the same by hand", *sums] if sums else [])


def file_of(name: str) -> str:
    """The file that the code of a network loads, as the app offers it for download."""
    return f"{name}.keras"


def _opened(card: Card) -> list[str]:
    return [
        f"# offered for download with the table of layers; in the checkout models/{card.name}/model.keras",
        f'model = keras.models.load_model("{file_of(card.name)}")',
    ]


def _got(layer: Layer) -> str:
    shape = ", ".join(map(str, layer.output_shape))
    return f'layer = model.get_layer("{layer.name}")  # {layer.kind}, ({shape}{"," * (len(layer.output_shape) == 1)})'


def _answer(card: Card) -> list[str]:
    return [
        *_opened(card),
        f"classes = {list(card.classes)}",
        "output = model.predict(picture[None], verbose=0)[0]  # the probabilities",
        "for label in np.argsort(-output):",
        "    print(classes[label], output[label])",
    ]


def _place(layer: Layer, channel: int | None, cell: tuple[int, int] | None) -> Cell | None:
    """The one number that is looked at, None where it is a map or a layer."""
    if channel is None:
        return None
    if len(layer.output_shape) == 1:
        return (channel,)
    return None if cell is None else (*cell, channel)


def _shown(layer: Layer, channel: int | None) -> list[str]:
    if channel is not None:
        return [f"print(output[:, :, {channel}])  # map {channel}, rows and columns"]
    return ["print(output.min(), output.mean(), output.max())"]


def _taken(layer: Layer, reads: bool) -> list[str]:
    """The lines that leave `output`, and where it is read, `before`."""
    if not reads:
        return list(_ONE)
    several = len(layer.inputs) > 1
    lines = [_BOTH[0].format(reads="*layer.input, " if several else "layer.input, ")]
    return [*lines, _BOTH[1].format(names="*before" if several else "before")]
