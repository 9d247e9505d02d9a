"""Convolution and pooling once more, cell by cell in plain loops, to check questions by; and settings at random."""

from dataclasses import dataclass
from math import ceil

import numpy as np


@dataclass
class Case:
    """A convolution on small random numbers, and the cell that is open."""

    image: np.ndarray
    kernels: np.ndarray
    stride: int
    padding: str
    dilation: int
    bias: float
    relu: bool
    row: int = 0
    col: int = 0

    @property
    def settings(self):
        names = ("stride", "padding", "dilation", "bias", "relu", "row", "col")
        return {name: getattr(self, name) for name in names}


def pads(size, kernel, stride, padding, dilation=1):
    """Zeros before and after one axis, as TensorFlow's documentation has them."""
    if padding == "valid":
        return 0, 0
    total = max((ceil(size / stride) - 1) * stride + (kernel - 1) * dilation + 1 - size, 0)
    return total // 2, total - total // 2


def count(size, kernel, stride, padding, dilation=1):
    """Places of a window, found by moving it until it no longer fits."""
    before, after = pads(size, kernel, stride, padding, dilation)
    places, start = 0, -before
    while start + (kernel - 1) * dilation < size + after:
        places, start = places + 1, start + stride
    return places


def shape(case):
    return tuple(
        count(case.image.shape[axis], case.kernels.shape[axis], case.stride, case.padding, case.dilation)
        for axis in (0, 1)
    )


def start(case, row, col):
    """The input row and column of the first tap of a window."""
    tops = [
        pads(case.image.shape[axis], case.kernels.shape[axis], case.stride, case.padding, case.dilation)[0]
        for axis in (0, 1)
    ]
    return row * case.stride - tops[0], col * case.stride - tops[1]


def products(case, kernels=None, *, corner, dilation=None, outside="zero", channels=None):
    """Σ kernel · image at a window that begins at `corner`, product by product."""
    kernels = case.kernels if kernels is None else kernels
    dilation = case.dilation if dilation is None else dilation
    height, width, depth = case.image.shape
    total = 0.0
    for i in range(kernels.shape[0]):
        for j in range(kernels.shape[1]):
            r, c = corner[0] + i * dilation, corner[1] + j * dilation
            if not (0 <= r < height and 0 <= c < width):
                if outside == "zero":
                    continue
                r, c = min(max(r, 0), height - 1), min(max(c, 0), width - 1)
            for channel in range(depth) if channels is None else channels:
                total += float(kernels[i, j, channel]) * float(case.image[r, c, channel])
    return total


def following(case_shape, row, col):
    """The next cell in reading order, None after the last."""
    if col + 1 < case_shape[1]:
        return row, col + 1
    return (row + 1, 0) if row + 1 < case_shape[0] else None


def random_cases(rng, count_):
    """Small convolutions that have an output, with whole and broken weights, one channel or three."""
    found = []
    while len(found) < count_:
        height, width, depth = int(rng.integers(1, 15)), int(rng.integers(1, 15)), int(rng.choice([1, 3]))
        sides = rng.integers(1, 5, 2) if rng.random() < 0.3 else [rng.integers(1, 5)] * 2
        weights = rng.integers(-3, 4, (*sides, depth)).astype(np.float64)
        if rng.random() < 0.3:
            weights = rng.choice([weights / 2, weights / 9, np.ones_like(weights) / weights.size])
        case = Case(
            rng.integers(0, 256, (height, width, depth)).astype(np.uint8),
            weights,
            int(rng.integers(1, 4)),
            str(rng.choice(["valid", "same"])),
            int(rng.integers(1, 4)),
            float(rng.choice([0.0, 0.0, -7.0, 12.5])),
            bool(rng.random() < 0.4),
        )
        if min(shape(case)) < 1:
            continue
        case.row, case.col = (int(rng.integers(0, size)) for size in shape(case))
        found.append(case)
    return found
