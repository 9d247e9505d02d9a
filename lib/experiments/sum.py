"""The kernel's sum changed: on flat ground a kernel answers its sum times the brightness."""

import numpy as np

from lib.experiments._result import Experiment, Picture
from lib.experiments._setup import Setup, first_that_shows
from lib.text import _, number

TITLE = _("The kernel’s sum changed")
ADDED = 1
_TOLD_APART = 0.5


def run(setup: Setup) -> Experiment:
    """The kernel, and the same with 1 more in the middle, so that its sum is 1 larger."""
    setup = first_that_shows(setup, _lifts)
    heavier = setup.other(kernel=with_more(setup.kernel))
    before, after = setup.output(), heavier.output()
    was, now, lift = _mean(before), _mean(after), _lift(setup)
    values = {"added": ADDED, "sum": _sum(setup.kernel), "new": _sum(heavier.kernel)}
    figures = adding_up(was, lift, now)
    values |= dict(zip(("was", "lift", "now"), figures, strict=True))
    question = _(
        "The middle weight gets {added} more, so the sum of the kernel goes from {sum} to {new}. "
        "The mean of the output, now {was}, then …"
    )
    pictures = (
        Picture(_("The kernel with {added} more").format(**values), heavier.kernel, "kernel"),
        Picture(_("Output before"), before, "output"),
        Picture(_("Output with the larger sum"), after, "output"),
    )
    answer = int(np.argmin([abs(was + by - now) for by in (0, ADDED, lift)]))
    options = (_("stays at {was}"), _("rises by {added}"), _("rises by {lift}"))
    options = tuple(option.format(**values) for option in options)
    said, also = (sentence.format(**values) for sentence in _sentences())
    return Experiment(question.format(**values), options, answer, pictures, said, also, setup.notes)


def with_more(kernel: np.ndarray) -> np.ndarray:
    """The kernel with 1 more in the middle; in an even one before it, where the identity has its 1."""
    grown = kernel.copy()
    grown[tuple((cells - 1) // 2 for cells in kernel.shape)] += ADDED
    return grown


def adding_up(*values: float) -> tuple[str, ...]:
    """Figures of a sum, the last the total, with the fewest decimals from 1 to 4 in which they add up as written.

    >>> adding_up(0.34, 119.24, 119.58), adding_up(-0.04, 2.04, 2.0)
    (('0.34', '119.24', '119.58'), ('0.0', '2.0', '2.0'))
    """
    for decimals in (1, 2, 3, 4):
        rounded = [round(value, decimals) + 0.0 for value in values]
        if abs(sum(rounded[:-1]) - rounded[-1]) < 0.1**decimals / 2:
            return tuple(number(value, decimals) for value in rounded)
    return tuple(number(round(value, 1) + 0.0, 1) for value in values)


def _mean(values: np.ndarray) -> float:
    return float(values.mean(dtype=np.float64))


def _lift(setup: Setup) -> float:
    """The mean of the pixels that stand under the middle weight."""
    return _mean(setup.other(kernel=with_more(np.zeros_like(setup.kernel))).output())


def _lifts(setup: Setup) -> bool:
    """Whether the three answers are told apart."""
    lift = _lift(setup)
    return min(abs(lift), abs(lift - ADDED)) > _TOLD_APART


def _sentences() -> tuple[str, str]:
    said = _(
        "The mean goes from {was} to {now}, because each number gains the pixel under the middle weight, {lift} on "
        "average."
    )
    return said, _("On flat ground of brightness v a kernel answers its sum times v: before {sum} · v, now {new} · v.")


def _sum(kernel: np.ndarray) -> str:
    """A sum of weights with at most two decimals."""
    plain = round(float(kernel.sum()), 2) + 0.0
    return number(plain, 0 if plain == int(plain) else 2)
