"""Figures as the screen shows them, so that who computes with those is not told wrong for their rounding."""

from collections.abc import Iterable

import numpy as np

from lib.text import number

_EXACT, _ELSE = 4, 3  # decimals that are tried, and those that are written where none is exact
_ALIKE = 1e-9


def decimals_of(values: np.ndarray) -> int:
    """Fewest decimals that write all values as they are; three where four would not do.

    >>> decimals_of(np.array([1.0, -2.0])), decimals_of(np.array([0.0625])), decimals_of(np.array([1 / 9]))
    (0, 4, 3)
    """
    for decimals in range(_EXACT + 1):
        if (np.abs(np.round(values, decimals) - values) < _ALIKE).all():
            return decimals
    return _ELSE


def in_cells(values: np.ndarray) -> np.ndarray:
    """Values as the cells of a grid round them: none to two decimals, the fewer the larger the value.

    >>> in_cells(np.array([123.456, -12.345, 0.111])).tolist()
    [123.0, -12.3, 0.11]
    """
    size = np.abs(values)
    return np.select([size >= 100, size >= 10], [np.round(values), np.round(values, 1)], np.round(values, 2))


def plain(value: float) -> str:
    """A figure with the decimals it needs.

    >>> plain(-120.0), plain(0.5), plain(1 / 9)
    ('−120', '0.5', '0.111')
    """
    return number(value, decimals_of(np.array([value], np.float64)))


def added(values: Iterable[float]) -> str:
    """Figures with their signs between them.

    >>> added([3, -4, 0.5])
    '3 − 4 + 0.5'
    """
    first, *others = values
    return plain(first) + "".join(f" {'−' if each < 0 else '+'} {plain(abs(each))}" for each in others)
