"""The pixels in a random order: the same numbers, and nothing left of what a kernel looks for."""

import numpy as np

from lib.experiments._result import Experiment, Picture, told
from lib.experiments._setup import Setup, first_that_shows
from lib.text import _, figure, number

TITLE = _("The pixels shuffled")
SEED = 0
ALIKE = 1.1
"""Spreads of which neither is more than this many times the other are about the same."""


def run(setup: Setup) -> Experiment:
    """The kernel on the picture, and on its pixels in a random order that is the same each time."""
    setup = first_that_shows(setup, Setup.varies)
    mixed = setup.other(image=shuffled(setup.image))
    before, after = setup.output(), mixed.output()
    question = _(
        "All {count} pixels are put in a random order. Compared with now, the numbers of the output then lie …"
    )
    options = (_("closer together"), _("about as far apart"), _("further apart"))
    pictures = (
        Picture(_("The pixels, shuffled"), mixed.image, "pixels"),
        Picture(_("Output before"), before, "output"),
        Picture(_("Output of the shuffled pixels"), after, "output"),
    )
    spreads = float(before.std(dtype=np.float64)), float(after.std(dtype=np.float64))
    answer = 1 + (spreads[1] > ALIKE * spreads[0]) - (spreads[0] > ALIKE * spreads[1])
    said, also = _said(*spreads, _why(answer, setup)), _also(setup)
    return Experiment(
        question.format(count=number(setup.image.size)), options, answer, pictures, said, also, setup.notes
    )


def shuffled(image: np.ndarray) -> np.ndarray:
    """The same pixels in a random order, the same for every picture of this shape."""
    return np.random.default_rng(SEED).permutation(image.ravel()).reshape(image.shape)


def _said(before: float, after: float, why: str) -> str:
    said = _(
        "The outputs lie {ratio} times as far from their mean, with a standard deviation of {after} instead of "
        "{before}, because {why}."
    )
    return said.format(ratio=figure(after / before), after=told(after), before=told(before), why=why)


def _why(answer: int, setup: Setup) -> str:
    if np.count_nonzero(setup.kernel) == 1:
        return _("this kernel reads one pixel at a time and has no use for the order")
    return {
        0: _("neighbours are no longer alike, and bright and dark cancel within each window"),
        1: _("what this kernel adds up differs about as much with any neighbours"),
        2: _("neighbours are no longer alike, and nearly every window holds sharp differences"),
    }[answer]


def _also(setup: Setup) -> str:
    also = _(
        "Of pixels that know nothing of their neighbours, {pixels} · {norm} ≈ {expected} is to be expected: the "
        "standard deviation of the pixels times the root of the sum of the squared weights."
    )
    pixels, norm = float(setup.image.std(dtype=np.float64)), float(np.sqrt((setup.kernel**2).sum()))
    return also.format(pixels=told(pixels), norm=figure(norm), expected=told(pixels * norm))
