"""LeakyReLU: values below zero are made small instead of zero."""

from lib.layers._counting import Count, Shape

TITLE = "LeakyReLU"
WITHOUT_EFFECT = ("negative_slope",)


def count(shape: Shape) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/leaky_relu/
    """
    return Count(shape)
