"""A checkerboard of single pixels under a stride of 2: finer detail does not fade, it turns into another."""

import numpy as np

from lib.convolution import span
from lib.experiments._result import Experiment, Picture, told
from lib.experiments._setup import Setup
from lib.kernels import kernel as named
from lib.text import _, number

TITLE = _("A checkerboard under a stride of 2")
STRIDE = 2
_SEEN = 24  # outputs along a side with stride 1


def run(setup: Setup) -> Experiment:
    """The board with stride 1 and with stride 2, without padding; with the identity where the kernel sees no board."""
    board = _on_board(setup)
    before, after = board.other(stride=1).output(), board.other(stride=STRIDE).output()
    moved = board.other(stride=STRIDE, image=255 - board.image).output()
    question = _(
        "A checkerboard of single pixels, 0 and 255, lies under this kernel, which moves 2 cells at a time. "
        "What comes out?"
    )
    options = (_("a checkerboard again"), _("stripes"), _("one number everywhere"))
    pictures = (
        Picture(_("The checkerboard"), board.image, "pixels"),
        Picture(_("Output with stride 1"), before, "output"),
        Picture(_("Output with stride 2"), after, "output"),
    )
    said, also = _said(before, after, moved, board.near)
    return Experiment(question, options, pattern(after, board.near), pictures, said, also, board.notes)


def pattern(values: np.ndarray, near: float) -> int:
    """0 for numbers that change along rows and columns, 1 where only along one of them, 2 where nowhere."""
    changes = [np.abs(np.diff(values, axis=axis)).max(initial=0) > near for axis in (0, 1)]
    return 2 - sum(changes)


def _on_board(setup: Setup) -> Setup:
    """The kernel on a board that gives it 24 × 24 places with stride 1."""
    note = _("This experiment has its own picture and a stride of 2, whatever is chosen above.")
    if setup.padding != "valid":
        note += _(" There is no padding, so that zeros at the rim change nothing.")
    board = setup.other(note, image=_board(setup), padding="valid")
    seen = board.other(stride=1).output()
    if np.ptp(seen) > board.near:
        return board
    note = _("This kernel answers {seen} everywhere on a checkerboard: the identity, 3×3, is taken instead.")
    plain = board.other(note.format(seen=told(seen[0, 0], board.near)), kernel=named("identity"), dilation=1)
    return plain.other(image=_board(plain))


def _board(setup: Setup) -> np.ndarray:
    sides = [span(cells, setup.dilation) + _SEEN - 1 for cells in setup.kernel.shape]
    return (np.indices(sides).sum(axis=0) % 2 * 255).astype(np.float32)


def _said(before: np.ndarray, after: np.ndarray, moved: np.ndarray, near: float) -> tuple[str, str]:
    said = _(
        "With stride 1 the output swings between {low} and {high}, and with stride 2 all {count} numbers are {one}, "
        "because the window jumps from each field to the next of the same colour."
    )
    also = _(
        "Were the board moved by one pixel, all would be {other}: what is finer than the stride does not fade, "
        "it turns into something else."
    )
    values = {"low": before.min(), "high": before.max(), "one": after[0, 0], "other": moved[0, 0]}
    figures = {name: told(value, near) for name, value in values.items()}
    return said.format(count=number(after.size), **figures), also.format(**figures)
