"""The way from the input to a cell, layer by layer: at each, the middle one of the cells that the next one reads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.receptive_field.boxes import NOTHING, Boxes, here, read
from lib.receptive_field.field import INPUT, Field, Row, at, fields

Place = tuple[int | None, int | None, int | None]
"""Row, column, and map or unit; None where a layer has none, or for all of them."""
_ONE_MAP = (
    *("Activation", "ReLU", "LeakyReLU", "BatchNormalization", "Rescaling", "Dropout", "SpatialDropout2D", "Add"),
    *("MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "GlobalAveragePooling2D", "ZeroPadding2D"),
    "UpSampling2D",
)


@dataclass(frozen=True)
class Step:
    """One layer of the way, its cell there, and what that sees.

    Attributes:
        name, kind: of the layer.
        row, col: of the cell; None for units.
        channel: the map that leads to the chosen one, the unit for units; None where all maps do.
        field: the patch of the input that the cell sees, which lies within those of all steps after it.
    """

    name: str
    kind: str
    row: int | None
    col: int | None
    channel: int | None
    field: Field


def way(
    layers: Sequence[Row],
    input_shape: tuple[int, ...],
    layer: str,
    row: int | None = None,
    col: int | None = None,
    channel: int | None = None,
    known: dict[str, Boxes] | None = None,
) -> list[Step]:
    """From the first layer to the given cell.

    Where a layer reads several, the way goes through the one that sees most, the last of equals.

    Args:
        layers, input_shape, layer, row, col, channel: as for `receptive_field`.
        known: what `fields` gave for them.

    Raises:
        LayerError, InvalidSetting: as `receptive_field`.
    """
    found = fields(layers, input_shape) if known is None else known
    named, shapes = {each.name: each for each in layers}, {each.name: each.output_shape for each in layers}
    shapes[INPUT] = tuple(input_shape)
    place: Place = (row, col, channel)
    steps = []
    while layer != INPUT:
        now = named[layer]
        steps.append(Step(layer, now.kind, *place, at(found[layer], shapes[layer], *place)))
        before = {each: _read(now, each, shapes, place) for each in now.inputs}
        seen = {each: at(found[each], shapes[each], *cell).area for each, cell in before.items() if cell is not None}
        if not seen:
            break
        layer = max(reversed(seen), key=lambda name: seen[name])
        place = _one(named.get(layer), shapes, before[layer])
    return steps[::-1]


def _read(layer: Row, source: str, shapes: dict[str, tuple[int, ...]], place: Place) -> Place | None:
    """The cell of `source` in the middle of those that a cell of `layer` reads; None where it reads none of it."""
    given = [shapes[each] for each in layer.inputs]
    boxes = [here(shape) if name == source else _unseen(shape) for name, shape in zip(layer.inputs, given, strict=True)]
    field = at(read(layer.kind, layer.config, given, boxes), layer.output_shape, *place)
    if not field.area:
        return None
    channel, shape = place[2], shapes[source]
    map_ = channel if layer.kind in _ONE_MAP else None
    if layer.kind == "Flatten" and channel is not None:
        map_ = channel % shape[-1]
    if len(shape) == 1:
        return None, None, map_
    return _middle(field.top, field.rows), _middle(field.left, field.columns), map_


def _unseen(shape: tuple[int, ...]) -> Boxes:
    return np.full_like(here(shape), NOTHING)


def _one(layer: Row | None, shapes: dict[str, tuple[int, ...]], place: Place) -> Place:
    """A place of which only the layer is known: of Flatten the unit of the middle cell of the first map."""
    if layer is None or layer.kind != "Flatten" or place[2] is not None:
        return place
    shape = shapes[layer.inputs[0]]
    if len(shape) != 3:
        return place
    height, width, channels = shape
    return None, None, (_middle(0, height) * width + _middle(0, width)) * channels


def _middle(first: int, cells: int) -> int:
    return first + (cells - 1) // 2
