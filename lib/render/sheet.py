"""All feature maps of a layer as one picture file.

One palette PNG costs a fraction of one coloured PNG a map: a byte a pixel instead of three, one file instead of many.
"""

import io
import math

import numpy as np
from PIL import Image

from lib.errors import InvalidSetting
from lib.render.colours import ZERO, indices, palette


def sprite(maps: np.ndarray, limits: float | np.ndarray, columns: int | None = None, dark: bool = False) -> bytes:
    """Maps side by side, row after row, as one palette PNG without gaps.

    Map i stands at row i // columns and column i % columns; what is left of the last row has the colour of zero.

    Args:
        maps: (n, h, w), any real type.
        limits: the value of the strongest colour, one for all maps or (n,) one for each.
        columns: maps in a row; without it as near a square as can be.
        dark: True for the dark theme.
    Returns:
        PNG bytes of (rows·h) × (columns·w) pixels.
    Raises:
        InvalidSetting: not three axes, an empty one, or fewer than one column.
    Source:
        Pillow's palette mode, since OpenCV writes none; compression level 1 is the fastest that compresses.
    """
    if maps.ndim != 3 or not maps.size:
        raise InvalidSetting(name="maps", value=str(maps.shape), allowed="(n, h, w) with no empty axis")
    columns = columns_for(len(maps)) if columns is None else columns
    if columns < 1:
        raise InvalidSetting(name="columns", value=columns, allowed="1 or more")
    limits = np.asarray(limits, np.float32)
    places = indices(maps, limits.reshape(-1, 1, 1) if limits.ndim else limits)
    return _palette_png(_tiled(places, columns), dark)


def columns_for(n: int) -> int:
    """Columns that make a sheet of n maps as near a square as can be.

    >>> columns_for(64), columns_for(10), columns_for(1)
    (8, 4, 1)
    """
    return max(1, math.ceil(math.sqrt(n)))


def shrunk(maps: np.ndarray, side: int) -> np.ndarray:
    """Maps small enough to stand beside one another: each cell the mean of a block of whole cells.

    Args:
        maps: (n, h, w), any real type.
        side: the most rows and columns that the result may have, at least 1.
    Returns:
        float32 (n, ⌈h / b⌉, ⌈w / b⌉) with the block b = ⌈max(h, w) / side⌉; the same maps when they are small enough.
    """
    h, w = maps.shape[1:]
    block = math.ceil(max(h, w) / side)
    if block <= 1:
        return maps
    tops, lefts = np.arange(0, h, block), np.arange(0, w, block)
    sums = np.add.reduceat(np.add.reduceat(maps.astype(np.float32), tops, axis=1), lefts, axis=2)
    cells = np.outer(
        np.diff(tops, append=h), np.diff(lefts, append=w)
    )  # how many cells each block has, at the rims fewer
    return sums / cells.astype(np.float32)


def _tiled(places: np.ndarray, columns: int) -> np.ndarray:
    """(n, h, w) → (rows·h, columns·w), the empty places filled with zero's."""
    n, h, w = places.shape
    rows = math.ceil(n / columns)
    if rows * columns != n:
        empty = np.full((rows * columns - n, h, w), ZERO, np.uint8)
        places = np.concatenate([places, empty])
    # (rows, columns, h, w) → (rows, h, columns, w)
    return places.reshape(rows, columns, h, w).transpose(0, 2, 1, 3).reshape(rows * h, columns * w)


def _palette_png(places: np.ndarray, dark: bool) -> bytes:
    picture = Image.frombytes("P", places.shape[::-1], places.tobytes())
    picture.putpalette(palette(dark).tobytes())
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()
