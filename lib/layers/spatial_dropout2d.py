"""SpatialDropout2D: while training, whole channels are set to zero at random."""

from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, image, share
from lib.layers._taking_apart import Arrays, Weights, unchanged

TITLE = "SpatialDropout2D"
WITHOUT_EFFECT = ("seed",)


def count(shape: Shape, *, rate: object) -> Count:
    """Nothing to learn, and nothing happens when the network answers.

    Source: https://keras.io/api/layers/regularization_layers/spatial_dropout2d/
    """
    share("rate", rate)
    return Count(image(TITLE, shape))


def number(inputs: Arrays, weights: Weights, cell: Place) -> Stepwise:
    """The value that comes in: nothing is dropped when the network answers."""
    return unchanged(inputs, cell)
