"""A picture disturbed as a camera might: light, lens, sensor, hand.

All strengths are in grey levels and pixels of the picture that is given. What a value would be beyond 0 or 255 becomes
0 or 255. A strength of 0 gives the picture back as it is.
"""

import math

import cv2
import numpy as np

from lib.checks import index, picture, scalar, spelled
from lib.errors import InvalidSetting
from lib.text import _

LARGEST = 255
"""The highest value of a pixel, and the most by which brightness and noise can change it."""
WIDEST = 64.0
"""Pixels of the widest blur."""


def noise(pixels: np.ndarray, amount: float, *, seed: int = 0) -> np.ndarray:
    """Add to each value a number of its own, drawn from the normal distribution with mean 0.

    Args:
        pixels: uint8 or float32, (H, W) or (H, W, C), values 0 to 255.
        amount: the standard deviation in grey levels, 0 to 255.
        seed: of NumPy's default generator. One seed gives one pattern, and `amount` only scales it.

    Returns:
        the same shape and dtype; uint8 rounded.

    Raises:
        InvalidSetting: the pixels are no such array, or a setting is out of its range.
    """
    values, dtype = _values(pixels)
    amount = _between(_("The noise"), amount, 0, LARGEST)
    if (index(seed) if index(seed) is not None else -1) < 0:
        allowed = _("a whole number of at least 0")
        raise InvalidSetting(name=_("The seed"), value=spelled(seed), allowed=allowed)
    if not amount:
        return pixels
    pattern = np.random.default_rng(seed).standard_normal(values.shape, np.float32)
    return _within(values + np.float32(amount) * pattern, dtype)


def blur(pixels: np.ndarray, width: float) -> np.ndarray:
    """Blur with a Gaussian: each value becomes a weighted mean of those around it.

        weight of a pixel at distance d along an axis = exp(−d² / 2·width²), cut off beyond ⌈3·width⌉, sum 1

    Beyond the rim, its own values go on.

    Args:
        pixels: as for `noise`.
        width: the standard deviation in pixels, 0 to 64.

    Returns:
        the same shape and dtype; uint8 rounded.

    Raises:
        InvalidSetting: as `noise`.
    """
    values, dtype = _values(pixels)
    width = _between(_("The width of the blur"), width, 0, WIDEST)
    if not width:
        return pixels
    weights = cv2.getGaussianKernel(2 * math.ceil(3 * width) + 1, width).astype(np.float32)
    blurred = cv2.sepFilter2D(values, cv2.CV_32F, weights, weights, borderType=cv2.BORDER_REPLICATE)
    return _within(blurred.reshape(values.shape), dtype)  # OpenCV drops a channel axis of 1


def brightness(pixels: np.ndarray, levels: float) -> np.ndarray:
    """Add the same number to every value.

    Args:
        pixels: as for `noise`.
        levels: what is added, −255 to 255; less than 0 darkens.

    Returns:
        the same shape and dtype; uint8 rounded.

    Raises:
        InvalidSetting: as `noise`.

    >>> brightness(np.array([[0, 100, 250]], np.uint8), 20).tolist()
    [[20, 120, 255]]
    """
    values, dtype = _values(pixels)
    levels = _between(_("The brightness"), levels, -LARGEST, LARGEST)
    return _within(values + np.float32(levels), dtype) if levels else pixels


def shift(pixels: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Move the picture down by `rows` and right by `columns`; the values of its rim fill what comes free.

    Args:
        pixels: as for `noise`.
        rows, columns: whole numbers of any size; below 0 they move up and left.

    Returns:
        the same shape and dtype.

    Raises:
        InvalidSetting: as `noise`.

    >>> shift(np.array([[1, 2, 3]], np.uint8), 0, 1).tolist()
    [[1, 1, 2]]
    """
    _values(pixels)
    steps = (_whole(_("The shift in rows"), rows), _whole(_("The shift in columns"), columns))
    if steps == (0, 0):
        return pixels
    down, right = (min(max(step, 1 - cells), cells - 1) for cells, step in zip(pixels.shape, steps, strict=False))
    rest = pixels[max(0, -down) : len(pixels) - max(0, down), max(0, -right) : pixels.shape[1] - max(0, right)]
    rims = (max(0, down), max(0, -down), max(0, right), max(0, -right))  # above, below, left, right
    return cv2.copyMakeBorder(rest, *rims, cv2.BORDER_REPLICATE).reshape(pixels.shape)


def _values(pixels: np.ndarray) -> tuple[np.ndarray, np.dtype]:
    """The pixels as float32, and the dtype that the result must have.

    Raises:
        InvalidSetting: they are no picture, or of another dtype.
    """
    array = picture(pixels)
    if array.dtype not in (np.uint8, np.float32):
        value = _("of {dtype}").format(dtype=array.dtype)
        raise InvalidSetting(name=_("The picture"), value=value, allowed=_("of uint8 or float32, values 0 to 255"))
    return array.astype(np.float32), array.dtype


def _within(values: np.ndarray, dtype: np.dtype) -> np.ndarray:
    """Values cut to 0 to 255, rounded where they must be whole."""
    values = np.clip(values, 0, LARGEST)
    return np.rint(values).astype(np.uint8) if dtype == np.uint8 else values


def _between(name: str, value: float, low: float, high: float) -> float:
    number = scalar(name, value)
    if not low <= number <= high:
        allowed = _("from {low} to {high}").format(low=f"{low:g}", high=f"{high:g}")
        raise InvalidSetting(name=name, value=spelled(value), allowed=allowed)
    return number


def _whole(name: str, value: int) -> int:
    number = index(value)
    if number is None:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("a whole number"))
    return number
