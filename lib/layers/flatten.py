"""Flatten: rows, columns and channels laid end to end."""

import math

import numpy as np

from lib import text
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape
from lib.layers._taking_apart import Arrays, Weights, unchanged

TITLE = "Flatten"


def count(shape: Shape) -> Count:
    """Nothing to learn; the values stay, their places are forgotten.

    Source: https://keras.io/api/layers/reshaping_layers/flatten/
    """
    return Count((math.prod(shape),), note=text._("{product} values").format(product="·".join(map(text.number, shape))))


def number(inputs: Arrays, weights: Weights, cell: Place) -> Stepwise:
    """The value of that rank: channels are counted fastest, then columns, then rows."""
    return unchanged(inputs, np.unravel_index(cell[0], inputs[0].shape))
