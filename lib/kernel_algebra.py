"""What can be done with a kernel before it meets a picture: take it apart, join two, normalise it, flip it.

Kernels are (rows, columns), or (rows, columns, channels) where it is said; results are float64. All of it is about
cross-correlation, which is what Keras computes: a kernel lies on the picture as it is, not flipped.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.checks import real
from lib.errors import InvalidSetting
from lib.text import _

FLOAT_ERROR = 1e-12
"""What sums of float64 leave where nothing should be, as a share of the largest."""
AS_GOOD_AS_ZERO = 1e-5
"""A sum below this share of the weights' sizes counts as 0: an address keeps six digits of a weight."""
_MULTIPLES = 12
NOTHING = 1e-30
"""A weight below it is taken as 0 where a kernel is taken apart: its inverse would leave float64."""


def singular_values(kernel: np.ndarray) -> np.ndarray:
    """How much each of the products of a column and a row that add up to the kernel weighs, falling.

    Args:
        kernel: (kh, kw), finite.

    Returns:
        float64 (min(kh, kw),).

    Raises:
        InvalidSetting: it is no such array.
    """
    return np.linalg.svd(_to_take_apart(kernel), compute_uv=False)


def rank(kernel: np.ndarray) -> int:
    """How many products of a column and a row are needed to add up to the kernel; arguments as `singular_values`.

    >>> rank(np.outer([1, 2, 1], [-1, 0, 1])), rank(np.eye(3)), rank(np.zeros((3, 3)))
    (1, 3, 0)
    """
    values = singular_values(kernel)
    return int((values > FLOAT_ERROR * values[0]).sum())


