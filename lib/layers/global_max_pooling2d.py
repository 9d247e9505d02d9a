"""GlobalMaxPooling2D: keeps the largest value of each channel."""

from lib.layers._arithmetic import Place, Pooled
from lib.layers._counting import Count, Shape, flag, image
from lib.layers._taking_apart import Arrays, Weights, pooled_channel

TITLE = "GlobalMaxPooling2D"


def count(shape: Shape, *, keepdims: object = False) -> Count:
    """Nothing to learn: one number a channel, whatever the size of the picture.

    Source: https://keras.io/api/layers/pooling_layers/global_max_pooling2d/
    """
    channels = image(TITLE, shape)[2]
    return Count((1, 1, channels) if flag("keepdims", keepdims) else (channels,))


def number(inputs: Arrays, weights: Weights, cell: Place) -> Pooled:
    """The largest value of the whole channel."""
    return pooled_channel(inputs[0], cell[-1], "max")
