"""Convolution as Keras computes it: where windows stand, what one window adds up to, and a whole image at once.

Images are (rows, columns) or (rows, columns, channels); a kernel is (rows, columns), or one such per channel. It is
not flipped (cross-correlation), and "same" adds zeros with the odd one at the end.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

import cv2
import numpy as np

from lib.checks import index, picture, real, scalar, spelled, whole, word
from lib.errors import InvalidSetting, KernelTooLarge
from lib.text import _

Padding = Literal["valid", "same"]
PADDINGS = ("valid", "same")
_INDICES = 2**62
_CHANNELS_AT_ONCE = 4  # OpenCV takes few channels in one array; up to four stay together


def span(kernel: int, dilation: int = 1) -> int:
    """Cells from the first to the last tap of a kernel, both counted.

    >>> span(3, dilation=2)
    5
    """
    return (whole(_("Kernel size"), kernel) - 1) * whole(_("Dilation"), dilation) + 1


def output_size(size: int, kernel: int, *, stride: int = 1, padding: Padding = "valid", dilation: int = 1) -> int:
    """How many positions a kernel takes along one axis.

        span = (kernel − 1) · dilation + 1
        valid: ⌊(size − span) / stride⌋ + 1        same: ⌈size / stride⌉

    Args:
        size: cells of the input along this axis, at least 1.
        kernel: cells of the kernel, at least 1.
        stride: cells between two positions, at least 1.
        padding: "valid" adds nothing, "same" adds zeros, the odd one at the end.
        dilation: cells between two taps of the kernel, 1 for a dense kernel.

    Raises:
        KernelTooLarge: without padding, the kernel spans more cells than the input has.
        InvalidSetting: a number is below 1 or not whole, or the padding is unknown.

    Source:
        Dumoulin & Visin, A guide to convolution arithmetic (2016), section 2; "same" as TensorFlow defines it.

    >>> output_size(12, 3), output_size(12, 3, stride=5, padding="same")
    (10, 3)
    """
    size, stride = whole(_("Input size"), size), whole(_("Stride"), stride)
    covered = span(kernel, dilation)
    if word(_("Padding"), padding, PADDINGS) == "same":
        return -(-size // stride)
    if covered > size:
        raise _too_large(size, kernel, dilation, covered)
    return (size - covered) // stride + 1


def pads(size: int, kernel: int, *, stride: int = 1, padding: Padding = "valid", dilation: int = 1) -> tuple[int, int]:
    """Zeros before and after one axis; arguments and errors as `output_size`.

        same: total = max((⌈size / stride⌉ − 1) · stride + span − size, 0), the smaller half before

    >>> pads(12, 3, padding="same"), pads(12, 4, padding="same"), pads(12, 3, stride=2, padding="same")
    ((1, 1), (1, 2), (0, 1))
    """
    positions = output_size(size, kernel, stride=stride, padding=padding, dilation=dilation)
    if padding == "valid":
        return 0, 0
    total = max((positions - 1) * stride + span(kernel, dilation) - size, 0)
    return total // 2, total - total // 2


def taps(
    position: int, size: int, kernel: int, *, stride: int = 1, padding: Padding = "valid", dilation: int = 1
) -> np.ndarray:
    """Input indices under the kernel at one output position along one axis, int64 (kernel,).

    Indices below 0 or from `size` on lie in the padding. Other arguments and errors as `output_size`.

    >>> taps(0, 12, 3, padding="same")
    array([-1,  0,  1])
    """
    positions = output_size(size, kernel, stride=stride, padding=padding, dilation=dilation)
    if index(position) not in range(positions):
        allowed = _("from 0 to {last}").format(last=positions - 1)
        raise InvalidSetting(name=_("The output position"), value=spelled(position), allowed=allowed)
    if size + span(kernel, dilation) > _INDICES:
        raise InvalidSetting(name=_("Dilation"), value=dilation, allowed=_("small enough for indices of 64 bits"))
    before, _after = pads(size, kernel, stride=stride, padding=padding, dilation=dilation)
    return position * stride - before + np.arange(kernel) * dilation


def convolve(
    image: np.ndarray, kernel: np.ndarray, *, stride: int = 1, padding: Padding = "valid", dilation: int = 1
) -> np.ndarray:
    """A kernel slid over each channel of an image.

        output[r, c] = Σ kernel[i, j] · image[r·stride + i·dilation − before, c·stride + j·dilation − left]

    Args:
        image: (H, W) or (H, W, C), any real dtype; summed as float32.
        kernel: (kh, kw), applied to each channel alike.
        stride, padding, dilation: as in `output_size`, the same along both axes.

    Returns:
        float32 (H', W') or (H', W', C), equal to `keras.ops.depthwise_conv` to 1e-4 on values of order one.

    Raises:
        KernelTooLarge, InvalidSetting: as `output_size`; also for arrays of another rank, without cells, or of other
            values than real numbers.
    """
    image, kernel = _image(image), _kernel(kernel)
    setting = whole(_("Stride"), stride), word(_("Padding"), padding, PADDINGS), whole(_("Dilation"), dilation)
    rows, cols = (_axis(*axis, *setting) for axis in zip(image.shape[:2], kernel.shape, strict=True))
    anchor = (-cols.first, -rows.first)
    slide = partial(cv2.filter2D, ddepth=cv2.CV_32F, anchor=anchor, borderType=cv2.BORDER_CONSTANT)
    dense = _by_channels(partial(slide, kernel=_spread(kernel, rows, cols)), image)
    return dense[rows.kept, cols.kept]


def convolve_all(
    image: np.ndarray,
    kernels: np.ndarray,
    bias: float = 0.0,
    *,
    stride: int = 1,
    padding: Padding = "valid",
    dilation: int = 1,
) -> np.ndarray:
    """All channels convolved, summed, and a bias added: one filter of a Conv2D layer.

    Args:
        image: (H, W) or (H, W, C).
        kernels: (kh, kw), the same for every channel, or (kh, kw, C), one for each.
        bias: added once to every output.
        stride, padding, dilation: as in `output_size`.

    Returns:
        float32 (H', W').

    Raises:
        KernelTooLarge, InvalidSetting: as `convolve`; also where kernels and channels differ in number.
    """
    image, bias = _with_channels(_image(image)), scalar(_("The bias"), bias)
    kernels = _per_channel(kernels, image.shape[2])
    setting = {"stride": stride, "padding": padding, "dilation": dilation}
    parts = [convolve(image[:, :, c], kernels[:, :, c], **setting) for c in range(image.shape[2])]
    return np.sum(parts, axis=0, dtype=np.float32) + np.float32(bias)


@dataclass(frozen=True)
class Window:
    """One output cell taken apart. Figures are float64 sums of the image and kernel as given."""

    rows: np.ndarray  # (kh,) input rows under the kernel; outside the image in the padding
    cols: np.ndarray  # (kw,) input columns
    inside: np.ndarray  # bool (kh, kw), False in the padding
    values: np.ndarray  # (kh, kw, C) input values, 0 in the padding
    kernel: np.ndarray  # (kh, kw, C)
    products: np.ndarray  # (kh, kw, C) values · kernel
    subtotals: np.ndarray  # (C,) sum of the products of each channel
    bias: float
    total: float  # Σ subtotals + bias


def window(
    image: np.ndarray,
    kernel: np.ndarray,
    row: int,
    col: int,
    *,
    bias: float = 0.0,
    stride: int = 1,
    padding: Padding = "valid",
    dilation: int = 1,
) -> Window:
    """What stands under the kernel at the output cell (row, col), counted from 0, and what it adds up to.

    Args:
        image: (H, W) or (H, W, C); a grey image counts as one channel.
        kernel: (kh, kw) for every channel, or (kh, kw, C).
        row, col: the output cell.
        bias: added to the total.
        stride, padding, dilation: as in `output_size`.

    Raises:
        KernelTooLarge, InvalidSetting: as `convolve`; also for a cell outside the output.
    """
    image, bias = _with_channels(picture(image)), scalar(_("The bias"), bias)
    kernel = _per_channel(kernel, image.shape[2])
    setting = {"stride": stride, "padding": padding, "dilation": dilation}
    rows = taps(row, image.shape[0], kernel.shape[0], **setting)
    cols = taps(col, image.shape[1], kernel.shape[1], **setting)
    values, inside = under(image, rows, cols)
    products = values * kernel
    subtotals = products.sum(axis=(0, 1))
    return Window(rows, cols, inside, values, kernel, products, subtotals, bias, float(subtotals.sum() + bias))


def under(image: np.ndarray, rows: np.ndarray, cols: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values of (H, W, C) at rows × cols as float64 (kh, kw, C), 0 outside; and a mask (kh, kw), True inside."""
    row_in = (rows >= 0) & (rows < image.shape[0])
    col_in = (cols >= 0) & (cols < image.shape[1])
    inside = row_in[:, None] & col_in[None, :]
    near = image[np.ix_(np.where(row_in, rows, 0), np.where(col_in, cols, 0))].astype(np.float64)
    return np.where(inside[:, :, None], near, 0.0), inside


