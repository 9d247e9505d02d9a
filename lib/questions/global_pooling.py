"""Questions about global pooling: what is left of many maps, and what one pixel still counts."""

from functools import partial

from lib.questions.question import Maker, Question, Questions, question
from lib.text import _, number

MAPS = 64
"""Maps of the layer that is imagined before it."""
_MORE = 100  # how much one pixel grows or falls


def questions(shape: tuple[int, int], *, kind: str) -> Questions:
    """What can be asked where the window is the whole input; none is made before it is asked for.

    Args:
        shape: (H, W) of the input.
        kind: "max" or "average".
    """
    asked = [
        ("maps", partial(_maps, shape)),
        ("one pixel", partial(_average_pixel if kind == "average" else _largest_pixel, shape)),
        ("larger photo", partial(_larger, shape)),
        ("weights after it", partial(_weights, shape)),
    ]
    return Questions(Maker(name, make) for name, make in asked)


def _maps(shape: tuple[int, int]) -> Question:
    height, width = shape
    text = _("A layer hands on {maps} maps of {height} × {width}. How many numbers does global pooling leave?")
    return question(
        kind="maps",
        text=text.format(maps=MAPS, height=number(height), width=number(width)),
        labels=(_("numbers"),),
        answer=(MAPS,),
        decimals=0,
        why=_("One number for each of the {maps} maps.").format(maps=MAPS),
        wrong=[
            (_("You pooled all maps together: each map keeps a number of its own."), [1]),
            (_("That is how many go in, {given}."), [MAPS * height * width]),
            (_("You pooled across the maps, which leaves {given}: pooling works within a map."), [height * width]),
        ],
    )


def _average_pixel(shape: tuple[int, int]) -> Question:
    height, width = shape
    count = height * width
    text = _("Suppose one pixel alone grows by {more}. By how much does the output grow? Four decimals are enough.")
    return question(
        kind="one pixel",
        text=text.format(more=_MORE),
        labels=(_("growth"),),
        answer=(_MORE / count,),
        decimals=4,
        why=_("{more} / {count} = {share}: each value counts as 1 of {count}.").format(
            more=_MORE, count=number(count), share=number(_MORE / count, 4)
        ),
        wrong=[
            (_("You let one pixel decide alone: the mean shares its growth among all."), [_MORE]),
            (_("It counts, though little: one value of many."), [0]),
            (_("You divided by one side, which gives {given}: all rows and columns are averaged."), [_MORE / width]),
            (_("You divided by one side, which gives {given}: all rows and columns are averaged."), [_MORE / height]),
        ],
    )


def _largest_pixel(shape: tuple[int, int]) -> Question:
    count = shape[0] * shape[1]
    text = _("Suppose a pixel that is not the largest falls by {less}. By how much does the output fall?")
    return question(
        kind="one pixel",
        text=text.format(less=_MORE),
        labels=(_("fall"),),
        answer=(0,),
        decimals=0,
        why=_("0: only the largest of the {count} values is kept, and it stays.").format(count=number(count)),
        wrong=[
            (_("You let that pixel decide: only the largest does."), [_MORE]),
            (_("You averaged, which gives {given}: only the largest is kept."), [_MORE / count]),
        ],
    )


def _larger(shape: tuple[int, int]) -> Question:
    height, width = shape
    text = _("The picture is taken twice as large, {height} × {width}. How many numbers come out of one map?")
    return question(
        kind="larger photo",
        text=text.format(height=number(2 * height), width=number(2 * width)),
        labels=(_("numbers"),),
        answer=(1,),
        decimals=0,
        why=_("1: the window grows with the picture. So a network that pools like this takes pictures of any size."),
        wrong=[
            (
                _("You kept the window as it was, which would stand in {given} places: it is as large as the input."),
                [4],
            ),
            (_("You doubled the output: the window doubles too."), [2]),
            (_("You gave all numbers of the picture, {given}."), [4 * height * width]),
        ],
    )


def _weights(shape: tuple[int, int]) -> Question:
    height, width = shape
    text = _(
        "{maps} maps of {height} × {width} go through global pooling into one unit of a dense layer. How many weights "
        "does the unit have, not counting its bias?"
    )
    flat = MAPS * height * width
    return question(
        kind="weights after it",
        text=text.format(maps=MAPS, height=number(height), width=number(width)),
        labels=(_("weights"),),
        answer=(MAPS,),
        decimals=0,
        why=_("One weight for each of the {maps} numbers. Without pooling it would be {flat}.").format(
            maps=MAPS, flat=number(flat)
        ),
        wrong=[
            (_("That is what it would have without pooling, {given}, one for each number of all maps."), [flat]),
            (_("You counted the bias as well."), [MAPS + 1]),
            (_("You gave one weight for all maps: each number has its own."), [1]),
            (_("You gave one weight for each place of a map, {given}."), [height * width]),
        ],
    )
