"""A colour photo as one channel."""

from collections.abc import Sequence

import cv2
import numpy as np

from lib.checks import real, spelled
from lib.errors import InvalidSetting
from lib.text import _

WEIGHTS = (0.299, 0.587, 0.114)
"""Of red, green and blue, which add up to 1: about how bright each looks to us."""


def grey(pixels: np.ndarray) -> np.ndarray:
    """The brightness of each pixel, uint8 (H, W), of uint8 (H, W, 3) RGB.

        0.299 · red + 0.587 · green + 0.114 · blue, rounded

    Source:
        ITU-R BT.601-7, section 2.5.1; OpenCV's fixed-point form of it, which differs by at most 1.
    """
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)


def weighted(pixels: np.ndarray, weights: Sequence[float]) -> np.ndarray:
    """Grey with weights of one's own: their sum in float64, rounded, and cut to 0 to 255; uint8 (H, W).

    The usual weights give exactly `grey`, so that all pages see one grey.

    Args:
        pixels: uint8 (H, W, 3) RGB.
        weights: of red, green and blue; finite, and below 0 too.
    Raises:
        InvalidSetting: these are not three finite numbers.
    """
    numbers = real(_("The weights"), weights)
    if numbers.shape != (3,) or not np.isfinite(numbers).all():
        raise InvalidSetting(name=_("The weights"), value=spelled(weights), allowed=_("three finite numbers"))
    if tuple(weights) == WEIGHTS:
        return grey(pixels)
    return np.rint(pixels @ numbers.astype(np.float64)).clip(0, 255).astype(np.uint8)
