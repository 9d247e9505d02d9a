"""The boxes of one layer's cells from those of the cells that it reads, by Keras' kinds of layers.

A box is kept as the four numbers top, left, −bottom, −right, the last row and column counted in. All four are less for
a larger box, so the box round several is their least. `NOTHING` stands for cells that see nothing.

Boxes of a layer are int32 (4, *output_shape); the last axis has length 1 where all maps see the same, which is
nearly everywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import pairwise

import numpy as np

from lib.checks import pair
from lib.convolution import output_size, pads, span
from lib.errors import LayerError
from lib.text import _

Boxes = np.ndarray
Config = Mapping[str, object]
Shape = tuple[int, ...]
Shapes = Sequence[Shape]

NOTHING = 2**30
_REACH = {"bilinear": 1, "bicubic": 2, "lanczos3": 3, "lanczos5": 5}
_MIXING = ("softmax", "log_softmax", "sparsemax")


def here(shape: Shape) -> Boxes:
    """Each cell sees itself alone, in all maps: (h, w, c) → (4, h, w, 1). Units (n,) are rows of one column: (4, n)."""
    places = np.indices((*shape[:-1], 1) if len(shape) > 1 else shape, np.int32)
    top, left = places[0], places[1] if len(shape) > 2 else np.zeros_like(places[0])
    return np.stack([top, left, -top, -left])


def read(kind: str, config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """The boxes of a layer.

    Args:
        kind: Keras' class name.
        config: its arguments, by Keras' names.
        shapes: of what it reads, each without the batch.
        boxes: of what it reads, one for each shape.

    Raises:
        LayerError: nothing is known of layers of this kind.
    """
    if kind not in RULES:
        reason = _("What a cell of a {kind} layer sees is not known. Known are {known}.")
        raise LayerError(reason=reason.format(kind=kind, known=", ".join(sorted(RULES))))
    given = [_laid_out(each, shape) for each, shape in zip(boxes, shapes, strict=True)]
    found = RULES[kind](config, shapes, given)
    mixes = config.get("activation") in _MIXING
    return found.min(axis=-1, keepdims=True) if mixes else found


def _laid_out(boxes: Boxes, shape: Shape) -> Boxes:
    """All axes but that of the maps at their full length."""
    return np.broadcast_to(boxes, (4, *shape[:-1], boxes.shape[-1]))


def _same(_config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Cell by cell: activations, normalisation, dropout."""
    return boxes[0]


