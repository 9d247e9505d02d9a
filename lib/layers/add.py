"""Add: inputs of one shape added value by value."""

from itertools import zip_longest

from lib.errors import LayerError
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, shown
from lib.layers._taking_apart import Arrays, Weights, read
from lib.text import _

TITLE = "Add"


def count(*shapes: Shape) -> Count:
    """Nothing to learn; a size of 1 is stretched to fit.

    Source: https://keras.io/api/layers/merging_layers/add/
    """
    joined: Shape = ()
    for shape in shapes:
        joined = _stretched(joined, shape, shapes)
    return Count(joined)


def _stretched(left: Shape, right: Shape, shapes: tuple[Shape, ...]) -> Shape:
    """The common shape of two, compared from the last axis on."""
    sizes = list(zip_longest(reversed(left), reversed(right), fillvalue=1))
    if any(a != b and 1 not in (a, b) for a, b in sizes):
        reason = _("Add joins inputs of one shape, but gets {shapes}. Give them the same number of channels and size.")
        raise LayerError(reason=reason.format(shapes=_(" and ").join(map(shown, shapes))))
    return tuple(max(size) for size in reversed(sizes))


def number(inputs: Arrays, weights: Weights, cell: Place) -> Stepwise:
    """The sum of the values that stand in the same place; along a size of 1 it is the same one everywhere."""
    found = tuple(read(inputs, _place(array.shape, cell), which) for which, array in enumerate(inputs))
    figures = {f"x{which}": each.value for which, each in enumerate(found)}
    template = " + ".join(f"{{{symbol}}}" for symbol in figures)
    return Stepwise(found, template, figures, sum(figures.values()))


def _place(shape: Shape, cell: Place) -> Place:
    """Where a place of the output is read in an input that may be stretched to it."""
    near = cell[len(cell) - len(shape) :]
    return tuple(0 if size == 1 else at for size, at in zip(shape, near, strict=True))
