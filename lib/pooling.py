"""Pooling as Keras computes it: one number kept of each window, each channel by itself.

Images are (rows, columns) or (rows, columns, channels). Windows stand where a kernel without dilation would; with
"same" padding the added cells count neither for the maximum nor for the average.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib import convolution
from lib.checks import pair, picture, whole, word
from lib.convolution import Padding, pads, taps, under
from lib.errors import KernelTooLarge, WindowTooLarge
from lib.text import _

Kind = Literal["max", "average"]
KINDS = ("max", "average")
Pair = int | tuple[int, int]


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
    image = picture(image).astype(np.float32, copy=False)
    layouts = _layouts(image, size, stride, padding)
    if _known(kind) == "max":
        return _along_both(np.maximum, image, layouts, outside=-np.inf)
    counted = np.ones(image.shape[:2] + (1,) * (image.ndim - 2), dtype=np.float32)
    sums, counts = (_along_both(np.add, each, layouts, outside=0) for each in (image, counted))
    return np.divide(sums, counts, out=sums)


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

    kernel: int
    stride: int
    positions: int
    before: int
    after: int


def _layouts(image: np.ndarray, size: Pair, stride: Pair | None, padding: Padding) -> list[_Layout]:
    kernels = pair(_("The window"), size)
    strides = kernels if stride is None else pair(_("Stride"), stride)
    return [
        _Layout(
            kernel,
            step,
            output_size(cells, kernel, stride=step, padding=padding),
            *pads(cells, kernel, stride=step, padding=padding),
        )
        for cells, kernel, step in zip(image.shape[:2], kernels, strides, strict=True)
    ]


def _known(kind: str) -> str:
    return word(_("The kind of pooling"), kind, KINDS)


def _along_both(combine: np.ufunc, image: np.ndarray, layouts: list[_Layout], outside: float) -> np.ndarray:
    """Windows combined along the rows, then along the columns: (H, W, …) → (H', W', …)."""
    by_rows = _along(combine, image, layouts[0], outside)
    return np.ascontiguousarray(_along(combine, by_rows.swapaxes(0, 1), layouts[1], outside).swapaxes(0, 1))


def _along(combine: np.ufunc, image: np.ndarray, layout: _Layout, outside: float) -> np.ndarray:
    """Windows combined along the first axis, tap by tap."""
    widths = [(layout.before, layout.after)] + [(0, 0)] * (image.ndim - 1)
    padded = np.pad(image, widths, constant_values=outside) if layout.before or layout.after else image
    reach = (layout.positions - 1) * layout.stride + 1
    kept = padded[: reach : layout.stride].copy()
    for tap in range(1, layout.kernel):
        combine(kept, padded[tap : tap + reach : layout.stride], out=kept)
    return kept
