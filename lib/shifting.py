"""How much of an output changes when the picture moves by some pixels.

The picture is seen through a field that is `FURTHEST` cells smaller along both sides. As the field moves up or left,
the picture in it moves down or right, and real pixels come in at the rim: nothing is padded, nothing wraps round.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.checks import index, spelled, word
from lib.errors import InvalidSetting
from lib.text import _

FURTHEST = 8
"""Cells that the picture can move."""
DIRECTIONS = ("right", "down")
_ROUNDING = 1e-5  # of the largest value: less is not told apart

Operate = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Change:
    """What became of an output when the picture moved.

    `relative` is the relative absolute error, the new output taken as a guess at the old one:

        Σ |after − before| / Σ |before − mean(before)|

    0 where nothing changes, 1 where the output changes as much as it varies at all; None where `before` is the same
    everywhere. `same` is the share of cells that keep their number.

    Source:
        Witten, Frank & Hall, Data Mining (2011), section 5.8, for the measure.
    """

    shift: int
    relative: float | None
    same: float


def field(planes: np.ndarray, shift: int, direction: str) -> np.ndarray:
    """The picture in the field after it moved by `shift` cells: (…, H, W) → (…, H − 8, W − 8), a view.

    Raises:
        InvalidSetting: the picture is too small for a field, or shift or direction are not known.

    >>> field(np.arange(100).reshape(10, 10), 0, "right").tolist()
    [[88, 89], [98, 99]]
    >>> field(np.arange(100).reshape(10, 10), 1, "down").tolist()
    [[78, 79], [88, 89]]
    """
    if index(shift) not in range(FURTHEST + 1):
        allowed = _("a whole number from 0 to {last}").format(last=FURTHEST)
        raise InvalidSetting(name=_("The shift"), value=spelled(shift), allowed=allowed)
    height, width = (cells - FURTHEST for cells in planes.shape[-2:])
    if min(height, width) < 1:
        allowed = _("at least {least}, so that real pixels can come in").format(least=FURTHEST + 1)
        raise InvalidSetting(name=_("The picture's shorter side"), value=min(planes.shape[-2:]), allowed=allowed)
    down = word(_("The direction"), direction, DIRECTIONS) == "down"
    top, left = FURTHEST - shift * down, FURTHEST - shift * (not down)
    return planes[..., top : top + height, left : left + width]


def change(before: np.ndarray, after: np.ndarray, shift: int = 1) -> Change:
    """Compare two outputs of one shape, cell by cell.

    >>> change(np.array([[0.0, 4.0]]), np.array([[1.0, 4.0]]))
    Change(shift=1, relative=0.25, same=0.5)
    """
    before, after = np.asarray(before, np.float64), np.asarray(after, np.float64)
    apart = np.abs(after - before)
    varies = np.abs(before - before.mean()).sum()
    near = _ROUNDING * max(np.abs(before).max(), np.abs(after).max())
    return Change(shift, float(apart.sum() / varies) if varies > near else None, float((apart <= near).mean()))


def changes(operate: Operate, planes: np.ndarray, direction: str) -> tuple[Change, ...]:
    """The change of an operation's output at each shift from 0 to `FURTHEST`.

    Args:
        operate: makes an output, (H', W'), of planes as they are given.
        planes: (…, H, W).
        direction: in which the picture moves, "right" or "down".

    Raises:
        DoesNotFit: the picture is too small for the field, or the field for the operation.
    """
    before = operate(field(planes, 0, direction))
    return tuple(change(before, operate(field(planes, shift, direction)), shift) for shift in range(FURTHEST + 1))


def found_again(before: np.ndarray, after: np.ndarray, cells: int, direction: str) -> tuple[int, int]:
    """How many cells of the old output stand in the new one `cells` further, and of how many that are still in sight.

    >>> found_again(np.array([[1.0, 2.0, 3.0]]), np.array([[9.0, 1.0, 2.0]]), 1, "right")
    (2, 2)
    """
    if word(_("The direction"), direction, DIRECTIONS) == "down":
        before, after = before.T, after.T
    old, new = before[:, : before.shape[1] - cells], after[:, cells:]
    near = _ROUNDING * max(np.abs(before).max(), np.abs(after).max())
    return int((np.abs(new - old) <= near).sum()), old.size
