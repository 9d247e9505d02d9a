"""MaxPooling2D: keeps the largest value of each window, each channel by itself."""

from lib.layers._arithmetic import Place, Pooled
from lib.layers._counting import Count, Shape, image, pooled
from lib.layers._taking_apart import Arrays, Weights, pooled_cell

TITLE = "MaxPooling2D"


def count(shape: Shape, *, pool_size: object = 2, strides: object = None, padding: object = "valid") -> Count:
    """Nothing to learn and nothing multiplied; without `strides` the windows touch.

    Source: https://keras.io/api/layers/pooling_layers/max_pooling2d/
    """
    channels = image(TITLE, shape)[2]
    return Count((*pooled(shape, pool_size, strides, padding), channels))


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    pool_size: object = 2,
    strides: object = None,
    padding: str = "valid",
) -> Pooled:
    """The largest value of the window; padding does not count."""
    return pooled_cell(inputs[0], cell, "max", size=pool_size, strides=strides, padding=padding)
