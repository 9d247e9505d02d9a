"""MaxPooling2D: keeps the largest value of each window, each channel by itself."""

from lib.layers._counting import Count, Shape, image, pooled

TITLE = "MaxPooling2D"


def count(shape: Shape, *, pool_size: object = 2, strides: object = None, padding: object = "valid") -> Count:
    """Nothing to learn and nothing multiplied; without `strides` the windows touch.

    Source: https://keras.io/api/layers/pooling_layers/max_pooling2d/
    """
    channels = image(TITLE, shape)[2]
    return Count((*pooled(shape, pool_size, strides, padding), channels))
