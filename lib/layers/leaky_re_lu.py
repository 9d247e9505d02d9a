"""LeakyReLU: values below zero are made small instead of zero."""

from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape
from lib.layers._taking_apart import Arrays, Weights, read

TITLE = "LeakyReLU"
WITHOUT_EFFECT = ("negative_slope",)


def count(shape: Shape) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/leaky_relu/
    """
    return Count(shape)


def number(inputs: Arrays, weights: Weights, cell: Place, *, negative_slope: float = 0.3) -> Stepwise:
    """x, or `negative_slope` · x below zero."""
    found = read(inputs, cell)
    if found.value >= 0:
        return Stepwise((found,), "{x}", {"x": found.value}, found.value)
    figures = {"slope": negative_slope, "x": found.value}
    return Stepwise((found,), "{slope} · {x}", figures, negative_slope * found.value)
