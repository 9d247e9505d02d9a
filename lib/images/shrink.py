"""A photo with fewer pixels."""

import cv2
import numpy as np


def shrink(pixels: np.ndarray, long_side: int) -> np.ndarray:
    """The same picture with its long side at most `long_side` pixels, each the mean of those it stands for.

    Args:
        pixels: uint8, (H, W) or (H, W, C).
        long_side: at least 1; a picture that is small enough is returned as it is.
    Returns:
        uint8 of the same number of axes; the short side keeps the aspect, rounded, at least 1.
    """
    height, width = pixels.shape[:2]
    longest = max(height, width)
    if longest <= long_side:
        return pixels
    size = (max(1, round(width * long_side / longest)), max(1, round(height * long_side / longest)))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
