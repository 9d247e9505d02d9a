"""What pooling keeps of one window: the next cell, where its value stands, and what a brighter picture changes."""

from dataclasses import dataclass

import numpy as np

from lib import pooling
from lib.questions.cells import to_decimals
from lib.questions.figures import added, decimals_of, in_cells, plain
from lib.questions.operation import covered
from lib.questions.question import Question, question
from lib.text import _, number

_MOST_AVERAGED, _MOST_COMPARED = 25, 64  # values that are asked of a head
_WRITTEN_OUT = 25  # values in one sentence
_BRIGHTER = 10
_SEEN = 64  # cells along each side that decide how values are written, as on the screen


@dataclass(frozen=True)
class Pooling:
    """A pooling and the output cell that is open on the screen; other values as in `lib.pooling.window`.

    Attributes:
        image: (H, W), any real dtype.
        row, col: the open cell; next_cell: the one after it in reading order, None after the last.
    """

    image: np.ndarray
    size: int
    kind: str
    stride: int
    padding: str
    row: int
    col: int
    next_cell: tuple[int, int] | None

    @property
    def shape(self) -> tuple[int, int]:
        """(H', W') of the output."""
        rows, cols = (
            pooling.output_size(cells, self.size, stride=self.stride, padding=self.padding)
            for cells in self.image.shape
        )
        return rows, cols

    def window(self, row: int, col: int) -> pooling.PoolWindow:
        """The output cell taken apart."""
        how = {"kind": self.kind, "stride": self.stride, "padding": self.padding}
        return pooling.window(self.image, self.size, row, col, **how)

    def kept(self, values: np.ndarray) -> float:
        """The largest value or the mean."""
        return float(values.max() if self.kind == "max" else values.mean())

    @property
    def input_decimals(self) -> int:
        """Decimals of the input on the screen."""
        return 0 if self.image.dtype == np.uint8 else decimals_of(self.image[:_SEEN, :_SEEN])

    @property
    def decimals(self) -> int:
        """Decimals of the output on the screen."""
        return min(2, self.input_decimals) if self.kind == "max" else 2


def can_be_asked(pooled: Pooling) -> bool:
    """Whether the next cell is there, and made of so few values that a person can compare or average them."""
    most = _MOST_COMPARED if pooled.kind == "max" else _MOST_AVERAGED
    return pooled.next_cell is not None and pooled.size**2 <= most


def next_cell(pooled: Pooling) -> Question:
    """What the cell after the open one will be."""
    row, col = pooled.next_cell
    window = pooled.window(row, col)
    values = window.values[window.inside][:, 0]
    text = _("What is the next cell, row {row}, column {col}?").format(row=row, col=col)
    result = pooled.kept(values)
    return question(
        kind="next cell",
        text=text + to_decimals(pooled.decimals),
        labels=(_("cell"),),
        answer=(result,),
        decimals=pooled.decimals,
        why=_why(pooled, values, result),
        wrong=_wrong_cells(pooled, window, values),
        hint=covered(window.rows, window.cols),
        tolerance=abs(pooled.kept(in_cells(np.round(values, pooled.input_decimals))) - result),
    )


def _why(pooled: Pooling, values: np.ndarray, result: float) -> str:
    shown = number(result, pooled.decimals)
    if len(values) > _WRITTEN_OUT and pooled.kind == "max":
        return _("The largest of the {count} values is {value}.").format(count=len(values), value=shown)
    if pooled.kind == "max":
        return f"max({', '.join(plain(value) for value in values)}) = {shown}."
    return f"({added(values)}) / {len(values)} = {shown}."


def _wrong_cells(pooled: Pooling, window: pooling.PoolWindow, values: np.ndarray) -> list:
    """Wrong rules over the next window: (name, what they give)."""
    mean, largest = [values.mean()], [values.max()]
    padded = window.values[:, :, 0]
    opened = pooled.window(pooled.row, pooled.col)
    other = (_AVERAGED, mean) if pooled.kind == "max" else (_TOOK_LARGEST, largest)
    here = _("That is the cell that is open now, row {row}, column {col}.").format(row=pooled.row, col=pooled.col)
    return [
        other,
        (_TOOK_SMALLEST, [values.min()]),
        (_SUMMED, [values.sum()]),
        (_COUNTED_PADDING, [pooled.kept(padded)]),
        (_DIVIDED_BY_SIDE, [values.sum() / pooled.size] if pooled.kind == "average" else None),
        (_FORGOT_STRIDE, _one_further(pooled, opened)),
        (here, opened.result),
        (_TOOK_FIRST, [values[0]]),
        (_TOOK_MIDDLE, [float(np.median(values))]),
    ]


