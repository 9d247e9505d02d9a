"""InputLayer: where the picture goes in."""

from lib.checks import index
from lib.errors import LayerError
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, shown, spelled
from lib.layers._taking_apart import Arrays, Weights, unchanged
from lib.text import _

TITLE = "InputLayer"
WITHOUT_EFFECT = ("batch_size", "shape", "sparse", "ragged", "optional")


def count(shape: Shape, *, batch_shape: object = None) -> Count:
    """Nothing to learn; a shape given with it must be that of the input.

    Source: https://keras.io/api/layers/core_layers/input/
    """
    said = tuple(batch_shape) if isinstance(batch_shape, (tuple, list)) else ()
    if batch_shape is not None and (len(said) != len(shape) + 1 or list(map(index, said[1:])) != list(shape)):
        reason = _("The input is {shape}, but InputLayer says {said}. Give both the same shape.")
        raise LayerError(reason=reason.format(shape=shown(shape), said=spelled(batch_shape)))
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place) -> Stepwise:
    """The value that comes in."""
    return unchanged(inputs, cell)
