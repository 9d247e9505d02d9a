"""One pixel's number written otherwise: as grey, from 0 to 1, in hexadecimal, on fewer levels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.images.grey import WEIGHTS, weighted
from lib.images.levels import table
from lib.questions.figures import plain
from lib.questions.question import Question, question
from lib.text import _, number

MOST = 255
_NAMES = (_("red"), _("green"), _("blue"))


@dataclass(frozen=True)
class Pixel:
    """The pixel that is open on the screen.

    Attributes:
        colours: red, green and blue, 0 to 255.
        grey: its grey as it is shown, 0 to 255.
        channel: which of the four numbers is shown, 0 to 3; value: that number; name: its channel in words.
        row, col: where it stands.
    """

    colours: tuple[int, int, int]
    grey: int
    channel: int
    row: int
    col: int

    @property
    def value(self) -> int:
        """The number in the grid."""
        return (*self.colours, self.grey)[self.channel]

    @property
    def name(self) -> str:
        """Its channel in words."""
        return (*_NAMES, _("grey"))[self.channel]


def weighed(colours: Sequence[int], weights: Sequence[float] | None) -> int:
    """Red, green and blue as one grey, 0 to 255; with the usual weights where there are none."""
    return int(weighted(np.array([[colours]], np.uint8), WEIGHTS if weights is None else weights)[0, 0])


def _of(pixel: Pixel, text: str) -> str:
    """A question about the number that is shown."""
    return text.format(name=pixel.name, row=pixel.row, col=pixel.col, value=pixel.value)


def of_grey(pixel: Pixel, weights: Sequence[float] | None) -> Question:
    """The grey of the pixel; within 1 where OpenCV's fixed-point weights, None, may differ by that."""
    shares = WEIGHTS if weights is None else tuple(weights)
    colours = np.array(pixel.colours)
    red, green, blue = pixel.colours
    text = _("The pixel in row {row}, column {col} has red {red}, green {green}, blue {blue}. What is its grey?")
    terms = " + ".join(f"{plain(share)}·{colour}" for share, colour in zip(shares, pixel.colours, strict=True))
    exact = sum(share * colour for share, colour in zip(shares, pixel.colours, strict=True))
    is_cut = not -0.5 <= exact <= MOST + 0.5
    ending = _("= {exact}, cut to {grey}.") if is_cut else "≈ {grey}."
    hint = _("Grey is {red} of the red, {green} of the green and {blue} of the blue, rounded.")
    if min(shares) < 0 or sum(shares) > 1 + 1e-6:
        hint += _(" What is below 0 or above 255 is cut.")
    return question(
        kind="grey",
        text=text.format(row=pixel.row, col=pixel.col, red=red, green=green, blue=blue),
        labels=(_("grey"),),
        answer=(pixel.grey,),
        decimals=0,
        why=f"{terms} {ending.format(exact=plain(exact), grey=pixel.grey)}",
        wrong=[
            (
                _("You forgot to cut: {given} is the sum, and grey stays between 0 and 255."),
                [exact] if is_cut else None,
            ),
            (
                _("You took the plain mean, {given}: each channel has its own weight."),
                [colours.mean()],
            ),
            (_("You swapped red and blue, which gives {given}."), [weighed(colours[::-1], shares)]),
            (_("You took the brightest channel, {given}."), [colours.max()]),
            (_("You took the darkest channel, {given}."), [colours.min()]),
            (
                _("You took the mean of the brightest and the darkest channel, {given}."),
                [(int(colours.max()) + int(colours.min())) / 2],
            ),
            (_("You took the green channel alone, {given}."), [green]),
            (_("You added the channels, which gives {given}: grey stays between 0 and 255."), [colours.sum()]),
        ],
        hint=hint.format(red=plain(shares[0]), green=plain(shares[1]), blue=plain(shares[2])),
        tolerance=1.0 if weights is None else 0.5,
    )


def share(pixel: Pixel) -> Question:
    """The number that is shown, from 0 to 1."""
    value = pixel.value
    return question(
        kind="from 0 to 1",
        text=_of(
            pixel,
            _("The {name} of the pixel in row {row}, column {col} is {value}. What is it from 0 to 1? To 3 decimals."),
        ),
        labels=(_("value"),),
        answer=(value / MOST,),
        decimals=3,
        why=f"{value} / 255 = {number(value / MOST, 3)}.",
        wrong=[
            (_("You divided by 256, which gives {given}: the largest value is 255, and it becomes 1."), [value / 256]),
            (_("You divided by 100, which gives {given}: the largest value is 255."), [value / 100]),
            (_("You divided by 1,000, which gives {given}."), [value / 1000]),
            (_("You gave per cent, {given}: 1 is full light."), [value / MOST * 100]),
            (_("You counted from the bright end, which gives {given}: 0 is black."), [1 - value / MOST]),
        ],
    )


