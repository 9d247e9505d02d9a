"""Figures as the screen shows them, so that who computes with those is not told wrong for their rounding."""

from collections.abc import Iterable

import numpy as np

from lib.text import number

_MOST_DECIMALS = 3
_ALIKE = 1e-9


def decimals_of(values: np.ndarray) -> int:
    """Fewest decimals, at most three, that write all values as they are.

    >>> decimals_of(np.array([1.0, -2.0])), decimals_of(np.array([0.25])), decimals_of(np.array([1 / 9]))
    (0, 2, 3)
    """
    for decimals in range(_MOST_DECIMALS):
        if (np.abs(np.round(values, decimals) - values) < _ALIKE).all():
            return decimals
    return _MOST_DECIMALS


def in_cells(values: np.ndarray) -> np.ndarray:
    """Values as the cells of a grid round them: none to two decimals, the fewer the larger the value.

    >>> in_cells(np.array([123.456, -12.345, 0.111])).tolist()
    [123.0, -12.3, 0.11]
    """
    size = np.abs(values)
    return np.select([size >= 100, size >= 10], [np.round(values), np.round(values, 1)], np.round(values, 2))


def plain(value: float) -> str:
    """A figure with the decimals it needs, at most three.

    >>> plain(-120.0), plain(0.5), plain(1 / 9)
    ('−120', '0.5', '0.111')
    """
    exact = (decimals for decimals in range(_MOST_DECIMALS) if abs(round(value, decimals) - value) < _ALIKE)
    return number(value, next(exact, _MOST_DECIMALS))


def added(values: Iterable[float]) -> str:
    """Figures with their signs between them.

    >>> added([3, -4, 0.5])
    '3 − 4 + 0.5'
    """
    first, *others = values
    return plain(first) + "".join(f" {'−' if each < 0 else '+'} {plain(abs(each))}" for each in others)
