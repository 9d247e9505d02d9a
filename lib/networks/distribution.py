"""How often values occur, with zero between two bars; and which maps of a layer are zero everywhere."""

from dataclasses import dataclass

import numpy as np

BARS = 48
"""About as many; the span from the lowest to the highest value, zero within it, is divided by this."""


@dataclass(frozen=True, eq=False)
class Distribution:
    """Values counted in bars of equal width, none of which reaches over zero.

    Attributes:
        n: how many values there are.
        zeros: the share of them that are exactly zero, 0 to 1; these stand in no bar.
        low, high, mean: of all values.
        counts: int64 (bars,), from the lowest to the highest; empty where all values are zero.
        below: how many of the bars lie below zero.
        width: of a bar; bar i covers (i − below) · width to (i − below + 1) · width.
    """

    n: int
    zeros: float
    low: float
    high: float
    mean: float
    counts: np.ndarray
    below: int
    width: float


def distribution(values: np.ndarray, span: tuple[float, float] | None = None) -> Distribution:
    """How the values are spread.

    Args:
        values: any shape, real and finite, at least one.
        span: the lowest and the highest value that the bars reach, so that several sets can share their bars; without
            it those of the values.

    >>> found = distribution(np.array([-1.0, 0, 0, 0.5, 1]))
    >>> found.zeros, len(found.counts), found.below, int(found.counts.sum())
    (0.4, 48, 24, 3)
    """
    flat = np.asarray(values, np.float64).ravel()
    low, high = float(flat.min()), float(flat.max())
    first, last = span or (low, high)
    width = (max(last, 0.0) - min(first, 0.0)) / BARS
    told = {"n": len(flat), "low": low, "high": high, "mean": float(flat.mean())}
    away = flat[flat != 0]
    if not width:  # all are zero, or so near it that no bar is wide enough
        return Distribution(**told, zeros=1 - len(away) / len(flat), counts=np.zeros(0, int), below=0, width=0.0)
    below, above = (max(0, int(np.ceil(end / width - 1e-9))) for end in (-first, last))
    places = np.clip(np.floor(away / width), -below, above - 1)
    places = np.where(away < 0, np.minimum(places, -1), np.maximum(places, 0)).astype(int) + below
    counts = np.bincount(places, minlength=below + above)
    return Distribution(**told, zeros=1 - len(away) / len(flat), counts=counts, below=below, width=width)


def silent(value: np.ndarray) -> np.ndarray:
    """Which maps or units of a layer's output are zero everywhere: bool (channels,).

    Args:
        value: (h, w, channels) or (units,).

    >>> silent(np.array([[[0.0, 1], [0, 0]]])), silent(np.array([0.0, 2]))
    (array([ True, False]), array([ True, False]))
    """
    return ~np.any(value != 0, axis=tuple(range(value.ndim - 1)))
