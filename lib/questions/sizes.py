"""The size of an output: what convolution and pooling have in common when it is asked for."""

from collections.abc import Callable, Sequence
from functools import partial

from lib import convolution
from lib.errors import KernelTooLarge
from lib.questions.question import Question, question
from lib.text import _, number

Axis = tuple[int, int]
"""Cells of the input and of the kernel (or the window of pooling) along one axis."""


def output_size(
    axes: Sequence[Axis], text: str, *, stride: int, padding: str, dilation: int = 1, wrong: Sequence = ()
) -> Question:
    """How many rows and columns come out.

    Args:
        axes: rows and columns.
        text: the question.
        wrong: mistakes of this operation alone, asked about before those of both.

    Raises:
        KernelTooLarge: nothing comes out.
    """
    setting = {"stride": stride, "padding": padding, "dilation": dilation}
    both = partial(_both, axes)
    answer = both(partial(convolution.output_size, **setting))
    rules = _same(stride, dilation, both) if padding == "same" else _valid(stride, dilation, both)
    return question(
        kind="output size",
        text=text,
        labels=(_("rows"), _("columns")),
        answer=answer,
        decimals=0,
        why=" ".join(
            _why(*axis, name, **setting) for axis, name in zip(axes, (_("Rows:"), _("Columns:")), strict=True)
        ),
        wrong=[*rules, *wrong, (_SWAPPED, answer[::-1]), (_UNCHANGED, tuple(cells for cells, _kernel in axes))],
    )


def written(cells: int, kernel: int, *, stride: int, padding: str, dilation: int = 1) -> str:
    """How the size along one axis comes about, with its numbers; arguments as `lib.convolution.output_size`.

    >>> written(112, 3, stride=2, padding="valid"), written(1024, 3, stride=2, padding="same")
    ('⌊(112 − 3) / 2⌋ + 1', '⌈1,024 / 2⌉')
    """
    if padding == "same":
        return f"⌈{number(cells)} / {stride}⌉"
    return f"⌊({number(cells)} − {number(convolution.span(kernel, dilation))}) / {stride}⌋ + 1"


def _both(axes: Sequence[Axis], rule: Callable[[int, int], int | None]) -> tuple[int, ...] | None:
    """A rule applied to rows and columns; None where it gives no size for one of them."""
    try:
        found = [rule(cells, kernel) for cells, kernel in axes]
    except KernelTooLarge:
        return None
    return None if any(each < 1 for each in found) else tuple(found)


def _valid(stride: int, dilation: int, both: Callable) -> list:
    """Mistakes where nothing is added: (name, what the wrong rule gives)."""

    def spans(kernel: int) -> int:
        return convolution.span(kernel, dilation)

    return [
        (_FORGOT_DILATION, both(partial(convolution.output_size, stride=stride))),
        (_FORGOT_ONE, both(lambda cells, kernel: (cells - spans(kernel)) // stride)),
        (_FORGOT_STRIDE, both(partial(convolution.output_size, dilation=dilation))),
        (_ROUNDED_UP, both(lambda cells, kernel: -(-(cells - spans(kernel)) // stride) + 1)),
        (_BOTH_SIDES, both(lambda cells, kernel: (cells - 2 * (spans(kernel) - 1) - 1) // stride + 1)),
        (_PADDED, both(partial(convolution.output_size, stride=stride, padding="same"))),
    ]


def _same(stride: int, dilation: int, both: Callable) -> list:
    """Mistakes where zeros are added."""
    return [
        (_FORGOT_PADDING, both(partial(convolution.output_size, stride=stride, dilation=dilation))),
        (_FORGOT_STRIDE, both(lambda cells, kernel: cells)),
        (_ROUNDED_DOWN, both(lambda cells, kernel: cells // stride)),
        (_ONE_MORE, both(lambda cells, kernel: -(-cells // stride) + 1)),
    ]


def _why(cells: int, kernel: int, name: str, **setting: object) -> str:
    result = convolution.output_size(cells, kernel, **setting)
    return f"{name} {written(cells, kernel, **setting)} = {number(result)}."


_FORGOT_PADDING = _("You forgot the padding: {given} would come out without it.")
_PADDED = _("You counted padding, but here nothing is added: with a padded rim {given} would come out.")
_FORGOT_DILATION = _("You forgot the dilation: {given} would come of a kernel without gaps.")
_FORGOT_ONE = _("You forgot the + 1: {given} steps are taken, and the first place counts too.")
_FORGOT_STRIDE = _("You forgot the stride: {given} would come out if the window moved one cell at a time.")
_ROUNDED_UP = _("You rounded up: {given} needs a last window that no longer fits.")
_ROUNDED_DOWN = _("You rounded down: with padding a last window still stands on the rim, and {given} leaves it out.")
_ONE_MORE = _("You added 1, as without padding: {given} is one too many.")
_BOTH_SIDES = _("You took the whole rim off on either side: {given} loses it twice.")
_SWAPPED = _("You swapped rows and columns: rows come first, as in NumPy.")
_UNCHANGED = _("You gave the size of the input, {given}.")
