"""Pooling as Keras computes it: one number kept of each window, each channel by itself.

Images are (rows, columns) or (rows, columns, channels). Windows stand where a kernel without dilation would; with
"same" padding the added cells count neither for the maximum nor for the average.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import cv2
import numpy as np

from lib import convolution
from lib.checks import pair, picture, whole, word
from lib.convolution import PADDINGS, Padding, pads, taps, under
from lib.errors import KernelTooLarge, WindowTooLarge
from lib.text import _

Kind = Literal["max", "average"]
KINDS = ("max", "average")
Pair = int | tuple[int, int]
_BLOCK = 2**20  # bytes of the input taken at a time, so that what is made of them stays in the processor's cache
_FEW = 64  # cells that float32 adds up in any order to 1e-5
_TOGETHER = 128  # values that OpenCV takes as the channels of one pixel


def output_size(size: int, window: int, *, stride: int | None = None, padding: Padding = "valid") -> int:
    """How many windows stand along one axis.

    Args:
        size: cells of the input along this axis, at least 1.
        window: cells of the window, at least 1.
        stride: cells between two windows, None for as many as the window has.
        padding: as in `lib.convolution.output_size`.

    Raises:
        WindowTooLarge: without padding, the window has more cells than the input.
        InvalidSetting: a number is below 1 or not whole, or the padding is unknown.

    >>> output_size(12, 2), output_size(13, 2, padding="same")
    (6, 7)
    """
    window = whole(_("The window"), window)
    try:
        return convolution.output_size(size, window, stride=window if stride is None else stride, padding=padding)
    except KernelTooLarge as error:
        raise WindowTooLarge(window=window, size=size) from error


def pool(
    image: np.ndarray, size: Pair, *, kind: Kind = "max", stride: Pair | None = None, padding: Padding = "valid"
) -> np.ndarray:
    """The largest value or the mean of each window.

    Args:
        image: (H, W) or (H, W, C), any real dtype.
        size: cells of the window, at least 1; a pair means (rows, columns).
        kind: "max" or "average".
        stride: cells between two windows; None for the window's own size, so that windows touch.
        padding: "valid" drops what no whole window covers; "same" gives ⌈size / stride⌉ windows.

    Returns:
        float32 (H', W') or (H', W', C), equal to `keras.ops.max_pool` or `average_pool` to 1e-4 on values of order one.

    Raises:
        WindowTooLarge: without padding, the window is larger than the image.
        InvalidSetting: a number is below 1 or not whole, the kind or padding is unknown, or the image is no array of
            real numbers with cells.
    """
    image = np.ascontiguousarray(picture(image), dtype=np.float32)
    rows, cols = _layouts(image, size, stride, padding)
    if _known(kind) == "max":
        kept = _combined(cv2.max, image, rows, cols, outside=-np.inf)
    elif _touch(image, rows, cols):
        kept = _means(image, rows, cols)
    else:
        kept = _combined(cv2.add, image, rows, cols, outside=0)
        kept /= np.multiply.outer(rows.counts(), cols.counts())[:, :, None]
    return kept.reshape(rows.positions, cols.positions, *image.shape[2:])


def twice(size: int, stride: int) -> tuple[int, int]:
    """Size and stride of the one window that sees what a window sees on the output of the same window.

        size + (size − 1) · stride, and stride²

    The maximum of maxima is that of the one window where the windows leave no gap (stride ≤ size) and nothing is
    padded; the mean of means is that of the one window only where they touch (stride = size), for else a cell counts
    once for each window over it.

    Source:
        Araujo, Norris & Sim, Computing receptive fields of convolutional neural networks (2019), equations 2 and 3.

    >>> twice(2, 2), twice(3, 2)
    ((4, 4), (7, 4))
    """
    size, stride = whole(_("The window"), size), whole(_("Stride"), stride)
    return size + (size - 1) * stride, stride**2


@dataclass(frozen=True)
class PoolWindow:
    """One output cell taken apart; figures are float64."""

    rows: np.ndarray  # (kh,) input rows under the window; outside the image in the padding
    cols: np.ndarray  # (kw,) input columns
    inside: np.ndarray  # bool (kh, kw), False in the padding
    values: np.ndarray  # (kh, kw, C) input values, 0 in the padding
    count: int  # cells inside the image
    sums: np.ndarray  # (C,) of the values
    largest: tuple[tuple[int, int], ...]  # (C,) input (row, column) of each channel's maximum, the first of equals
    result: np.ndarray  # (C,) the maximum or the mean


def window(
    image: np.ndarray,
    size: Pair,
    row: int,
    col: int,
    *,
    kind: Kind = "max",
    stride: Pair | None = None,
    padding: Padding = "valid",
) -> PoolWindow:
    """What stands in the window of the output cell (row, col), counted from 0, and which value is kept.

    Other arguments and errors as `pool`; also InvalidSetting for a cell outside the output.
    """
    image, kind = picture(image), _known(kind)
    layouts = _layouts(image, size, stride, padding)
    image = image[:, :, None] if image.ndim == 2 else image
    rows, cols = (
        taps(at, side, layout.kernel, stride=layout.stride, padding=padding)
        for at, side, layout in zip((row, col), image.shape[:2], layouts, strict=True)
    )
    values, inside = under(image, rows, cols)
    count, sums = int(inside.sum()), values.sum(axis=(0, 1))
    kept = np.where(inside[:, :, None], values, -np.inf).reshape(-1, values.shape[2])
    first = kept.argmax(axis=0)
    largest = tuple((int(rows[at // len(cols)]), int(cols[at % len(cols)])) for at in first)
    result = kept.max(axis=0) if kind == "max" else sums / count
    return PoolWindow(rows, cols, inside, values, count, sums, largest, result)


@dataclass(frozen=True)
class _Layout:
    """Where windows stand along one axis."""

    size: int
    kernel: int
    stride: int
    positions: int
    step: int  # cells from one window to the next; 1 where there is one window, however far a second would be
    reach: int  # cells from the first that is looked at to the last, filled up to whole steps
    before: int
    after: int

    def counts(self) -> np.ndarray:
        """Cells of the input, float32 (positions,), in each window: the others lie in the padding."""
        first = np.arange(self.positions) * self.stride - self.before
        return (np.minimum(first + self.kernel, self.size) - np.maximum(first, 0)).astype(np.float32)


def _layouts(image: np.ndarray, size: Pair, stride: Pair | None, padding: Padding) -> list[_Layout]:
    kernels = pair(_("The window"), size)
    strides = kernels if stride is None else pair(_("Stride"), stride)
    padding = word(_("Padding"), padding, PADDINGS)
    return [_layout(*axis, padding) for axis in zip(image.shape[:2], kernels, strides, strict=True)]


@lru_cache(maxsize=256)
def _layout(size: int, kernel: int, stride: int, padding: Padding) -> _Layout:
    positions = output_size(size, kernel, stride=stride, padding=padding)
    step = stride if positions > 1 else 1
    reach = -(-((positions - 1) * step + kernel) // step) * step
    return _Layout(size, kernel, stride, positions, step, reach, *pads(size, kernel, stride=stride, padding=padding))


def _known(kind: str) -> str:
    return word(_("The kind of pooling"), kind, KINDS)


def _touch(image: np.ndarray, rows: _Layout, cols: _Layout) -> bool:
    """Whether small windows stand side by side, without padding, on a picture of as many channels as OpenCV resizes."""
    alone = all(axis.stride == axis.kernel and not axis.before and not axis.after for axis in (rows, cols))
    return alone and rows.kernel * cols.kernel <= _FEW and image[:1, :1].size <= 4


def _means(image: np.ndarray, rows: _Layout, cols: _Layout) -> np.ndarray:
    """The mean of each of the windows side by side: a picture made smaller by whole factors."""
    covered = image[: rows.positions * rows.kernel, : cols.positions * cols.kernel]
    return cv2.resize(covered, (cols.positions, rows.positions), interpolation=cv2.INTER_AREA)


def _combined(combine: Callable, image: np.ndarray, rows: _Layout, cols: _Layout, outside: float) -> np.ndarray:
    """Each window's values combined, a block of rows at a time: (H, W, …) → (H', W', C)."""
    image = _padded(image, rows, cols, outside)
    channels = image.shape[2]
    flat = image.reshape(len(image), -1)[:, : cols.reach * channels]  # (H, W, C) → (H, W·C)
    kept = np.empty((rows.positions, cols.positions * channels), np.float32)
    step = min(rows.positions, max(1, _BLOCK // (flat[:1].nbytes * rows.step)))
    lines = np.empty((step, flat.shape[1]), np.float32)
    room = _room(lines, cols)
    for top in range(0, rows.positions, step):
        part = kept[top : top + step]
        if len(part) < step:
            lines, room = lines[: len(part)], [hand[: len(part)] for hand in room]
        first = top * rows.step
        last = first + (len(part) - 1) * rows.step + 1
        _fold(combine, [flat[first + tap : last + tap : rows.step] for tap in range(rows.kernel)], lines)
        hands = [part, *room] if _apart(cols) else room
        _deal(lines, hands, channels)
        _fold(combine, _taps(hands, cols, channels), part)
    return kept.reshape(rows.positions, cols.positions, channels)


def _padded(image: np.ndarray, rows: _Layout, cols: _Layout, outside: float) -> np.ndarray:
    """(H, W) or (H, W, C) → (H, W, C) with its padding, wide enough for whole strides."""
    image = image[:, :, None] if image.ndim == 2 else image
    after = max(cols.after, cols.reach - cols.before - cols.size)
    if not (rows.before or rows.after or cols.before or after):
        return image
    return np.pad(image, ((rows.before, rows.after), (cols.before, after), (0, 0)), constant_values=outside)


def _fold(combine: Callable, parts: Sequence[np.ndarray], into: np.ndarray) -> None:
    """All parts combined, cell by cell."""
    if len(parts) == 1:
        np.copyto(into, parts[0])
        return
    combine(parts[0], parts[1], dst=into)
    for part in parts[2:]:
        combine(into, part, dst=into)


def _apart(cols: _Layout) -> bool:
    """Whether no column stands in two windows: a hand of columns is then as wide as the result, and dealt into it."""
    return 1 < cols.step >= cols.kernel


def _room(lines: np.ndarray, cols: _Layout) -> list[np.ndarray]:
    """Room for every column, dealt out in turn as cards are: with a stride of 2 the even ones, then the odd ones.

    Every other hand of ours begins a value later in its memory: where all begin at the same remainder of a register's
    width, OpenCV's `split` writes past the cache (modules/core/src/split.simd.hpp), and they are read right after. The
    one in the result begins where its block does, which most widths keep apart from the others.
    """
    if cols.step == 1:
        return [lines]
    shape = len(lines), lines.shape[1] // cols.step
    cells = shape[0] * shape[1]
    numbers = range(1 if _apart(cols) else 0, cols.step)
    return [np.empty(cells + 1, np.float32)[number % 2 :][:cells].reshape(shape) for number in numbers]


def _deal(lines: np.ndarray, hands: list[np.ndarray], channels: int) -> None:
    """Deal out the columns of `lines`, so that those one stride apart lie side by side."""
    if len(hands) == 1:
        return
    if channels == 1 and len(hands) <= _TOGETHER:
        cv2.split(lines.reshape(len(lines), -1, len(hands)), hands)
        return
    columns = lines.reshape(len(lines), -1, len(hands), channels)
    for number, hand in enumerate(hands):
        np.copyto(hand.reshape(len(lines), -1, channels), columns[:, :, number])


def _taps(hands: list[np.ndarray], cols: _Layout, channels: int) -> list[np.ndarray]:
    """What each column of the window sees at every position: (rows, W'·C) each."""
    width = cols.positions * channels
    starts = [(tap % cols.step, tap // cols.step * channels) for tap in range(cols.kernel)]
    return [hands[hand][:, at : at + width] for hand, at in starts]
