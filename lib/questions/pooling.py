"""Questions about pooling: what its next cell is, its size, what it learns and what it leaves out."""

from functools import partial
from math import prod

import numpy as np

from lib import pooling
from lib.questions.operation import following
from lib.questions.pooled_cells import Pooling, brighter, can_be_asked, has_one_place, next_cell, place_of_largest
from lib.questions.question import Maker, Question, Questions, question
from lib.questions.sizes import output_size
from lib.text import _, number


def questions(
    image: np.ndarray,
    *,
    size: int,
    kind: str,
    stride: int,
    padding: str,
    row: int,
    col: int,
    coming: tuple[int, int] | None = None,
) -> Questions:
    """What can be asked about one pooling; none is made before it is asked for.

    Args:
        image: (H, W), any real dtype.
        size, kind, stride, padding: as in `lib.pooling.pool`.
        row, col: the output cell that is open on the screen.
        coming: the one that is asked about; without it the next in reading order.

    Raises:
        WindowTooLarge: nothing comes out.
    """
    shape = tuple(pooling.output_size(cells, size, stride=stride, padding=padding) for cells in image.shape)
    pooled = Pooling(image, size, kind, stride, padding, row, col, coming or following(row, col, shape))
    asked = [
        ("next cell", next_cell, can_be_asked(pooled)),
        ("output size", _output_size, True),
        ("parameters", _parameters, True),
        ("largest", place_of_largest, has_one_place(pooled)),
        ("numbers left", _numbers_left, True),
        ("left out", _unread, padding == "valid"),
        ("brighter", brighter, True),
    ]
    return Questions(Maker(name, partial(make, pooled)) for name, make, can_be in asked if can_be)


def _output_size(pooled: Pooling) -> Question:
    text = _("{height} × {width} goes in, the window is {size} × {size}, stride {stride}, padding {padding}. ")
    height, width = (number(cells) for cells in pooled.image.shape)
    asked = text.format(height=height, width=width, size=pooled.size, stride=pooled.stride, padding=pooled.padding)
    axes = tuple((cells, pooled.size) for cells in pooled.image.shape)
    touching = tuple(cells // pooled.size for cells in pooled.image.shape)
    wrong = [(_TOUCHING, touching if pooled.stride != pooled.size and min(touching) else None)]
    return output_size(
        axes, asked + _("What size comes out?"), stride=pooled.stride, padding=pooled.padding, wrong=wrong
    )


def _parameters(pooled: Pooling) -> Question:
    cells = pooled.size**2
    return question(
        kind="parameters",
        text=_("How many parameters does this pooling learn?"),
        labels=(_("parameters"),),
        answer=(0,),
        decimals=0,
        why=_(
            "0: it compares or averages, there is nothing in it to learn. In the lab, 100 kernels of 3×3 on a picture "
            "of 800×600×3 have (3·3·3 + 1)·100 = 2,800 parameters; max-pooling after them leaves a quarter of the "
            "numbers, and still 2,800 parameters (Lab08 – Redes Neurais – CNN)."
        ),
        wrong=[
            (_("You gave the window {given} weights, as a kernel has: it has none."), [cells]),
            (_("You counted weights and a bias, {given}, as in a kernel: the window has none."), [cells + 1]),
            (_("You counted the size and the stride: they are chosen, not learned."), [2]),
            (
                _("You counted the numbers that come out, {given}: they are computed, not learned."),
                [prod(pooled.shape)],
            ),
            (_("You gave 1: not even a bias is learned."), [1]),
        ],
    )


def _numbers_left(pooled: Pooling) -> Question:
    height, width = pooled.image.shape
    rows, cols = pooled.shape
    before, after = height * width, rows * cols
    text = _("{before} numbers go in ({height} × {width}). How many come out?")
    return question(
        kind="numbers left",
        text=text.format(before=number(before), height=number(height), width=number(width)),
        labels=(_("numbers"),),
        answer=(after,),
        decimals=0,
        why=_("{rows}·{cols} = {after}, which is {share} of 100 that went in.").format(
            rows=number(rows), cols=number(cols), after=number(after), share=number(100 * after / before, 1)
        ),
        wrong=[
            (_("You divided by the stride once, which gives {given}: both sides shrink."), [before // pooled.stride]),
            (
                _("You divided by the cells of the window, which gives {given}: the stride decides."),
                [before // pooled.size**2],
            ),
            (
                _("You divided all numbers at once, which gives {given}: rows and columns are rounded one by one."),
                [before // pooled.stride**2],
            ),
            (_("You gave all numbers that go in: each window keeps one."), [before]),
            (_("You added rows and columns, {given}, instead of multiplying them."), [rows + cols]),
        ],
    )


def _unread(pooled: Pooling) -> Question:
    sides = list(zip(pooled.image.shape, pooled.shape, strict=True))
    size, stride = pooled.size, pooled.stride
    ends = tuple(cells - (count - 1) * stride - size for cells, count in sides)
    gaps = tuple(max(stride - size, 0) * (count - 1) for _cells, count in sides)
    why = [
        _("{name} {ends} at the end and {gaps} between windows.").format(name=name, ends=end, gaps=gap)
        for name, end, gap in zip((_("Rows:"), _("Columns:")), ends, gaps, strict=True)
    ]
    return question(
        kind="left out",
        text=_("How many rows and columns of the input does no window read?"),
        labels=(_("rows"), _("columns")),
        answer=tuple(end + gap for end, gap in zip(ends, gaps, strict=True)),
        decimals=0,
        between=", ",
        why=" ".join(why),
        wrong=[
            (_("You forgot the rows and columns between windows, which the stride jumps over."), ends),
            (_("You forgot what is left at the end, where no whole window fits."), gaps),
            (
                _("You divided by the window, which leaves {given}: windows stand a stride apart."),
                [cells % size for cells, _c in sides],
            ),
            (
                _("You divided by the stride, which leaves {given}: the last window may reach further."),
                [cells % stride for cells, _c in sides],
            ),
            (_("Some are not read: the last window ends before the picture, or windows stand apart."), (0, 0)),
        ],
    )


_TOUCHING = _("You set the windows side by side, which gives {given}: they stand a stride apart.")
