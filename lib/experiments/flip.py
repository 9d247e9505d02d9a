"""The kernel flipped: what mathematics calls convolution, beside the cross-correlation that Keras computes."""

import numpy as np

from lib.experiments._result import Experiment, Picture, told
from lib.experiments._setup import Setup, first_that_shows
from lib.kernel_algebra import flipped
from lib.text import _, number

TITLE = _("The kernel flipped")


def run(setup: Setup) -> Experiment:
    """The same picture under the kernel and under the flipped one."""
    setup = first_that_shows(setup, Setup.varies)
    turned = flipped(setup.kernel)
    before, after = setup.output(), setup.other(kernel=turned.weights).output()
    question = _("The kernel is turned by half a turn, upside down and left to right. Each number of the output then …")
    options = (_("stays as it is"), _("changes its sign"), _("becomes another one"))
    pictures = (
        Picture(_("The flipped kernel"), turned.weights, "kernel"),
        Picture(_("Output before"), before, "output"),
        Picture(_("Output of the flipped kernel"), after, "output"),
    )
    answer = _effect(before, after, setup.near)
    said = _said(answer, before, after, setup.near).format(why=_why(turned.effect))
    also = _("Mathematics flips the kernel before it says convolution; Keras and this page lay it on as it is.")
    return Experiment(question, options, answer, pictures, said, also, setup.notes)


def _effect(before: np.ndarray, after: np.ndarray, near: float) -> int:
    """Which option holds for all outputs."""
    if (np.abs(after - before) <= near).all():
        return 0
    return 1 if (np.abs(after + before) <= near).all() else 2


def _why(effect: str) -> str:
    return {
        "unchanged": _("half a turn leaves this kernel as it is"),
        "opposite": _("half a turn makes this kernel its own negative"),
        "other": _("half a turn makes it look for the same pattern the other way round"),
    }[effect]


def _said(answer: int, before: np.ndarray, after: np.ndarray, near: float) -> str:
    row, col = (int(at) for at in np.unravel_index(np.abs(after - before).argmax(), before.shape))
    said = {
        0: _("All {all} numbers stay, because {{why}}."),
        1: _("All {all} numbers change sign, because {{why}}: row {row}, column {col} was {was} and is {now}."),
        2: _("{changed} of {all} numbers are others, because {{why}}: row {row}, column {col} was {was} and is {now}."),
    }[answer]
    return said.format(
        all=number(before.size),
        changed=number(int((np.abs(after - before) > near).sum())),
        row=row,
        col=col,
        was=told(before[row, col], near),
        now=told(after[row, col], near),
    )
