"""ReLU: values below zero become zero."""

from lib.layers._arithmetic import Place, Read, Stepwise
from lib.layers._counting import Count, Shape
from lib.layers._taking_apart import Arrays, Weights, read

TITLE = "ReLU"
WITHOUT_EFFECT = ("max_value", "negative_slope", "threshold")


def count(shape: Shape) -> Count:
    """Nothing to learn.

    Source: https://keras.io/api/layers/activation_layers/relu/
    """
    return Count(shape)


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    max_value: float | None = None,
    negative_slope: float = 0.0,
    threshold: float = 0.0,
) -> Stepwise:
    """x from the threshold on, at most `max_value`; below it `negative_slope` · (x − threshold)."""
    found = read(inputs, cell)
    if not negative_slope and not threshold:
        return _plain(found, max_value)
    if found.value > threshold:
        return _limited(found, max_value)
    figures = {"slope": negative_slope, "x": found.value, "threshold": threshold}
    value = negative_slope * (found.value - threshold)
    return Stepwise((found,), "{slope} · ({x} − {threshold})", figures, value)


def _plain(found: Read, most: float | None) -> Stepwise:
    """Without a slope and a threshold of its own."""
    value = max(0.0, found.value)
    if most is None:
        return Stepwise((found,), "max(0, {x})", {"x": found.value}, value)
    return Stepwise((found,), "min({most}, max(0, {x}))", {"most": most, "x": found.value}, min(most, value))


def _limited(found: Read, most: float | None) -> Stepwise:
    """Above the threshold."""
    if most is None:
        return Stepwise((found,), "{x}", {"x": found.value}, found.value)
    return Stepwise((found,), "min({most}, {x})", {"most": most, "x": found.value}, min(most, found.value))
