"""Conv2DTranspose: each input value lays down a whole kernel, so that the picture grows."""

from lib.checks import whole
from lib.convolution import span
from lib.errors import InvalidSetting
from lib.layers._counting import PADDINGS, Count, Shape, check_activation, flag, image, not_both, one_of, pair, spelled
from lib.text import _

TITLE = "Conv2DTranspose"


def count(
    shape: Shape,
    *,
    filters: object,
    kernel_size: object,
    strides: object = 1,
    padding: object = "valid",
    output_padding: object = None,
    dilation_rate: object = 1,
    activation: object = None,
    use_bias: object = True,
) -> Count:
    """Parameters as Conv2D; multiply-accumulates are counted per input value, each of which meets every tap.

    Source: https://keras.io/api/layers/convolution_layers/convolution2d_transpose/
    """
    rows, cols, channels = image(TITLE, shape)
    filters, kernel, steps = whole("filters", filters), pair("kernel_size", kernel_size), pair("strides", strides)
    not_both(strides, dilation_rate)
    check_activation(activation)
    one_of("padding", padding, PADDINGS)
    spans = [span(cells, gap) for cells, gap in zip(kernel, pair("dilation_rate", dilation_rate), strict=True)]
    extra = _extra(output_padding, steps)
    sides = zip((rows, cols), spans, steps, extra, strict=True)
    grown = [_grown(*side, padded=padding == "same") for side in sides]
    weights = (*kernel, channels, filters)
    bias = ((filters,),) if flag("use_bias", use_bias) else ()
    return Count((*grown, filters), terms=(weights, *bias), work=((rows, cols, *weights),))


def _grown(size: int, spanned: int, step: int, extra: int | None, *, padded: bool) -> int:
    """The size of the output along one axis, as Keras defines it."""
    if extra is None:
        return size * step if padded else (size - 1) * step + max(spanned, step)
    return (size - 1) * step + (spanned % 2 if padded else spanned) + extra


def _extra(output_padding: object, steps: tuple[int, int]) -> tuple[int | None, int | None]:
    """Cells added to the output along each axis; None leaves it to the padding."""
    if output_padding is None:
        return None, None
    both = tuple(output_padding) if isinstance(output_padding, (tuple, list)) else (output_padding,) * 2
    fits = len(both) == 2 and all(type(one) is int and 0 <= one < step for one, step in zip(both, steps, strict=True))
    if not fits:
        allowed = _("from 0 to one less than the stride of {steps}").format(steps=spelled(steps))
        raise InvalidSetting(name="output_padding", value=spelled(output_padding), allowed=allowed)
    return both
