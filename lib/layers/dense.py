"""Dense: every unit is joined to every value that comes in."""

import numpy as np

from lib.checks import whole
from lib.layers import _activations
from lib.layers._arithmetic import Place, Weighed
from lib.layers._counting import Count, Shape, check_activation, flag
from lib.layers._taking_apart import Arrays, Weights, bias_of, weight

TITLE = "Dense"
WITHOUT_EFFECT = ("lora_rank", "lora_alpha", "quantization_config")


def count(shape: Shape, *, units: object, activation: object = None, use_bias: object = True) -> Count:
    """Parameters: values · units + one bias a unit. With several axes it works along the last.

    Source: https://keras.io/api/layers/core_layers/dense/
    """
    units = whole("units", units)
    check_activation(activation)
    *others, values = shape
    bias = ((units,),) if flag("use_bias", use_bias) else ()
    return Count((*others, units), terms=((values, units), *bias), work=((*others, values, units),))


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    units: int,
    activation: str | None = None,
    use_bias: bool = True,
) -> Weighed:
    """Every value that comes in times its weight, added up, plus the bias: a perceptron."""
    *place, unit = cell
    values = inputs[0][tuple(place)].astype(np.float64)  # along the last axis
    kernel = weight(TITLE, weights, "kernel", (len(values), units))[:, unit].astype(np.float64)
    bias = bias_of(TITLE, weights, units, unit, use_bias)
    row, col = place if len(place) == 2 else (0, 0)
    return Weighed(
        windows=values[:, None, None],  # (n,) → (n, 1, 1)
        kernels=kernel[:, None, None],
        channels=np.arange(len(values)),
        rows=np.array([row]),
        cols=np.array([col]),
        inside=np.ones((1, 1), bool),
        bias=bias or 0.0,
        has_bias=bias is not None,
        activation=_activations.named(activation),
    )
