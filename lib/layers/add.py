"""Add: inputs of one shape added value by value."""

from itertools import zip_longest

from lib.errors import LayerError
from lib.layers._counting import Count, Shape, shown
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
