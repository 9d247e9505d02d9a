"""UpSampling2D: every row and column repeated, or values put between them."""

from lib.errors import LayerError
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, image, one_of, pair
from lib.layers._taking_apart import Arrays, Weights, unchanged
from lib.text import _

TITLE = "UpSampling2D"


def count(shape: Shape, *, size: object = 2, interpolation: object = "nearest") -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/reshaping_layers/up_sampling2d/
    """
    rows, cols, channels = image(TITLE, shape)
    down, across = pair("size", size)
    one_of("interpolation", interpolation, ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"))
    return Count((rows * down, cols * across, channels))


def number(
    inputs: Arrays, weights: Weights, cell: Place, *, size: object = 2, interpolation: str = "nearest"
) -> Stepwise:
    """The value whose repetition lies there.

    Raises:
        LayerError: values were put between others.
    """
    if interpolation != "nearest":
        reason = _(
            "What {interpolation} interpolation makes is not taken apart. Look at the maps of the layer instead."
        )
        raise LayerError(reason=reason.format(interpolation=interpolation))
    down, across = pair("size", size)
    return unchanged(inputs, (cell[0] // down, cell[1] // across, cell[2]))
