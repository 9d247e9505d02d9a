"""BatchNormalization: each channel shifted and scaled to a common level."""

from lib.errors import InvalidSetting
from lib.layers._counting import Count, Shape, axis_index, flag
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
