"""How much of what a cell can see matters to it: pieces of the picture are covered one at a time.

Source:
    Zeiler & Fergus, Visualizing and understanding convolutional networks (2014), section 4.2
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib.networks.runtime import Network
from lib.receptive_field import Field

MOST = 14
"""Pieces along a side at most; a smaller patch is covered pixel by pixel."""
_AT_ONCE, _BYTES = 36, 2_000_000  # pictures in a batch, and bytes of the layer's output for it


@dataclass(frozen=True, eq=False)
class Occlusion:
    """What became of one number while pieces of the picture were covered.

    Attributes:
        value: with nothing covered.
        covered: float32 (n, m), with that piece covered.
        tops: int (n + 1,), the first row of each piece, and the row after the last.
        lefts: int (m + 1,), likewise for columns.
    """

    value: float
    covered: np.ndarray
    tops: np.ndarray
    lefts: np.ndarray

    @cached_property
    def moved(self) -> np.ndarray:
        """float32 (n, m), how far the number moved: below zero where it fell, so the piece had raised it."""
        return self.covered - np.float32(self.value)

    def strongest(self) -> tuple[int, int]:
        """The piece that moves it most: its place in `covered`, the first of equals."""
        row, col = np.unravel_index(np.abs(self.moved).argmax(), self.moved.shape)
        return int(row), int(col)

    def carrying(self, share: float = 0.5) -> int:
        """The fewest pieces whose movements make up this share of all; 0 where nothing moves."""
        sizes = np.sort(np.abs(self.moved), axis=None)[::-1].astype(np.float64).cumsum()
        return 0 if sizes[-1] == 0 else int(np.searchsorted(sizes, share * sizes[-1] * (1 - 1e-12))) + 1


def occlude(
    network: Network,
    picture: np.ndarray,
    layer: str,
    cell: tuple[int, ...],
    field: Field,
    *,
    most: int = MOST,
    arrange: Callable[[np.ndarray], np.ndarray] = lambda picture: picture,
) -> Occlusion:
    """Cover a patch of the picture piece by piece with the picture's mean colour, and read one number each time.

    Args:
        network: whose number it is.
        picture: float32 (h, w, c), values 0 to 255.
        layer, cell: the number: (row, col, channel), or (unit,).
        field: the patch, of at least 1×1; what lies outside of it can move nothing where it is the receptive field.
        most: pieces along the longer side at most, all squares of one size but for the last of a row or column.
        arrange: what is done to a picture before the network gets it, as shuffling its pixels.
    """
    side = side_of(field, most)
    tops, lefts = _edges(field.top, field.rows, side), _edges(field.left, field.columns, side)
    pieces = [(top, left) for top in range(len(tops) - 1) for left in range(len(lefts) - 1)]
    mean = picture.mean(axis=(0, 1))  # (c,)

    def covered(piece: tuple[int, int]) -> np.ndarray:
        row, col = piece
        found = picture.copy()
        found[tops[row] : tops[row + 1], lefts[col] : lefts[col + 1]] = mean
        return arrange(found)

    bytes_ = 4 * math.prod(network.card.layer(layer).output_shape)
    count = max(1, min(_AT_ONCE, _BYTES // bytes_))
    values = [network.run(arrange(picture)[None], (layer,))[layer][(slice(None), *cell)]]
    for first in range(0, len(pieces), count):
        batch = np.stack([covered(piece) for piece in pieces[first : first + count]])
        values.append(network.run(batch, (layer,))[layer][(slice(None), *cell)])
    value, *rest = np.concatenate(values)
    return Occlusion(float(value), np.array(rest, np.float32).reshape(len(tops) - 1, -1), tops, lefts)


def side_of(field: Field, most: int = MOST) -> int:
    """Pixels along a side of one piece of a patch.

    >>> side_of(Field(0, 0, 9, 14)), side_of(Field(0, 0, 9, 15))
    (1, 2)
    """
    return math.ceil(max(field.rows, field.columns) / most)


def _edges(first: int, cells: int, side: int) -> np.ndarray:
    """Where pieces begin along one axis, and where the last one ends.

    >>> _edges(10, 5, 1), _edges(0, 8, 3)
    (array([10, 11, 12, 13, 14, 15]), array([0, 3, 6, 8]))
    """
    return first + np.append(np.arange(0, cells, side), cells)
