"""Questions about a photo as numbers: one pixel written otherwise, and how many numbers there are."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from lib.questions import pixel_values as values
from lib.questions.pixel_values import Pixel
from lib.questions.question import Maker, Question, Questions, question
from lib.text import _, number


def questions(
    pixels: np.ndarray,
    *,
    row: int,
    col: int,
    levels: int,
    channel: int = 3,
    size: tuple[int, int] | None = None,
    weights: Sequence[float] | None = None,
) -> Questions:
    """What can be asked about a photo's numbers; none is made before it is asked for.

    Args:
        pixels: uint8 (H, W, 3) RGB, as they are shown.
        row, col: the pixel that is open on the screen.
        levels: values that each channel is reduced to, from 2 to 256, evenly spaced from 0 to 255.
        channel: the number that is shown: 0 red, 1 green, 2 blue, 3 grey.
        size: (H, W) of the whole photo, before it was reduced; None where `pixels` is all of it.
        weights: of red, green and blue in the grey that is shown; None for the usual ones.
    """
    colours = tuple(map(int, pixels[row, col]))
    pixel = Pixel(colours, values.weighed(colours, weights), channel, row, col)
    some = 2 <= levels <= values.MOST
    asked = [
        ("grey", partial(values.of_grey, pixel, weights), len(set(pixel.colours)) > 1),
        ("how many", partial(_count, size or pixels.shape[:2]), True),
        ("from 0 to 1", partial(values.share, pixel), True),
        ("hexadecimal", partial(values.hexadecimal, pixel), True),
        ("from hexadecimal", partial(values.from_hexadecimal, pixel), True),
        ("levels", partial(values.fewer_levels, pixel, levels), some),
        ("colours", partial(_colours, levels), some),
    ]
    return Questions(Maker(kind, make) for kind, make, can_be in asked if can_be)


def _count(size: tuple[int, int]) -> Question:
    height, width = size
    text = _("How many numbers is the whole photo, {width} × {height} pixels in colour?")
    count = height * width * 3
    return question(
        kind="how many",
        text=text.format(height=number(height), width=number(width)),
        labels=(_("numbers"),),
        answer=(count,),
        decimals=0,
        why=_("Each pixel is three numbers: {height}·{width}·3 = {count}.").format(
            height=number(height), width=number(width), count=number(count)
        ),
        wrong=[
            (_("You forgot the three channels: {given} are the pixels."), [height * width]),
            (
                _("You counted grey as a fourth channel, {given} in all: it is computed from the others."),
                [height * width * 4],
            ),
            (_("You counted bits, {given}: each number takes 8 of them."), [count * 8]),
            (
                _("You multiplied by the 256 values that a number can have, which gives {given}."),
                [height * width * 256],
            ),
            (_("You added width and height, instead of multiplying them."), [(height + width) * 3]),
        ],
    )


def _colours(levels: int) -> Question:
    return question(
        kind="colours",
        text=_("With {levels} levels each for red, green and blue: how many colours can there be?").format(
            levels=levels
        ),
        labels=(_("colours"),),
        answer=(levels**3,),
        decimals=0,
        why=_("Each level of one channel meets each of the others: {levels}·{levels}·{levels} = {count}.").format(
            levels=levels, count=number(levels**3)
        ),
        wrong=[
            (_("You added the channels, which gives {given}: each level meets each of the others."), [levels * 3]),
            (_("You counted one channel: {given}."), [levels]),
            (_("You counted two channels: {given}."), [levels**2]),
            (
                _("You raised 3 to the power of the levels, which gives {given}: it is the other way round."),
                [3**levels] if levels <= 32 else None,
            ),
        ],
    )
