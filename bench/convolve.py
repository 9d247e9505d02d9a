"""`convolve` on one float32 channel, stride and dilation 1, against the plain `cv2.filter2D`."""

import cv2
import numpy as np

from bench import Line
from bench.measure import in_turn
from lib.convolution import PADDINGS, convolve

RUNS = 21
SIDES = (512, 1024, 2048, 4096)
KERNELS = (3, 5, 7, 11)


def run() -> list[Line]:
    """One line for each side, kernel and padding, seed 1."""
    rng = np.random.default_rng(1)
    images = [rng.random((side, side), dtype=np.float32) for side in SIDES]
    kernels = [rng.standard_normal((size, size)).astype(np.float32) for size in KERNELS]
    return [_line(image, kernel, padding) for image in images for kernel in kernels for padding in PADDINGS]


def _line(image: np.ndarray, kernel: np.ndarray, padding: str) -> Line:
    ours, theirs = in_turn(
        lambda: convolve(image, kernel, padding=padding),
        lambda: cv2.filter2D(image, cv2.CV_32F, kernel, borderType=cv2.BORDER_CONSTANT),
        RUNS,
    )
    side, size = image.shape[0], kernel.shape[0]
    return Line(f"convolve {size}×{size} {padding} on {side}²", "cv2.filter2D", RUNS, ours / theirs, "at most 1.3")