def separated(kernel: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """The column and the row whose products are the kernel, in figures as plain as can be.

        kernel[i, j] = column[i] · row[j]

    Whole numbers where there are such; else a half without negative weights adds up to 1, so that it is a mean, and
    what is left is the other half's. The half with the larger sum has a positive one.

    Args:
        kernel: (kh, kw), finite.

    Returns:
        float64 (kh,) and (kw,), or None where no such pair is equal to it within float error (its rank is not 1).

    Raises:
        InvalidSetting: the kernel is no such array.

    >>> [half.tolist() for half in separated([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])]
    [[1.0, 2.0, 1.0], [-1.0, 0.0, 1.0]]
    >>> separated([[0, 1, 0], [1, -4, 1], [0, 1, 0]]) is None
    True
    """
    weights = _to_take_apart(kernel)
    if rank(weights) != 1:
        return None
    at_row, at_col = np.unravel_index(np.abs(weights).argmax(), weights.shape)
    column, row = weights[:, at_col], weights[at_row] / weights[at_row, at_col]
    scale = _plain_scale(column, row)
    sign = _sign(column, row)
    return _rounded(column * scale * sign), _rounded(row / scale * sign)


def in_sequence(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The one kernel that gives what two give one after the other, with stride 1 and no padding.

        out[r] = Σ second[j] · Σ first[i] · image[r + i + j], so both[n] = Σ first[i] · second[j] over i + j = n

    Args:
        first, second: (kh, kw), finite; dense, that is with a dilation of 1.

    Returns:
        float64 (kh1 + kh2 − 1, kw1 + kw2 − 1).

    Raises:
        InvalidSetting: one is no such array.

    >>> in_sequence([[1, 1]], [[1], [-1]]).tolist()
    [[1.0, 1.0], [-1.0, -1.0]]
    """
    first, second = _weights(first, (2,)), _weights(second, (2,))
    both = np.zeros(np.add(first.shape, second.shape) - 1)
    for (row, col), weight in np.ndenumerate(second):
        both[row : row + first.shape[0], col : col + first.shape[1]] += weight * first
    return both


@dataclass(frozen=True, eq=False)
class Normalised:
    """A kernel after its weights were divided.

    Attributes:
        weights: float64, of the kernel's shape.
        by: "sum"; "sizes" where the sum is 0: the sum of the weights without their signs; "nothing" where all are 0.
        divisor: what each weight was divided by.
    """

    weights: np.ndarray
    by: Literal["sum", "sizes", "nothing"]
    divisor: float


def normalised(kernel: np.ndarray) -> Normalised:
    """The kernel divided by the sum of its weights, so that flat ground keeps its brightness.

    Where that sum is 0 it is divided by the sum of the weights without their signs, so that no output is further from
    zero than the largest pixel.

    Args:
        kernel: (kh, kw), or (kh, kw, C), which is summed over all channels; finite.

    Raises:
        InvalidSetting: it is no such array.

    >>> normalised([[1, 2, 1]]).weights.tolist(), normalised([[-1, 0, 1]]).weights.tolist()
    ([[0.25, 0.5, 0.25]], [[-0.5, 0.0, 0.5]])
    """
    weights = _weights(kernel, (2, 3))
    total, sizes = float(weights.sum()), float(np.abs(weights).sum())
    if sizes == 0:
        return Normalised(weights, "nothing", 1.0)
    if abs(total) > AS_GOOD_AS_ZERO * sizes:
        return Normalised(weights / total, "sum", total)
    return Normalised(weights / sizes, "sizes", sizes)


@dataclass(frozen=True, eq=False)
class Flipped:
    """A kernel upside down and left to right.

    Attributes:
        weights: float64, of the kernel's shape.
        effect: "unchanged" for a symmetric kernel, "opposite" for one that becomes its own negative, else "other".
        said: what that does to every output, a sentence.
    """

    weights: np.ndarray
    effect: Literal["unchanged", "opposite", "other"]
    said: str


def flipped(kernel: np.ndarray) -> Flipped:
    """The kernel turned by half a turn, as mathematics does before it says convolution, and what that changes.

    Args:
        kernel: (kh, kw), or (kh, kw, C), each channel by itself; finite.

    Raises:
        InvalidSetting: it is no such array.

    >>> flipped([[-1, 0, 1]]).effect, flipped([[1, 2, 1]]).effect, flipped([[1, 2]]).effect
    ('opposite', 'unchanged', 'other')
    """
    weights = _weights(kernel, (2, 3))
    turned = weights[::-1, ::-1].copy()
    near = FLOAT_ERROR * np.abs(weights).max()
    if (np.abs(turned - weights) <= near).all():
        return Flipped(turned, "unchanged", _("Half a turn leaves this kernel as it is, so no output changes."))
    if (np.abs(turned + weights) <= near).all():
        return Flipped(
            turned, "opposite", _("Half a turn makes this kernel its own negative: every output changes sign.")
        )
    said = _("Half a turn makes this another kernel: it now looks for the same pattern the other way round.")
    return Flipped(turned, "other", said)


def _weights(kernel: np.ndarray, axes: tuple[int, ...]) -> np.ndarray:
    """The kernel as float64 with one of these numbers of axes.

    Raises:
        InvalidSetting: it has another, no cells, or weights that are no finite real numbers.
    """
    weights = real(_("The kernel"), kernel).astype(np.float64)
    if weights.ndim not in axes or weights.size == 0:
        allowed = _("(rows, columns), each at least 1")
        raise InvalidSetting(name=_("The shape of the kernel"), value=weights.shape, allowed=allowed)
    if not np.isfinite(weights).all():
        found = weights[~np.isfinite(weights)][0]
        raise InvalidSetting(name=_("A weight of the kernel"), value=found, allowed=_("a finite number"))
    return weights


def _to_take_apart(kernel: np.ndarray) -> np.ndarray:
    """The kernel as float64 (kh, kw), weights as good as 0 being 0; raises as `_weights` does."""
    weights = _weights(kernel, (2,))
    weights[np.abs(weights) < NOTHING] = 0
    return weights


def _plain_scale(column: np.ndarray, row: np.ndarray) -> float:
    """By what to multiply the column, and divide the row, so that both are in plain figures."""
    starts = np.concatenate([1 / np.abs(column[column != 0]), np.abs(row[row != 0])])
    multiples = np.arange(1, _MULTIPLES + 1)
    scales = np.unique(np.concatenate([np.outer(starts, multiples).ravel(), np.outer(starts, 1 / multiples).ravel()]))
    columns, rows = scales[:, None] * column, row / scales[:, None]
    whole = _are_whole(columns) & _are_whole(rows)
    if whole.any():
        uneven = np.abs(np.log(np.abs(columns).max(axis=1) / np.abs(rows).max(axis=1)))
        return float(scales[np.where(whole, uneven, np.inf).argmin()])
    if _of_one_sign(column):
        return 1 / abs(float(column.sum()))
    if _of_one_sign(row):
        return abs(float(row.sum()))
    return 1 / float(np.abs(column).max())


def _are_whole(values: np.ndarray) -> np.ndarray:
    """(n, k) → bool (n,): whether a row holds nothing but whole numbers, within float error."""
    near = FLOAT_ERROR * np.abs(values).max(axis=1, keepdims=True)
    return (np.abs(np.rint(values) - values) <= near).all(axis=1)


def _of_one_sign(half: np.ndarray) -> bool:
    return bool((half >= 0).all() or (half <= 0).all())


def _sign(column: np.ndarray, row: np.ndarray) -> int:
    """1, or −1 to turn both halves round: the one with the larger sum has a positive one, else the column ends so."""
    sums = [float(half.sum() / np.abs(half).max()) for half in (column, row)]
    told = max(sums, key=abs)
    if abs(told) < FLOAT_ERROR * max(len(column), len(row)):
        told = column[column != 0][-1]
    return -1 if told < 0 else 1


def _rounded(half: np.ndarray) -> np.ndarray:
    """Without the last float error of plain figures, and without negative zeros."""
    plain = np.round(half, 6)
    return np.where(np.abs(plain - half) <= FLOAT_ERROR * np.abs(half).max(), plain, half) + 0.0
