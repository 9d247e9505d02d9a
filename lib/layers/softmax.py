"""Softmax: scores become shares that add up to one."""

from lib.layers._arithmetic import Place, Softened
from lib.layers._counting import Count, Shape, axis_index
from lib.layers._taking_apart import Arrays, Weights, softened

TITLE = "Softmax"


def count(shape: Shape, *, axis: object = -1) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/softmax/
    """
    axis_index(axis, len(shape))
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place, *, axis: object = -1) -> Softened:
    """e to the power of the logit, divided by the sum of those of all logits along the axis."""
    return softened(inputs[0], cell, axis_index(axis, len(cell)))
