"""Activation: a function applied to every value by itself."""

from lib.layers._counting import ACTIVATIONS, Count, Shape, one_of

TITLE = "Activation"


def count(shape: Shape, *, activation: object) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/core_layers/activation/
    """
    one_of("activation", activation, ACTIVATIONS)
    return Count(shape)
