"""Activation: a function applied to every value by itself."""

from lib.layers._arithmetic import Place, Softened, Stepwise
from lib.layers._counting import ACTIVATIONS, Count, Shape, one_of
from lib.layers._taking_apart import Arrays, Weights, function, read, softened

TITLE = "Activation"


def count(shape: Shape, *, activation: object) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/core_layers/activation/
    """
    one_of("activation", activation, ACTIVATIONS)
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place, *, activation: str) -> Stepwise | Softened:
    """The function of the value that stands in the same place; softmax takes those of all channels there.

    Raises:
        LayerError: an activation of several values other than softmax.
    """
    if activation == "softmax":
        return softened(inputs[0], cell, len(cell) - 1)
    return function(read(inputs, cell), activation)
