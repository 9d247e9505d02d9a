"""`convolve` on one float32 channel, stride and dilation 1, against the plain `cv2.filter2D`.

Without a budget, what SciPy and TensorFlow take for the same: `scipy.ndimage.correlate` is the fastest of SciPy's on
small kernels, `scipy.signal.fftconvolve` on large ones; TensorFlow's tensors are made before.
"""

from collections.abc import Callable

import cv2
import numpy as np
import tensorflow as tf
from scipy import ndimage, signal

from bench import Line
from bench.measure import in_turn
from lib.convolution import PADDINGS, convolve

RUNS = 21
SIDES = (512, 1024, 4096)
KERNELS = (3, 5, 7, 11)
SLOW_RUNS = {512: 11, 1024: 7, 4096: 3}
SLOW_KERNELS = (3, 11)


def run() -> list[Line]:
    """One line for each side, kernel and padding, seed 1, then those of SciPy and TensorFlow."""
    rng = np.random.default_rng(1)
    images = [rng.random((side, side), dtype=np.float32) for side in SIDES]
    kernels = {size: rng.standard_normal((size, size)).astype(np.float32) for size in KERNELS}
    lines = [_line(image, kernel, padding) for image in images for kernel in kernels.values() for padding in PADDINGS]
    return lines + [line for image in images for size in SLOW_KERNELS for line in _slow_lines(image, kernels[size])]


def _line(image: np.ndarray, kernel: np.ndarray, padding: str) -> Line:
    ours, theirs = in_turn(
        lambda: convolve(image, kernel, padding=padding),
        lambda: cv2.filter2D(image, cv2.CV_32F, kernel, borderType=cv2.BORDER_CONSTANT),
        RUNS,
    )
    return Line(_what(image, kernel, padding), "cv2.filter2D", RUNS, ours / theirs, "at most 1.3")


def _slow_lines(image: np.ndarray, kernel: np.ndarray) -> list[Line]:
    runs = SLOW_RUNS[len(image)]
    lines = []
    for against, theirs in _others(image, kernel).items():
        mine, others = in_turn(lambda: convolve(image, kernel, padding="same"), theirs, runs)
        lines.append(Line(_what(image, kernel, "same"), against, runs, mine / others))
    return lines


def _others(image: np.ndarray, kernel: np.ndarray) -> dict[str, Callable[[], object]]:
    """Who else computes the same output, by name."""
    tensor, weights = tf.constant(image[None, :, :, None]), tf.constant(kernel[:, :, None, None])
    return {
        "scipy.ndimage.correlate": lambda: ndimage.correlate(image, kernel, mode="constant"),
        "scipy.signal.fftconvolve": lambda: signal.fftconvolve(image, kernel[::-1, ::-1], mode="same"),
        "tf.nn.conv2d": lambda: tf.nn.conv2d(tensor, weights, strides=1, padding="SAME").numpy(),
    }


def _what(image: np.ndarray, kernel: np.ndarray, padding: str) -> str:
    return f"convolve {len(kernel)}×{len(kernel)} {padding} on {len(image)}²"