def _one_further(pooled: Pooling, opened: pooling.PoolWindow) -> list[float] | None:
    """What a window gives one column to the right of the open one; None where none of it lies in the image."""
    height, width = pooled.image.shape
    rows, cols = opened.rows, opened.cols + 1
    rows, cols = rows[(rows >= 0) & (rows < height)], cols[(cols >= 0) & (cols < width)]
    values = pooled.image[np.ix_(rows, cols)].astype(np.float64)
    return [pooled.kept(values)] if values.size and pooled.next_cell[0] == pooled.row else None


def has_one_place(pooled: Pooling) -> bool:
    """Whether the largest value of the next window stands in one cell alone."""
    if pooled.kind != "max" or not can_be_asked(pooled):
        return False
    window = pooled.window(*pooled.next_cell)
    values = window.values[window.inside]
    return values.size > 1 and int((values == values.max()).sum()) == 1


def place_of_largest(pooled: Pooling) -> Question:
    """Where in the input the value of the next cell stands."""
    row, col = pooled.next_cell
    window = pooled.window(row, col)
    place = window.largest[0]
    within = [int(at - start[0]) for at, start in zip(place, (window.rows, window.cols), strict=True)]
    values = window.values[:, :, 0]
    smallest = np.unravel_index(np.where(window.inside, values, np.inf).argmin(), values.shape)
    text = _(
        "The next cell is row {row}, column {col}. On which row and column of the input does its largest value stand?"
    )
    return question(
        kind="largest",
        text=text.format(row=row, col=col),
        labels=(_("row"), _("column")),
        answer=place,
        decimals=0,
        between=", ",
        why=_("{value} stands on row {row}, column {col}: it alone is kept.").format(
            value=plain(float(window.result[0])), row=place[0], col=place[1]
        ),
        wrong=[
            (_("You counted within the window: rows and columns are those of the input."), within),
            (_("You counted from 1, which gives {given}: rows and columns begin at 0."), [at + 1 for at in place]),
            (
                _("That is where the smallest value stands."),
                [int(window.rows[smallest[0]]), int(window.cols[smallest[1]])],
            ),
            (_("You swapped row and column: the row comes first."), place[::-1]),
            (_("That is the output cell itself."), (row, col)),
            (_("That is where the window begins."), [int(window.rows[0]), int(window.cols[0])]),
        ],
        hint=covered(window.rows, window.cols),
    )


def brighter(pooled: Pooling) -> Question:
    """What the open cell becomes when every value of the input grows alike."""
    window = pooled.window(pooled.row, pooled.col)
    result, count = float(window.result[0]), window.count
    decimals = pooled.decimals
    text = _("Suppose every value of the input grows by {more}. What does the open cell become?")
    return question(
        kind="brighter",
        text=text.format(more=_BRIGHTER) + to_decimals(decimals),
        labels=(_("cell"),),
        answer=(result + _BRIGHTER,),
        decimals=decimals,
        why=_brighter_why(pooled, result),
        wrong=[
            (
                _("You shared the growth among the values of the window, which gives {given}: each of them grows."),
                [result + _BRIGHTER / count],
            ),
            (_("You added the growth once for each value, which gives {given}."), [result + _BRIGHTER * count]),
            (_("You left it as it was: what a window keeps grows with its values."), [result]),
            (_("You multiplied: the values grow by a number, not by a factor."), [result * _BRIGHTER]),
            (_("You subtracted: the values grow."), [result - _BRIGHTER]),
        ],
    )


def _brighter_why(pooled: Pooling, result: float) -> str:
    words = {
        "max": _("The largest stays the largest and grows alike: {now} + {more} = {then}."),
        "average": _("All values grow alike, so their mean does: {now} + {more} = {then}."),
    }
    now, then = (number(each, pooled.decimals) for each in (result, result + _BRIGHTER))
    return words[pooled.kind].format(now=now, more=_BRIGHTER, then=then)


_AVERAGED = _("You averaged the values, which gives {given}: max-pooling keeps the largest.")
_TOOK_LARGEST = _("You took the largest value, {given}: average pooling keeps the mean.")
_TOOK_SMALLEST = _("You took the smallest value, {given}.")
_SUMMED = _("You added the values without dividing, which gives {given}.")
_COUNTED_PADDING = _(
    "You counted the cells of the padding as zeros, which gives {given}: in pooling they do not count."
)
_DIVIDED_BY_SIDE = _("You divided by the side of the window, which gives {given}: it has as many values as cells.")
_FORGOT_STRIDE = _("You moved the window on by one cell only: {given} is what stride 1 would give.")
_TOOK_FIRST = _("You took the first value of the window, {given}.")
_TOOK_MIDDLE = _("You took the value in the middle when they are put in order, {given}.")
