"""Reshape: the same values in another shape."""

import math

import numpy as np

from lib import text
from lib.checks import index
from lib.errors import LayerError
from lib.layers._arithmetic import Place, Stepwise
from lib.layers._counting import Count, Shape, shown, spelled
from lib.layers._taking_apart import Arrays, Weights, unchanged
from lib.text import _

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
    return LayerError(reason=reason.format(shape=shown(shape), values=text.number(values), target=spelled(target)))


def number(inputs: Arrays, weights: Weights, cell: Place, *, target_shape: object) -> Stepwise:
    """The value of the same rank when all are counted, the last axis fastest."""
    shape = count(inputs[0].shape, target_shape=target_shape).output_shape
    return unchanged(inputs, np.unravel_index(np.ravel_multi_index(cell, shape), inputs[0].shape))
