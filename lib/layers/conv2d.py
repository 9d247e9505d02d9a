"""Conv2D: each filter slides over all channels and adds them up."""

from lib.checks import whole
from lib.errors import InvalidSetting
from lib.layers._arithmetic import Place, Weighed
from lib.layers._counting import Count, Shape, check_activation, flag, image, not_both, pair, windows
from lib.layers._taking_apart import Arrays, Weights, bias_of, weighed, weight
from lib.text import _

TITLE = "Conv2D"
WITHOUT_EFFECT = ("lora_rank", "lora_alpha", "quantization_config")


def count(
    shape: Shape,
    *,
    filters: object,
    kernel_size: object,
    strides: object = 1,
    padding: object = "valid",
    dilation_rate: object = 1,
    groups: object = 1,
    activation: object = None,
    use_bias: object = True,
) -> Count:
    """Parameters: kernel rows · columns · channels it sees · filters + one bias a filter.

    Source: https://keras.io/api/layers/convolution_layers/convolution2d/
    """
    channels = image(TITLE, shape)[2]
    filters, kernel = whole("filters", filters), pair("kernel_size", kernel_size)
    seen = channels // _groups(groups, channels, filters)
    not_both(strides, dilation_rate)
    check_activation(activation)
    places = windows(shape, kernel, strides, padding, dilation_rate)
    weights = (*kernel, seen, filters)
    bias = ((filters,),) if flag("use_bias", use_bias) else ()
    return Count((*places, filters), terms=(weights, *bias), work=((*places, *weights),))


def _groups(groups: object, channels: int, filters: int) -> int:
    """The number of groups, which must divide channels and filters."""
    groups = whole("groups", groups)
    if channels % groups or filters % groups:
        allowed = _("a divisor of {channels} channels and {filters} filters, as 1")
        raise InvalidSetting(name="groups", value=groups, allowed=allowed.format(channels=channels, filters=filters))
    return groups


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    filters: int,
    kernel_size: object,
    strides: object = 1,
    padding: str = "valid",
    dilation_rate: object = 1,
    groups: int = 1,
    activation: str | None = None,
    use_bias: bool = True,
) -> Weighed:
    """The window of every channel that the filter sees times its kernel there, added up, plus the bias."""
    seen = inputs[0].shape[2] // groups
    kernels = weight(TITLE, weights, "kernel", (*pair("kernel_size", kernel_size), seen, filters))
    at = cell[2]
    return weighed(
        inputs[0],
        kernels[..., at],
        cell,
        first=at // (filters // groups) * seen,
        strides=strides,
        padding=padding,
        dilation_rate=dilation_rate,
        bias=bias_of(TITLE, weights, filters, at, use_bias),
        activation=activation,
    )