def _too_large(size: int, kernel: int, dilation: int, covered: int) -> KernelTooLarge:
    """The error with a way out that works: a smaller dilation where one fits, else a smaller kernel."""
    fits = (size - 1) // (kernel - 1)
    if fits == 1:
        way_out = _("Choose a dilation of 1 or a larger input.")
    elif fits > 1:
        way_out = _("Choose a dilation of {fits} or less, or a larger input.").format(fits=fits)
    else:
        largest = (size - 1) // dilation + 1
        way_out = _("Choose a kernel of {largest} or less, padding 'same', or a larger input.").format(largest=largest)
    values = {"kernel": kernel, "dilation": dilation, "span": covered, "size": size, "way_out": way_out}
    return KernelTooLarge(article=_article(kernel), **values)


def _article(figure: int) -> str:
    """The article of a figure read aloud: "An" before eight, eleven and eighteen, whatever follows them."""
    first = f"{figure:,}".split(",")[0]
    return "An" if first in ("11", "18") or first.startswith("8") else "A"


def _image(image: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(picture(image), dtype=np.float32)


def _kernel(kernel: np.ndarray) -> np.ndarray:
    kernel = real(_("The kernel"), kernel).astype(np.float32)
    if kernel.ndim != 2 or kernel.size == 0:
        allowed = _("(rows, columns), each at least 1")
        raise InvalidSetting(name=_("The shape of the kernel"), value=kernel.shape, allowed=allowed)
    return kernel


def _with_channels(image: np.ndarray) -> np.ndarray:
    return image[:, :, None] if image.ndim == 2 else image


def _per_channel(kernels: np.ndarray, channels: int) -> np.ndarray:
    """Kernels as float64 (kh, kw, C); one kernel is repeated for every channel."""
    kernels = real(_("The kernel"), kernels).astype(np.float64)
    if kernels.ndim == 2:
        kernels = np.repeat(kernels[:, :, None], channels, axis=2)
    if kernels.ndim != 3 or kernels.shape[2] != channels or kernels.size == 0:
        allowed = _("(rows, columns) or (rows, columns, {channels})").format(channels=channels)
        raise InvalidSetting(name=_("The shape of the kernels"), value=kernels.shape, allowed=allowed)
    return kernels


@dataclass(frozen=True)
class _Axis:
    """Where a kernel reads along one axis."""

    taps: list[int]  # of the kernel, without those that never meet the image
    places: list[int]  # where they stand among `extent` cells, of which the first is `first` from the output cell
    first: int
    extent: int
    kept: slice  # of the positions with stride 1


@lru_cache(maxsize=64)
def _axis(size: int, kernel: int, stride: int, padding: Padding, dilation: int) -> _Axis:
    setting = {"stride": stride, "padding": padding, "dilation": dilation}
    before, _after = pads(size, kernel, **setting)
    near = {tap: tap * dilation - before for tap in range(kernel) if abs(tap * dilation - before) < size}
    first, last = min([0, *near.values()]), max([0, *near.values()])
    kept = slice(0, (output_size(size, kernel, **setting) - 1) * stride + 1, stride)
    return _Axis(list(near), [offset - first for offset in near.values()], first, last - first + 1, kept)


def _spread(kernel: np.ndarray, rows: _Axis, cols: _Axis) -> np.ndarray:
    """The taps at their places with zeros between them."""
    if all(len(axis.taps) == axis.extent == side for axis, side in zip((rows, cols), kernel.shape, strict=True)):
        return kernel
    spread = np.zeros((rows.extent, cols.extent), dtype=kernel.dtype)
    spread[np.ix_(rows.places, cols.places)] = kernel[np.ix_(rows.taps, cols.taps)]
    return spread


def _by_channels(slide: partial, image: np.ndarray) -> np.ndarray:
    """`slide` on a few channels at a time; the shape stays."""
    if image.ndim == 2 or image.shape[2] <= _CHANNELS_AT_ONCE:
        return slide(image).reshape(image.shape)
    groups = range(0, image.shape[2], _CHANNELS_AT_ONCE)
    parts = [slide(np.ascontiguousarray(image[:, :, at : at + _CHANNELS_AT_ONCE])) for at in groups]
    return np.concatenate([_with_channels(part) for part in parts], axis=2)
