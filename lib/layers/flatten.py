"""Flatten: rows, columns and channels laid end to end."""

import math

from lib.layers._counting import Count, Shape
from lib.text import _, number

TITLE = "Flatten"


def count(shape: Shape) -> Count:
    """Nothing to learn; the values stay, their places are forgotten.

    Source: https://keras.io/api/layers/reshaping_layers/flatten/
    """
    return Count((math.prod(shape),), note=_("{product} values").format(product="·".join(map(number, shape))))
