"""Where things are in a network: which weight meets which cell, where a window begins, how much a cell sees."""

from collections.abc import Callable
from math import prod

import numpy as np

from lib import convolution
from lib.questions.opened import Opened, sliding
from lib.questions.question import Question, question
from lib.receptive_field import receptive_field
from lib.receptive_field.field import INPUT, Row
from lib.text import _, number

_WHOLE = ("Dense", "GlobalAveragePooling2D", "GlobalMaxPooling2D")
_POOLING = ("MaxPooling2D", "AveragePooling2D")
_UNKNOWN = ("Conv2DTranspose", "SeparableConv2D", "Reshape", "UpSampling2D")


def has_tap(opened: Opened) -> bool:
    """Whether a kernel of several taps lies on the cell's window, some of them inside."""
    return opened.layer.kind in ("Conv2D", "DepthwiseConv2D") and prod(opened.sliding.kernel) > 1


def tap(opened: Opened) -> Question:
    """Which weight of the kernel multiplies one cell that it lies on."""
    slide, shape = opened.sliding, opened.shapes[0]
    taps = slide.taps(opened.cell, shape)
    turn = sum(opened.cell)
    answer = [_one_inside(rows, size, turn + axis) for axis, (rows, size) in enumerate(zip(taps, shape, strict=False))]
    met = [int(along[at]) for along, at in zip(taps, answer, strict=True)]
    place = opened.cell[:2]
    text = _("For {place} the kernel lies on row {row}, column {col} of what is read. Which of its weights is there?")
    return question(
        kind="kernel tap",
        text=text.format(place=opened.place, row=met[0], col=met[1]),
        labels=(_("row"), _("column")),
        answer=tuple(answer),
        decimals=0,
        between=", ",
        why=" ".join(_tap_why(opened, axis, met[axis], answer[axis]) for axis in (0, 1)),
        wrong=[
            (_FLIPPED, [size - 1 - at for size, at in zip(slide.kernel, answer, strict=True)]),
            (_TAP_PADDING, _clipped(opened, [m - p * s for m, p, s in zip(met, place, slide.stride, strict=True)])),
            (_TAP_STRIDE, _clipped(opened, [m - p for m, p in zip(met, place, strict=True)])),
            (_TAP_FROM_ONE, [at + 1 for at in answer]),
            (_TAP_CENTRE, [at - size // 2 for at, size in zip(answer, slide.kernel, strict=True)]),
            (_TAP_GAPS, [at * gap for at, gap in zip(answer, slide.dilation, strict=True)]),
            (_SWAPPED, answer[::-1]),
        ],
        hint=_("Weights count from row 0, column 0, at the top left of the kernel."),
    )


def _one_inside(taps: np.ndarray, size: int, turn: int) -> int:
    """One of the taps along an axis that lie inside, each in turn."""
    inside = np.flatnonzero((taps >= 0) & (taps < size))
    return int(inside[turn % len(inside)])


def _clipped(opened: Opened, taps: list[int]) -> list[int] | None:
    """A weight that a wrong rule names, if the kernel has it."""
    return taps if all(0 <= at < size for at, size in zip(taps, opened.sliding.kernel, strict=True)) else None


def _tap_why(opened: Opened, axis: int, met: int, answer: int) -> str:
    slide = opened.sliding
    first = int(slide.taps(opened.cell, opened.shapes[0])[axis][0])
    gap = f" / {slide.dilation[axis]}" if slide.dilation[axis] > 1 else ""
    start = f"({number(first)})" if first < 0 else number(first)
    apart = f"({met} − {start})" if gap else f"{met} − {start}"
    words = _("The window begins in row {first}:") if axis == 0 else _("It begins in column {first}:")
    return words.format(first=number(first)) + f" {apart}{gap} = {answer}."


def window(opened: Opened) -> Question:
    """Where the window of the cell begins."""
    slide, place = opened.sliding, opened.cell[:2]
    shape = opened.shapes[0]
    taps = slide.taps(place, shape)
    before = [
        convolution.pads(size, cells, **slide.along(axis))[0]
        for axis, (size, cells) in enumerate(zip(shape[:2], slide.kernel, strict=True))
    ]
    first = [int(along[0]) for along in taps]
    text = _("On which row and column of what it reads does the window of {place} begin?")
    return question(
        kind="window",
        text=text.format(place=opened.place),
        labels=(_("row"), _("column")),
        answer=tuple(first),
        decimals=0,
        between=", ",
        why=_window_why(place, slide.stride, before, first),
        wrong=[
            (_WINDOW_STRIDE, [at - pad for at, pad in zip(place, before, strict=True)]),
            (_WINDOW_PADDING, [at * step for at, step in zip(place, slide.stride, strict=True)]),
            (_WINDOW_ADDED, [at + 2 * pad for at, pad in zip(first, before, strict=True)]),
            (_WINDOW_SIZE, [at * cells for at, cells in zip(place, slide.kernel, strict=True)]),
            (_WINDOW_MIDDLE, [int(along[len(along) // 2]) for along in taps]),
            (_WINDOW_END, [int(along[-1]) for along in taps]),
            (_WINDOW_FROM_ONE, [at + 1 for at in first]),
            (_SWAPPED, first[::-1]),
        ],
    )


def _window_why(place: tuple, strides: tuple, before: list[int], first: list[int]) -> str:
    parts = []
    for name, at, step, pad, start in zip((_("Row:"), _("Column:")), place, strides, before, first, strict=True):
        parts.append(f"{name} {at}·{step}" + (f" − {pad}" if pad else "") + f" = {number(start)}.")
    return " ".join(parts)


def is_flattened(opened: Opened) -> bool:
    """Whether the layer lays maps end to end."""
    return opened.layer.kind == "Flatten" and len(opened.shapes[0]) == 3


def flattened(opened: Opened) -> Question:
    """Where a unit of Flatten comes from."""
    shape = opened.shapes[0]
    rows, cols, channels = shape
    (unit,) = opened.cell
    answer = np.unravel_index(unit, shape)
    text = _("From which row, column and channel of {rows} × {cols} × {maps} does {place} come?")
    by_maps = np.unravel_index(unit, (channels, rows, cols))
    by_columns = np.unravel_index(unit, (cols, rows, channels))
    return question(
        kind="place",
        text=text.format(rows=rows, cols=cols, maps=channels, place=opened.place),
        labels=(_("row"), _("column"), _("channel")),
        answer=tuple(map(int, answer)),
        decimals=0,
        between=", ",
        why=_("({row}·{cols} + {col})·{maps} + {channel} = {unit}: channels count fastest, then columns.").format(
            row=answer[0], cols=cols, col=answer[1], maps=channels, channel=answer[2], unit=unit
        ),
        wrong=[
            (_MAPS_SLOWEST, [by_maps[1], by_maps[2], by_maps[0]]),
            (_COLUMNS_SLOWEST, [by_columns[1], by_columns[0], by_columns[2]]),
            (_PLACE_FROM_ONE, [at + 1 for at in answer]),
            (_SWAPPED, [answer[1], answer[0], answer[2]]),
        ],
    )


def can_be_seen(opened: Opened) -> bool:
    """Whether what a cell sees can be told by the rules that are asked about."""
    return not any(layer.kind in _UNKNOWN for layer in opened.layers) and opened.layer.kind != "Rescaling"


def seen(opened: Opened) -> Question:
    """How large the patch of the picture is that the cell can see."""
    row, col, channel = opened.cell if len(opened.cell) == 3 else (None, None, opened.cell[-1])
    field = receptive_field(opened.layers, opened.picture.shape, opened.layer.name, row, col, channel)
    height, width = opened.picture.shape[:2]
    text = _("The picture is {height} × {width}. How many rows and columns of it can {place} see?")
    return question(
        kind="receptive field",
        text=text.format(height=height, width=width, place=opened.place),
        labels=(_("rows"), _("columns")),
        answer=(field.rows, field.columns),
        decimals=0,
        why=_seen_why(opened, field),
        wrong=[
            (_BEYOND, _reached(opened, _step)),
            (_NO_STRIDES, _reached(opened, lambda width, cells, _stride, _pools: width + cells - 1)),
            (_NO_POOLING, _reached(opened, lambda *at: at[0] if at[3] else _step(*at))),
            (_NO_OVERLAP, _reached(opened, lambda width, cells, _stride, _pools: width * cells)),
            (_ONE_LAYER, list(opened.sliding.spans) if opened.sliding else None),
            (_ITSELF, [1, 1]),
            (_EVERYTHING, [height, width]),
        ],
        hint=_("Cells of the padding are not of the picture."),
    )


def _seen_why(opened: Opened, field: object) -> str:
    rows, columns = field.rows, field.columns
    at = _("Its patch begins in row {top}, column {left}, and has {rows} × {columns} pixels.")
    words = at.format(top=field.top, left=field.left, rows=rows, columns=columns)
    inner = _reached(opened, _step)
    if inner and inner != [rows, columns] and opened.layer.kind not in _WHOLE:
        far = _(" Far from the rim it would have {rows} × {columns}.")
        words += far.format(rows=inner[0], columns=inner[1])
    return words


def _step(width: int, cells: int, stride: int, _pools: bool) -> int:
    """How wide a patch is before a layer that makes it `width` wide."""
    return (width - 1) * stride + cells


def _reached(opened: Opened, rule: Callable[[int, int, int, bool], int]) -> list[int] | None:
    """Rows and columns that a rule gives, walked back to the input; None through layers that read everything."""
    named = {layer.name: layer for layer in opened.layers}
    found = [_walked(named, opened.layer.name, axis, 1, rule) for axis in (0, 1)]
    return None if None in found else found


def _walked(named: dict[str, Row], name: str, axis: int, width: int, rule: Callable) -> int | None:
    """The widest way back to the input."""
    if name == INPUT:
        return width
    layer = named[name]
    if layer.kind in _WHOLE:
        return None
    if slide := sliding(layer):
        width = rule(width, slide.spans[axis], slide.stride[axis], layer.kind in _POOLING)
    ways = [_walked(named, each, axis, width, rule) for each in layer.inputs]
    return None if None in ways else max(ways)


_SWAPPED = _("You swapped row and column: the row comes first.")
_FLIPPED = _("You flipped the kernel, which gives {given}: here, as in Keras, it is laid on as it stands.")
_TAP_PADDING = _("You forgot the padding: {given} would be there if the first window began in the picture.")
_TAP_STRIDE = _("You forgot the stride: {given} would be there if windows moved one cell at a time.")
_TAP_FROM_ONE = _("You counted from 1, which gives {given}: rows and columns begin at 0.")
_TAP_CENTRE = _("You counted from the middle of the kernel, {given}: weights count from its top left.")
_TAP_GAPS = _("You counted the gaps of the dilation: {given}.")
_WINDOW_STRIDE = _("You forgot the stride: {given} is where the cell stands in its own map.")
_WINDOW_PADDING = _("You forgot the padding: the first window begins before the map.")
_WINDOW_ADDED = _("You added the padding, which gives {given}: the first window begins before the map.")
_WINDOW_SIZE = _("You laid windows side by side, which gives {given}: they move by the stride.")
_WINDOW_MIDDLE = _("You gave the middle of the window, {given}.")
_WINDOW_END = _("You gave the lower right corner, {given}.")
_WINDOW_FROM_ONE = _("You counted from 1, which gives {given}: rows and columns begin at 0.")
_MAPS_SLOWEST = _("You laid one map behind the other, which gives {given}: all maps of a place come together.")
_COLUMNS_SLOWEST = _("You went down the columns, which gives {given}: rows are read first.")
_PLACE_FROM_ONE = _("You counted from 1, which gives {given}: all counts begin at 0.")
_BEYOND = _("You counted the padding beyond the rim: with it {given} cells are reached.")
_NO_STRIDES = _("You forgot what strides and pooling widen: {given} without them.")
_NO_POOLING = _("You left pooling out: {given} without it.")
_NO_OVERLAP = _("You multiplied the kernels, which gives {given}: neighbouring windows overlap.")
_ONE_LAYER = _("You took the window of this layer alone, {given}: its cells see patches themselves.")
_ITSELF = _("You gave one pixel: it reads cells that see more than themselves.")
_EVERYTHING = _("You gave the whole picture.")
