"""Dropout: while training, a random share of the values is set to zero."""

from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, share
from lib.layers._taking_apart import Arrays, Weights, unchanged

TITLE = "Dropout"
WITHOUT_EFFECT = ("seed", "noise_shape")


def count(shape: Shape, *, rate: object) -> Count:
    """Nothing to learn, and nothing happens when the network answers.

    Source: https://keras.io/api/layers/regularization_layers/dropout/
    """
    share("rate", rate)
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place) -> Stepwise:
    """The value that comes in: nothing is dropped when the network answers."""
    return unchanged(inputs, cell)
