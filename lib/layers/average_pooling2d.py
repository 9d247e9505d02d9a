"""AveragePooling2D: keeps the mean of each window, each channel by itself."""

from lib.layers._counting import Count, Shape, image, pair, windows

TITLE = "AveragePooling2D"


def count(shape: Shape, *, pool_size: object, strides: object = None, padding: object = "valid") -> Count:
    """Nothing to learn and nothing multiplied; without `strides` the windows touch.

    Source: https://keras.io/api/layers/pooling_layers/average_pooling2d/
    """
    channels, window = image(TITLE, shape)[2], pair("pool_size", pool_size)
    places = windows(shape, window, window if strides is None else strides, padding)
    return Count((*places, channels))
