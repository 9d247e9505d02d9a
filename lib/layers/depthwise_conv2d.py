"""DepthwiseConv2D: each channel has kernels of its own, and nothing is added up across channels."""

from lib.checks import whole
from lib.layers._counting import Count, Shape, check_activation, flag, image, pair, windows

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
