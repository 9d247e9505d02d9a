"""`pool` on one float32 channel, against a copy of the image and against `skimage.measure.block_reduce`.

Other windows than 2×2 are told without a budget; `block_reduce` knows only windows side by side.
"""

from collections.abc import Callable

import numpy as np
from skimage.measure import block_reduce

from bench import Line
from bench.measure import in_turn
from lib.pooling import KINDS, pool

RUNS = {512: 1001, 1024: 201, 4096: 21}
OTHERS = ((3, 2), (3, 1), (8, 8))
BY_NUMPY: dict[str, Callable] = {"max": np.max, "average": np.mean}


def run() -> list[Line]:
    """Lines for each side, kind and window, seed 1."""
    rng = np.random.default_rng(1)
    images = [rng.random((side, side), dtype=np.float32) for side in RUNS]
    budgeted = [line for image in images for kind in KINDS for line in _two_by_two(image, kind)]
    return budgeted + [_against_copy(image, kind, *window) for image in images for kind in KINDS for window in OTHERS]


def _two_by_two(image: np.ndarray, kind: str) -> list[Line]:
    runs = RUNS[len(image)]
    ours, theirs = in_turn(
        lambda: pool(image, 2, kind=kind), lambda: block_reduce(image, (2, 2), BY_NUMPY[kind]), max(5, runs // 5)
    )
    faster = Line(_what(image, kind, 2, 2), "skimage, times faster", max(5, runs // 5), theirs / ours, "at least 6")
    return [_against_copy(image, kind, 2, 2, "at most 3"), faster]


def _against_copy(image: np.ndarray, kind: str, size: int, stride: int, budget: str = "") -> Line:
    runs = RUNS[len(image)]
    ours, theirs = in_turn(lambda: pool(image, size, kind=kind, stride=stride), image.copy, runs)
    return Line(_what(image, kind, size, stride), "a copy of the image", runs, ours / theirs, budget)


def _what(image: np.ndarray, kind: str, size: int, stride: int) -> str:
    return f"pool {kind} {size}×{size} stride {stride} on {len(image)}²"
