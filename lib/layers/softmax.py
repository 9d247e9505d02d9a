"""Softmax: scores become shares that add up to one."""

from lib.layers._counting import Count, Shape, axis_index

TITLE = "Softmax"


def count(shape: Shape, *, axis: object = -1) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/softmax/
    """
    axis_index(axis, len(shape))
    return Count(shape)
