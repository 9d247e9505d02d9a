"""BatchNormalization: each channel shifted and scaled to a common level."""

import math

from lib.errors import InvalidSetting
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, axis_index, flag
from lib.layers._taking_apart import Arrays, Weights, read, weight
from lib.text import _

TITLE = "BatchNormalization"
WITHOUT_EFFECT = ("momentum", "epsilon", "synchronized", "renorm_clipping", "renorm_momentum")


def count(
    shape: Shape,
    *,
    axis: object = -1,
    center: object = True,
    scale: object = True,
    renorm: object = False,
) -> Count:
    """Parameters a channel: scale and shift, which are trained, and the running mean and variance, which are not.

    Source: https://keras.io/api/layers/normalization_layers/batch_normalization/
    """
    if flag("renorm", renorm):
        raise InvalidSetting(name="renorm", value=renorm, allowed=_("False, as it is without being named"))
    channels = shape[axis_index(axis, len(shape))]
    trained = flag("scale", scale) + flag("center", center)
    return Count(shape, terms=((trained + 2, channels),), untrained=2 * channels)


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    axis: object = -1,
    epsilon: float = 0.001,
    center: object = True,
    scale: object = True,
) -> Stepwise:
    """γ · (x − μ) / √(σ² + ε) + β with the running mean μ and variance σ² of the channel."""
    along = axis_index(axis, len(cell))
    channels, found = inputs[0].shape[along], read(inputs, cell)
    used = {"μ": "moving_mean", "σ²": "moving_variance"}
    used |= {"γ": "gamma"} if scale else {}
    used |= {"β": "beta"} if center else {}
    figures = {symbol: float(weight(TITLE, weights, name, (channels,))[cell[along]]) for symbol, name in used.items()}
    figures |= {"x": found.value, "ε": epsilon}
    template = "({x} − {μ}) / √({σ²} + {ε})"
    template = "{γ} · " * bool(scale) + template + " + {β}" * bool(center)
    normal = (found.value - figures["μ"]) / math.sqrt(figures["σ²"] + epsilon)
    return Stepwise((found,), template, figures, figures.get("γ", 1.0) * normal + figures.get("β", 0.0))
