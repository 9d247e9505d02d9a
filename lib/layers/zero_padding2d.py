"""ZeroPadding2D: rows and columns of zeros round the picture."""

from lib.errors import InvalidSetting
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, image, spelled
from lib.layers._taking_apart import Arrays, Weights, unchanged
from lib.text import _

TITLE = "ZeroPadding2D"


def count(shape: Shape, *, padding: object = 1) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/reshaping_layers/zero_padding2d/
    """
    rows, cols, channels = image(TITLE, shape)
    (top, bottom), (left, right) = _sides(padding)
    return Count((top + rows + bottom, left + cols + right, channels))


def _sides(padding: object) -> tuple[tuple[int, int], tuple[int, int]]:
    """((top, bottom), (left, right)) of Keras' three ways to say it."""
    axes = tuple(padding) if isinstance(padding, (tuple, list)) else (padding, padding)
    sides = tuple(tuple(side) if isinstance(side, (tuple, list)) else (side, side) for side in axes)
    wholes = [type(cells) is int and cells >= 0 for side in sides for cells in side]
    if len(sides) != 2 or any(len(side) != 2 for side in sides) or not all(wholes):
        allowed = _("a whole number from 0, one for rows and columns, or ((top, bottom), (left, right))")
        raise InvalidSetting(name="padding", value=spelled(padding), allowed=allowed)
    return sides


def number(inputs: Arrays, weights: Weights, cell: Place, *, padding: object = 1) -> Stepwise:
    """The value of the picture that lies there, or the zero that was added."""
    (top, _bottom), (left, _right) = _sides(padding)
    row, col, channel = cell[0] - top, cell[1] - left, cell[2]
    rows, cols = inputs[0].shape[:2]
    if not (0 <= row < rows and 0 <= col < cols):
        return Stepwise((), "0", {}, 0.0)
    return unchanged(inputs, (row, col, channel))
