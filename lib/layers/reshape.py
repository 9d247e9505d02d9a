"""Reshape: the same values in another shape."""

import math

from lib.checks import index
from lib.errors import LayerError
from lib.layers._counting import Count, Shape, shown, spelled
from lib.text import _, number

TITLE = "Reshape"


def count(shape: Shape, *, target_shape: object) -> Count:
    """Nothing to learn; one −1 in `target_shape` takes what is left.

    Source: https://keras.io/api/layers/reshaping_layers/reshape/
    """
    target = tuple(target_shape) if isinstance(target_shape, (tuple, list)) else (target_shape,)
    values = math.prod(shape)
    target = tuple(map(index, target))
    known = [size for size in target if size is not None and size >= 1]
    unknown = target.count(-1)
    if len(known) + unknown != len(target) or unknown > 1 or values % math.prod(known):
        raise _does_not_fit(shape, values, target_shape)
    rest = values // math.prod(known)
    if not unknown and rest != 1:
        raise _does_not_fit(shape, values, target_shape)
    return Count(tuple(rest if size == -1 else size for size in target))


def _does_not_fit(shape: Shape, values: int, target: object) -> LayerError:
    reason = _("{shape} are {values} values, which do not fit target_shape {target}. Choose sizes of that product.")
    return LayerError(reason=reason.format(shape=shown(shape), values=number(values), target=spelled(target)))
