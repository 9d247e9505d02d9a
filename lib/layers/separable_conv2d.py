"""SeparableConv2D: a depthwise convolution, then a 1×1 convolution that mixes the channels."""

from lib.checks import whole
from lib.layers._counting import Count, Shape, check_activation, flag, image, pair, windows

TITLE = "SeparableConv2D"


def count(
    shape: Shape,
    *,
    filters: object,
    kernel_size: object,
    strides: object = 1,
    padding: object = "valid",
    dilation_rate: object = 1,
    depth_multiplier: object = 1,
    activation: object = None,
    use_bias: object = True,
) -> Count:
    """Parameters: kernel rows · columns · channels · kernels a channel, then those channels · filters, + the biases.

    Source: https://keras.io/api/layers/convolution_layers/separable_convolution2d/
    """
    channels, kernel = image(TITLE, shape)[2], pair("kernel_size", kernel_size)
    filters, multiplier = whole("filters", filters), whole("depth_multiplier", depth_multiplier)
    check_activation(activation)
    places = windows(shape, kernel, strides, padding, dilation_rate)
    depthwise, pointwise = (*kernel, channels, multiplier), (channels * multiplier, filters)
    bias = ((filters,),) if flag("use_bias", use_bias) else ()
    work = ((*places, *depthwise), (*places, *pointwise))
    return Count((*places, filters), terms=(depthwise, pointwise, *bias), work=work)
