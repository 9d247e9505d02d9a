"""How far an answer may be off because weights are rounded on the screen, and when that is too far to ask."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.questions.figures import decimals_of, in_cells, plain
from lib.text import _, number

MOST = 0.5
"""Beyond it another whole number would be called right."""
_MOST_LISTED = 9


@dataclass(frozen=True)
class Allowance:
    """How far from the right answer still counts as right, and what to say of it: a hint, "" where none is needed."""

    tolerance: float
    hint: str


def allowance(kernels: np.ndarray, moved: Callable[[np.ndarray], float], decimals: int) -> Allowance | None:
    """What to allow who computes with the weights as they are written; None where that would be too much.

    The cells of the grid round more than the arithmetic does. Where that alone is too much, the hint lists the weights.

    Args:
        kernels: float64, of any shape.
        moved: how far the answer moves when it is computed with other weights of that shape.
        decimals: with which the answer is asked.

    >>> allowance(np.array([1.0, 2.0]), lambda weights: 0.0, 0)
    Allowance(tolerance=0.0, hint='')
    >>> weights = np.array([0.0625, 0.125])
    >>> allowance(weights, lambda other: 200 * abs(float((other - weights).sum())), 2).hint
    ' The cells round the weights: take 0.0625, 0.125.'
    """
    written = np.round(kernels, decimals_of(kernels))
    exact, as_written = "", moved(written)
    tolerance = max(as_written, moved(in_cells(written)))
    if tolerance > MOST and (listed := _listed(written)):
        tolerance, exact = as_written, _(" The cells round the weights: take {weights}.").format(weights=listed)
    if tolerance > MOST:
        return None
    if tolerance <= 10.0**-decimals:
        return Allowance(tolerance, exact)
    tolerance = min(MOST, math.ceil(tolerance * 10**decimals) / 10**decimals)
    within = _(" Within {off} counts as right, because the weights on the screen are rounded.")
    return Allowance(tolerance, exact + within.format(off=number(tolerance, decimals)))


def _listed(written: np.ndarray) -> str:
    """The different weights, "" where they are too many, or where the cells do not tell them apart."""
    weights = np.unique(written[written != 0])
    if len(weights) > _MOST_LISTED or len(np.unique(in_cells(weights))) < len(weights):
        return ""
    return ", ".join(plain(each) for each in weights)
