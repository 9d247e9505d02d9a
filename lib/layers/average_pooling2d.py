"""AveragePooling2D: keeps the mean of each window, each channel by itself."""

from lib.layers._counting import Count, Shape, image, pooled

TITLE = "AveragePooling2D"


def count(shape: Shape, *, pool_size: object, strides: object = None, padding: object = "valid") -> Count:
    """Nothing to learn and nothing multiplied; without `strides` the windows touch.

    Source: https://keras.io/api/layers/pooling_layers/average_pooling2d/
    """
    channels = image(TITLE, shape)[2]
    return Count((*pooled(shape, pool_size, strides, padding), channels))
