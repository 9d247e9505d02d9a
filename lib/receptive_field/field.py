"""The boxes of all layers of a network, and those of one cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lib.checks import index, spelled
from lib.errors import InvalidSetting, LayerError
from lib.receptive_field.boxes import Boxes, here, read
from lib.text import _

INPUT = "input"
"""What layers that read the network's input have in `inputs`."""


class Row(Protocol):
    """A layer as a network's card has it."""

    name: str
    kind: str
    config: Mapping[str, object]
    output_shape: tuple[int, ...]
    inputs: Sequence[str]


@dataclass(frozen=True)
class Field:
    """A patch of the input: its first row and column, and how many of each; 0 of both where nothing is seen."""

    top: int
    left: int
    rows: int
    columns: int

    @property
    def area(self) -> int:
        """How many cells of the input it has."""
        return self.rows * self.columns


def receptive_field(
    layers: Sequence[Row],
    input_shape: tuple[int, ...],
    layer: str,
    row: int | None = None,
    col: int | None = None,
    channel: int | None = None,
) -> Field:
    """The smallest box round all cells of the input that one cell of a layer can see.

    Args:
        layers: in the order in which they compute, each after those it reads.
        input_shape: of the network, (rows, columns, channels).
        layer: name of one of them.
        row, col: a cell of its maps; None for units.
        channel: a map or unit; None for what any of them sees at that place. It matters only where maps were laid
            behind one another (Concatenate), and for the units of Flatten.

    Raises:
        LayerError: there is no such layer, or one on the way is of an unknown kind.
        InvalidSetting: there is no such cell.
    """
    found = fields(layers, input_shape)
    if layer not in found:
        reason = _("There is no layer {layer}. There are: {layers}.")
        raise LayerError(reason=reason.format(layer=spelled(layer), layers=", ".join(each.name for each in layers)))
    shape = next((each.output_shape for each in layers if each.name == layer), input_shape)
    return at(found[layer], shape, row, col, channel)


def fields(layers: Sequence[Row], input_shape: tuple[int, ...]) -> dict[str, Boxes]:
    """The boxes of every cell of every layer and of "input"; `at` reads one, and `boxes.py` says how they are kept.

    One walk through the network: keep it where many cells are asked for.
    """
    shapes, found = {INPUT: tuple(input_shape)}, {INPUT: here(tuple(input_shape))}
    for layer in layers:
        names = layer.inputs
        boxes = read(layer.kind, layer.config, [shapes[name] for name in names], [found[name] for name in names])
        shapes[layer.name], found[layer.name] = tuple(layer.output_shape), boxes
    return found


def at(boxes: Boxes, shape: tuple[int, ...], row: int | None, col: int | None, channel: int | None) -> Field:
    """The field of one cell.

    Args:
        boxes: of its layer, from `fields`.
        shape: the layer's output.
        row, col, channel: as for `receptive_field`.

    Raises:
        InvalidSetting: there is no such cell.
    """
    whole = np.broadcast_to(boxes, (4, *shape))
    places = (row, col)[: len(shape) - 1]
    for name, place, length in zip((_("The row"), _("The column")), places, shape, strict=False):
        _check(name, place, length)
    if channel is None:
        return _field(whole[(slice(None), *places)].reshape(4, -1).min(axis=1))
    _check(_("The channel"), channel, shape[-1])
    return _field(whole[(slice(None), *places, channel)])


def largest(boxes: Boxes) -> tuple[int, int]:
    """Rows and columns of the largest field of a layer: that of its cells away from the rim."""
    top, left, bottom, right = boxes
    rows, columns = (1 - bottom - top), (1 - right - left)
    return max(0, int(rows.max())), max(0, int(columns.max()))


def _check(name: str, place: object, length: int) -> None:
    if index(place) not in range(length):
        allowed = _("a whole number from 0 to {last}").format(last=length - 1)
        raise InvalidSetting(name=name, value=spelled(place), allowed=allowed)


def _field(box: np.ndarray) -> Field:
    """A box of four numbers as a field; a cell that sees nothing has all of them beyond any input."""
    top, left, bottom, right = map(int, box)
    rows, columns = 1 - bottom - top, 1 - right - left
    return Field(top, left, rows, columns) if rows > 0 and columns > 0 else Field(0, 0, 0, 0)
