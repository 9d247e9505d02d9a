"""UpSampling2D: every row and column repeated, or values put between them."""

from lib.layers._counting import Count, Shape, image, one_of, pair

TITLE = "UpSampling2D"


def count(shape: Shape, *, size: object = 2, interpolation: object = "nearest") -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/reshaping_layers/up_sampling2d/
    """
    rows, cols, channels = image(TITLE, shape)
    down, across = pair("size", size)
    one_of("interpolation", interpolation, ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"))
    return Count((rows * down, cols * across, channels))
