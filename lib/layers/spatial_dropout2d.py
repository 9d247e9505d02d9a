"""SpatialDropout2D: while training, whole channels are set to zero at random."""

from lib.layers._counting import Count, Shape, image, share

TITLE = "SpatialDropout2D"
WITHOUT_EFFECT = ("seed",)


def count(shape: Shape, *, rate: object) -> Count:
    """Nothing to learn, and nothing happens when the network answers.

    Source: https://keras.io/api/layers/regularization_layers/spatial_dropout2d/
    """
    share("rate", rate)
    return Count(image(TITLE, shape))
