"""DepthwiseConv2D: each channel has kernels of its own, and nothing is added up across channels."""

from lib.checks import whole
from lib.layers._arithmetic import Place, Weighed
from lib.layers._counting import Count, Shape, check_activation, flag, image, pair, windows
from lib.layers._taking_apart import Arrays, Weights, bias_of, weighed, weight

TITLE = "DepthwiseConv2D"


def count(
    shape: Shape,
    *,
    kernel_size: object,
    strides: object = 1,
    padding: object = "valid",
    depth_multiplier: object = 1,
    dilation_rate: object = 1,
    activation: object = None,
    use_bias: object = True,
) -> Count:
    """Parameters: kernel rows · columns · channels · kernels a channel + one bias an output channel.

    Source: https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/
    """
    channels, kernel = image(TITLE, shape)[2], pair("kernel_size", kernel_size)
    multiplier = whole("depth_multiplier", depth_multiplier)
    check_activation(activation)
    places = windows(shape, kernel, strides, padding, dilation_rate)
    weights = (*kernel, channels, multiplier)
    bias = ((channels * multiplier,),) if flag("use_bias", use_bias) else ()
    return Count((*places, channels * multiplier), terms=(weights, *bias), work=((*places, *weights),))


def number(
    inputs: Arrays,
    weights: Weights,
    cell: Place,
    *,
    kernel_size: object,
    strides: object = 1,
    padding: str = "valid",
    dilation_rate: object = 1,
    depth_multiplier: int = 1,
    activation: str | None = None,
    use_bias: bool = True,
) -> Weighed:
    """The window of one channel times its kernel, added up, plus the bias."""
    channels = inputs[0].shape[2]
    kernels = weight(TITLE, weights, "kernel", (*pair("kernel_size", kernel_size), channels, depth_multiplier))
    first, which = divmod(cell[2], depth_multiplier)
    return weighed(
        inputs[0],
        kernels[:, :, first, which, None],
        cell,
        first=first,
        strides=strides,
        padding=padding,
        dilation_rate=dilation_rate,
        bias=bias_of(TITLE, weights, channels * depth_multiplier, cell[2], use_bias),
        activation=activation,
    )
