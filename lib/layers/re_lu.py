"""ReLU: values below zero become zero."""

from lib.layers._counting import Count, Shape

TITLE = "ReLU"
WITHOUT_EFFECT = ("max_value", "negative_slope", "threshold")


def count(shape: Shape) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/relu/
    """
    return Count(shape)
