"""Dense: every unit is joined to every value that comes in."""

from lib.checks import whole
from lib.layers._counting import Count, Shape, check_activation, flag

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
