"""Rescaling: every value times one number plus another, as 0–255 to 0–1."""

from lib.layers._counting import Count, Shape

TITLE = "Rescaling"
WITHOUT_EFFECT = ("offset",)


def count(shape: Shape, *, scale: object) -> Count:
    """Nothing to learn: scale and offset are chosen.

    Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/
    """
    return Count(shape)
