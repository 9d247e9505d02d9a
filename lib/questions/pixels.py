"""Questions about a photo as numbers: one pixel in other clothes, and how many numbers there are."""

from functools import partial

import numpy as np

from lib.questions.question import Maker, Question, Questions, question
from lib.text import _, number


def questions(pixels: np.ndarray, *, row: int, col: int, levels: int, size: tuple[int, int] | None = None) -> Questions:
    """What can be asked about a photo's numbers.

    Args:
        pixels: uint8 (H, W, 3) RGB, as they are shown.
        row, col: the pixel that is open on the screen.
        levels: values that each channel is reduced to, from 2 to 256.
        size: (H, W) of the whole photo, before it was reduced; None where `pixels` is all of it.
    """
    return Questions([Maker("count", _("How many numbers"), partial(_count, size or pixels.shape[:2]))])


def _count(size: tuple[int, int]) -> Question:
    height, width = size
    text = _("How many numbers is the whole photo, {width} × {height} pixels in colour?")
    return question(
        kind="count",
        text=text.format(height=number(height), width=number(width)),
        labels=(_("numbers"),),
        answer=(height * width * 3,),
        decimals=0,
        why=_("Each pixel is three numbers: {height} · {width} · 3 = {count}.").format(
            height=number(height), width=number(width), count=number(height * width * 3)
        ),
        wrong=[
            (_("You forgot that each pixel has three channels: it has {given} pixels."), [height * width]),
            (
                _("You counted grey too: it is computed from the three others, {given} would be four channels."),
                [height * width * 4],
            ),
            (_("You counted bits: each number takes 8 of them, {given} in all."), [height * width * 24]),
            (_("You counted the values that a number can take, 256."), [height * width * 256]),
        ],
    )