def _joined(_config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Cell by cell of all inputs; shorter axes of length 1 are stretched, as Keras does."""
    rank = max(map(len, shapes))
    ranked = [each.reshape(4, *(1,) * (rank + 1 - each.ndim), *each.shape[1:]) for each in boxes]
    return reduce(np.minimum, ranked)


def _concatenated(config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """One input behind the other; Keras counts the batch as axis 0, and here the four numbers stand there."""
    axis = int(config.get("axis", -1))
    if all(np.array_equal(*both) for both in pairwise(boxes)) and axis in (-1, len(shapes[0])):
        return boxes[0]
    whole = [np.broadcast_to(each, (4, *shape)) for each, shape in zip(boxes, shapes, strict=True)]
    return np.concatenate(whole, axis=axis)


def _convolved(config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """All maps of a group, under a window."""
    groups, (given,) = int(config.get("groups", 1)), boxes
    if given.shape[-1] > 1:
        filters = int(config["filters"])
        least = given.reshape(*given.shape[:-1], groups, -1).min(axis=-1)  # (4, h, w, c) → (4, h, w, groups)
        given = least if groups == 1 else least.repeat(filters // groups, axis=-1)
    return _windowed(given, config, "kernel_size")


def _separable(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Each map under a window, then all maps."""
    return _windowed(boxes[0].min(axis=-1, keepdims=True), config, "kernel_size")


def _depthwise(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Each map under a window, as many times as it has kernels."""
    times = int(config.get("depth_multiplier", 1)) if boxes[0].shape[-1] > 1 else 1
    return _windowed(boxes[0].repeat(times, axis=-1), config, "kernel_size")


def _pooled(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Each map under a window; without `strides` the windows touch."""
    settings = {**config, "strides": config.get("strides") or config.get("pool_size", 2)}
    return _windowed(boxes[0], settings, "pool_size")


def _windowed(boxes: Boxes, config: Config, size: str) -> Boxes:
    """The least under a window with stride, padding and dilation, first along rows, then along columns."""
    cells, steps = pair(size, config.get(size, 2)), pair("strides", config.get("strides", 1))
    gaps = pair("dilation_rate", config.get("dilation_rate", 1))
    for axis in (0, 1):
        settings = {"stride": steps[axis], "padding": config.get("padding", "valid"), "dilation": gaps[axis]}
        length = boxes.shape[axis + 1]
        starts = np.arange(output_size(length, cells[axis], **settings)) * steps[axis]
        before, _after = pads(length, cells[axis], **settings)
        taps = starts[:, None] - before + np.arange(cells[axis]) * gaps[axis]  # (positions, kernel)
        boxes = _least(boxes, axis + 1, taps)
    return boxes


def _least(boxes: Boxes, axis: int, taps: np.ndarray) -> Boxes:
    """The least of the cells at `taps` (positions, n) along an axis; those outside see nothing."""
    length = boxes.shape[axis]
    outside = np.full((*boxes.shape[:axis], 1, *boxes.shape[axis + 1 :]), NOTHING, boxes.dtype)
    places = np.where((taps >= 0) & (taps < length), taps, length)
    return np.concatenate([boxes, outside], axis).take(places, axis).min(axis=axis + 1)


def _transposed(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Each cell of the input lays down a whole kernel: cell o of the output reads those i with
    i · stride + tap · dilation − before = o."""
    given = boxes[0].min(axis=-1, keepdims=True)
    cells, steps = pair("kernel_size", config["kernel_size"]), pair("strides", config.get("strides", 1))
    gaps, same = pair("dilation_rate", config.get("dilation_rate", 1)), config.get("padding", "valid") == "same"
    extra = config.get("output_padding")
    extras = tuple(extra) if isinstance(extra, tuple | list) else (extra, extra)
    for axis in (0, 1):
        length, spanned = given.shape[axis + 1], span(cells[axis], gaps[axis])
        size = _grown(length, spanned, steps[axis], extras[axis], same=same)
        before = max((length - 1) * steps[axis] + spanned - size, 0) // 2 if same else 0
        laid = np.arange(size)[:, None] + before - np.arange(cells[axis]) * gaps[axis]  # (positions, kernel)
        given = _least(given, axis + 1, np.where(laid % steps[axis] == 0, laid // steps[axis], -1))
    return given


def _grown(length: int, spanned: int, step: int, extra: int | None, *, same: bool) -> int:
    """Cells of a Conv2DTranspose along one axis, as Keras defines it."""
    if extra is None:
        return length * step if same else (length - 1) * step + max(spanned, step)
    return (length - 1) * step + (spanned % 2 if same else spanned) + extra


def _globally(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """The whole of each map."""
    kept = bool(config.get("keepdims", False))
    return boxes[0].min(axis=(1, 2), keepdims=kept)


def _mixed(_config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """All values along the last axis: Dense."""
    return boxes[0].min(axis=-1, keepdims=True)


def _softmax(config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """All values along its axes; Keras counts the batch as axis 0."""
    axes = config.get("axis", -1)
    axes = tuple(axes) if isinstance(axes, tuple | list) else (int(axes),)
    least = boxes[0].min(axis=axes, keepdims=True)
    return _laid_out(least, shapes[0])


def _flattened(_config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Each unit is one cell, the maps of a cell behind one another."""
    return np.broadcast_to(boxes[0], (4, *shapes[0])).reshape(4, -1)


def _reshaped(config: Config, shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """The same cells in another shape."""
    return _flattened(config, shapes, boxes).reshape(4, *config["target_shape"])


def _padded(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Zeros round the picture, which see nothing."""
    padding = config.get("padding", 1)
    sides = [padding, padding] if isinstance(padding, int) else padding
    widths = [(side, side) if isinstance(side, int) else tuple(side) for side in sides]
    return np.pad(boxes[0], [(0, 0), *widths, (0, 0)], constant_values=NOTHING)


def _enlarged(config: Config, _shapes: Shapes, boxes: Sequence[Boxes]) -> Boxes:
    """Every row and column repeated, or values between those within reach."""
    found, reach = boxes[0], _REACH.get(str(config.get("interpolation", "nearest")), 0)
    for axis, times in enumerate(pair("size", config.get("size", 2)), 1):
        between = _between(found.shape[axis], times, reach) if reach else None
        found = found.repeat(times, axis) if between is None else _least(found, axis, between)
    return found


def _between(length: int, times: int, reach: int) -> np.ndarray:
    """The cells that each cell of an axis enlarged `times` is made from, (length · times, 2 · reach): those less than
    `reach` from its middle; one that lies on the middle of a cell is that cell's value."""
    middles = (np.arange(length * times) + 0.5) / times - 0.5
    taps = np.floor(middles).astype(int)[:, None] + np.arange(1 - reach, reach + 1)
    exact = middles == np.rint(middles)
    taps[exact] = np.rint(middles[exact]).astype(int)[:, None]
    return taps


RULES: dict[str, Callable[[Config, Shapes, Sequence[Boxes]], Boxes]] = {
    **dict.fromkeys(
        ("Activation", "ReLU", "LeakyReLU", "BatchNormalization", "Rescaling", "Dropout", "SpatialDropout2D"), _same
    ),
    "InputLayer": _same,
    "Add": _joined,
    "Concatenate": _concatenated,
    "Conv2D": _convolved,
    "SeparableConv2D": _separable,
    "DepthwiseConv2D": _depthwise,
    "Conv2DTranspose": _transposed,
    "MaxPooling2D": _pooled,
    "AveragePooling2D": _pooled,
    "GlobalMaxPooling2D": _globally,
    "GlobalAveragePooling2D": _globally,
    "Dense": _mixed,
    "Softmax": _softmax,
    "Flatten": _flattened,
    "Reshape": _reshaped,
    "ZeroPadding2D": _padded,
    "UpSampling2D": _enlarged,
}
"""How layers of each kind read; cells of all kinds not named here are refused."""
