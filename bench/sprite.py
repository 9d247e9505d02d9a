"""A layer's maps as one palette sheet, against one coloured Pillow PNG a map: how many times faster?"""

import io
import statistics
import time
from collections.abc import Callable

import numpy as np
from PIL import Image

from bench import Line
from lib.render import diverging, largest, sprite

RUNS = 31
SHAPES = [(64, 32, 32), (32, 28, 28), (128, 16, 16)]


def run() -> list[Line]:
    """One line a layer shape, seed 1."""
    rng = np.random.default_rng(1)
    return [_line(rng.normal(size=shape).astype(np.float32)) for shape in SHAPES]


def _line(maps: np.ndarray) -> Line:
    limits = largest(maps, axis=(1, 2))
    sheet: list[float] = []
    separate: list[float] = []
    for _ in range(RUNS):
        sheet.append(_seconds(lambda: sprite(maps, limits)))
        separate.append(_seconds(lambda: _separate(maps, limits)))
    n, h, w = maps.shape
    ratio = statistics.median(separate) / statistics.median(sheet)
    return Line(f"sprite of {n} maps of {h}×{w}", "coloured Pillow PNGs, one a map", RUNS, ratio, "at least 7")


def _separate(maps: np.ndarray, limits: np.ndarray) -> list[bytes]:
    """The same maps in the same colours, each a PNG of its own with Pillow's own settings."""
    files = []
    for values, limit in zip(maps, limits, strict=True):
        file = io.BytesIO()
        Image.fromarray(diverging(values, limit)).save(file, "PNG")
        files.append(file.getvalue())
    return files


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
