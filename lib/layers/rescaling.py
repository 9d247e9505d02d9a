"""Rescaling: every value times one number plus another, as 0–255 to 0–1."""

import numpy as np

from lib.checks import real
from lib.errors import InvalidSetting
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, shown, spelled
from lib.layers._taking_apart import Arrays, Weights, read
from lib.text import _

TITLE = "Rescaling"
WITHOUT_EFFECT = ("offset",)


def count(shape: Shape, *, scale: object) -> Count:
    """Nothing to learn: scale and offset are chosen.

    Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/
    """
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place, *, scale: object, offset: object = 0.0) -> Stepwise:
    """scale · x + offset; both may be one number or one a channel."""
    found, shape = read(inputs, cell), inputs[0].shape
    figures = {
        "x": found.value,
        "scale": _at("scale", scale, shape, cell),
        "offset": _at("offset", offset, shape, cell),
    }
    value = figures["x"] * figures["scale"] + figures["offset"]
    return Stepwise((found,), "{x} · {scale} + {offset}", figures, value)


def _at(name: str, given: object, shape: Shape, cell: Place) -> float:
    """The number for one place, of one for all or one for each along the last axes."""
    numbers = real(name, given)
    try:
        return float(np.broadcast_to(numbers, shape)[cell])
    except ValueError as error:
        allowed = _("one number, or one for each channel of {shape}").format(shape=shown(shape))
        raise InvalidSetting(name=name, value=spelled(given), allowed=allowed) from error
