"""A colour photo as one channel."""

import cv2
import numpy as np


def grey(pixels: np.ndarray) -> np.ndarray:
    """The brightness of each pixel, uint8 (H, W), of uint8 (H, W, 3) RGB.

        0.299 · red + 0.587 · green + 0.114 · blue, rounded

    Source:
        ITU-R BT.601-7, section 2.5.1; OpenCV's fixed-point form of it, which differs by at most 1.
    """
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
