"""Concatenate: inputs laid behind one another along one axis, as a rule the channels."""

from lib.errors import LayerError
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, axis_index, shown
from lib.layers._taking_apart import Arrays, Weights, unchanged
from lib.text import _

TITLE = "Concatenate"


def count(*shapes: Shape, axis: object = -1) -> Count:
    """Nothing to learn; all other axes must agree.

    Source: https://keras.io/api/layers/merging_layers/concatenate/
    """
    along = axis_index(axis, len(shapes[0]))
    others = {(*shape[:along], *shape[along + 1 :]) for shape in shapes}
    if len(others) != 1 or len({len(shape) for shape in shapes}) != 1:
        reason = _("Concatenate joins inputs that agree but for one axis, but gets {shapes}. Give them the same size.")
        raise LayerError(reason=reason.format(shapes=_(" and ").join(map(shown, shapes))))
    total = sum(shape[along] for shape in shapes)
    return Count((*shapes[0][:along], total, *shapes[0][along + 1 :]))


def number(inputs: Arrays, weights: Weights, cell: Place, *, axis: object = -1) -> Stepwise:
    """The value of the one input that lies there."""
    along = axis_index(axis, len(cell))
    which, at = 0, cell[along]
    while at >= inputs[which].shape[along]:
        at -= inputs[which].shape[along]
        which += 1
    return unchanged(inputs, (*cell[:along], at, *cell[along + 1 :]), which)
