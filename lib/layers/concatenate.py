"""Concatenate: inputs laid behind one another along one axis, as a rule the channels."""

from lib.errors import LayerError
from lib.layers._counting import Count, Shape, axis_index, shown
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