def hexadecimal(pixel: Pixel) -> Question:
    """The number that is shown, in hexadecimal."""
    value = pixel.value
    high, low = divmod(value, 16)
    return question(
        kind="hexadecimal",
        text=_of(pixel, _("The {name} of the pixel in row {row}, column {col} is {value}. What is it in hexadecimal?")),
        labels=(_("value"),),
        answer=(value,),
        decimals=0,
        hexadecimal=True,
        why=_("{value} = {high}·16 + {low}, and the digits are {digits}.").format(
            value=value, high=high, low=low, digits=f"{value:02X}"
        ),
        wrong=[
            (
                _("You kept the decimal digits: in hexadecimal each place counts 16 times the next."),
                [int(str(value), 16)],
            ),
            (_("You swapped the two digits: the sixteens come first."), [low * 16 + high]),
            (
                _("You wrote the sixteens and the rest in decimal: ten and more are the letters A to F."),
                [int(f"{high}{low}", 16)],
            ),
            (_("You began the letters with B: ten is A."), _one_letter_on(high, low)),
            (_("You counted from the bright end, which gives {given}."), [MOST - value]),
        ],
        hint=_("How many sixteens are in it, and what is left? Ten to fifteen are A to F."),
    )


def _one_letter_on(high: int, low: int) -> list[int] | None:
    """What is written by who takes B for ten; fifteen then has no letter."""
    digits = [digit + (digit >= 10) for digit in (high, low)]
    return [digits[0] * 16 + digits[1]] if max(digits) < 16 else None


def from_hexadecimal(pixel: Pixel) -> Question:
    """A channel that is not shown, read from the pixel's colour code."""
    asked = 1 if pixel.channel > 2 else (pixel.channel + 1) % 3
    value = pixel.colours[asked]
    high, low = divmod(value, 16)
    code = "#" + "".join(f"{colour:02X}" for colour in pixel.colours)
    text = _("As a colour code, the pixel in row {row}, column {col} is {code}. What is its {name}, from 0 to 255?")
    elevens = [sum((digit + (digit >= 10)) * place for digit, place in ((high, 16), (low, 1)))]
    others = [(_OTHER_CHANNEL.format(name=name), [colour]) for name, colour in zip(_NAMES, pixel.colours, strict=True)]
    return question(
        kind="from hexadecimal",
        text=text.format(row=pixel.row, col=pixel.col, code=code, name=_NAMES[asked]),
        labels=(_("value"),),
        answer=(value,),
        decimals=0,
        why=_("Its digits are {digits}, and {high}·16 + {low} = {value}.").format(
            digits=f"{value:02X}", high=high, low=low, value=value
        ),
        wrong=[
            *others,
            (
                _("You counted the first digit ten-fold, which gives {given}: it counts sixteen-fold."),
                [high * 10 + low],
            ),
            (_("You swapped the two digits, which gives {given}: the sixteens come first."), [low * 16 + high]),
            (_("You added the digits, which gives {given}: the first counts sixteen-fold."), [high + low]),
            (_("You took A for eleven, which gives {given}: A is ten."), elevens),
            (_("You multiplied the digits, which gives {given}: the first counts sixteen-fold."), [high * low]),
        ],
        hint=_("Two digits each for red, green and blue; A to F are ten to fifteen."),
    )


_OTHER_CHANNEL = _("You read the digits of {name}.")


def fewer_levels(pixel: Pixel, levels: int) -> Question:
    """What the number that is shown becomes when only a few levels are left."""
    value, step = pixel.value, MOST / (levels - 1)
    below, result = int(value / step), int(table(levels)[value])
    return question(
        kind="levels",
        text=_of(pixel, _("The {name} of the pixel in row {row}, column {col} is {value}. "))
        + _("Only {levels} levels are left, evenly spaced from 0 to 255. Which one does it become?").format(
            levels=levels
        ),
        labels=(_("value"),),
        answer=(result,),
        decimals=0,
        why=_("The levels are {step} apart, and {value} is nearest to {times}·{step} = {result}.").format(
            step=plain(step), value=value, times=round(value / step), result=result
        ),
        wrong=[
            (_("You rounded down, to {given}: the nearest level is taken."), [round(below * step)]),
            (_("You rounded up, to {given}: the nearest level is taken."), [min(MOST, round((below + 1) * step))]),
            (
                _(
                    "You divided 255 by {levels}, which gives {given}: between {levels} levels there is one step fewer."
                ).format(levels=levels, given="{given}"),
                [round(round(value * levels / MOST) * MOST / levels)],
            ),
            (_("You took the number of the level, {given}, not its value."), [round(value / step)]),
            (
                _("You cut 256 into equal parts and gave where its part begins, {given}."),
                [value * levels // 256 * 256 // levels],
            ),
            (_("You left it as it was: it is none of the levels."), [value]),
        ],
        hint=_("The levels are 255 / {steps} apart.").format(steps=levels - 1),
    )
