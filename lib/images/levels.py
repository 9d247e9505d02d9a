"""Fewer values: each number of a photo moved to the nearest of n levels."""

import numpy as np

from lib.checks import index, spelled
from lib.errors import InvalidSetting
from lib.text import _

MOST = 256


def table(levels: int) -> np.ndarray:
    """What each value 0 to 255 becomes, uint8 (256,).

        step = 255 / (levels − 1)        value → round(round(value / step) · step), halves to the even number

    The levels stand evenly from 0 to 255, so black stays black and full light full light; 256 change nothing.

    >>> np.unique(table(4)).tolist()
    [0, 85, 170, 255]

    Args:
        levels: 2 to 256.
    Raises:
        InvalidSetting: it is not.
    """
    number = index(levels)
    if number is None or not 2 <= number <= MOST:
        allowed = _("a whole number from 2 to 256")
        raise InvalidSetting(name=_("The number of levels"), value=spelled(levels), allowed=allowed)
    step = (MOST - 1) / (number - 1)
    return np.rint(np.rint(np.arange(MOST) / step) * step).astype(np.uint8)


def quantise(values: np.ndarray, levels: int) -> np.ndarray:
    """The same values on `levels` levels, uint8 of the same shape.

    Args:
        values: uint8 of any shape.
        levels: 2 to 256.
    Raises:
        InvalidSetting: there is no such number of levels.
    """
    return table(levels)[values]


def left(counts: np.ndarray, levels: int) -> tuple[int, int, int]:
    """What quantising leaves: how many values occurred before, how many do after, and the largest error of all values.

    Args:
        counts: how often each value 0 to 255 occurs, (256,), as lib.images.values.counts gives.
        levels: 2 to 256.
    Raises:
        InvalidSetting: there is no such number of levels.
    """
    present = np.flatnonzero(counts)
    after = table(levels)[present].astype(int)
    return len(present), len(np.unique(after)), int(np.abs(after - present).max(initial=0))
