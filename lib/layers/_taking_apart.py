"""What the kinds share to take one of their numbers apart: reading inputs and weights, windows, functions, softmax."""

from collections.abc import Mapping, Sequence

import numpy as np

from lib import pooling
from lib.checks import pair
from lib.convolution import taps, under
from lib.errors import LayerError
from lib.layers import _activations
from lib.layers._arithmetic import Place, Pooled, Read, Softened, Stepwise, Weighed
from lib.layers._counting import shown
from lib.text import _

Arrays = Sequence[np.ndarray]
Weights = Mapping[str, np.ndarray]
_LARGEST_POWER = 50.0  # e to the power of it keeps all digits beside the others


def weighed(
    image: np.ndarray,
    kernels: np.ndarray,
    place: Place,
    first: int,
    *,
    strides: object,
    padding: str,
    dilation_rate: object,
    bias: float | None,
    activation: object,
) -> Weighed:
    """A cell of a convolution: `kernels` (kh, kw, n) lie on the n channels of the image from `first` on."""
    steps, gaps = pair("strides", strides), pair("dilation_rate", dilation_rate)
    rows, cols = (
        taps(at, size, cells, stride=step, padding=padding, dilation=gap)
        for at, size, cells, step, gap in zip(place, image.shape, kernels.shape, steps, gaps, strict=False)
    )
    channels = np.arange(first, first + kernels.shape[2])
    values, inside = under(image[:, :, first : first + len(channels)], rows, cols)
    return Weighed(
        windows=values.transpose(2, 0, 1),  # (kh, kw, n) → (n, kh, kw)
        kernels=kernels.astype(np.float64).transpose(2, 0, 1),
        channels=channels,
        rows=rows,
        cols=cols,
        inside=inside,
        bias=bias or 0.0,
        has_bias=bias is not None,
        activation=_activations.named(activation),
    )


def pooled_cell(
    image: np.ndarray, place: Place, kind: pooling.Kind, *, size: object, strides: object = None, padding: str = "valid"
) -> Pooled:
    """A cell of pooling, on its own channel."""
    row, col, channel = place
    size, strides = pair("pool_size", size), None if strides is None else pair("strides", strides)
    found = pooling.window(image[:, :, channel], size, row, col, kind=kind, stride=strides, padding=padding)
    return Pooled(
        kind=kind,
        values=found.values[:, :, 0],
        inside=found.inside,
        rows=found.rows,
        cols=found.cols,
        channel=channel,
        kept=found.largest[0] if kind == "max" else None,
        value=float(found.result[0]),
    )


def pooled_channel(image: np.ndarray, channel: int, kind: pooling.Kind) -> Pooled:
    """The largest value or the mean of a whole channel."""
    return pooled_cell(image, (0, 0, channel), kind, size=image.shape[:2])


def read(inputs: Arrays, place: Place, which: int = 0) -> Read:
    """The value that stands at a place of one of the inputs."""
    place = tuple(map(int, place))
    return Read(which, place, float(inputs[which][place]))


def unchanged(inputs: Arrays, place: Place, which: int = 0) -> Stepwise:
    """A value that is handed on as it is."""
    found = read(inputs, place, which)
    return Stepwise((found,), "{x}", {"x": found.value}, found.value)


def function(found: Read, name: str) -> Stepwise:
    """An activation of one value.

    Raises:
        LayerError: it is none that takes each value by itself.
    """
    return Stepwise((found,), _activations.formula(name), {"x": found.value}, _activations.value(name, found.value))


def softened(values: np.ndarray, place: Place, axis: int) -> Softened:
    """A share of softmax along one axis of the values, counted without the batch."""
    along = (*place[:axis], slice(None), *place[axis + 1 :])
    logits = values[along].astype(np.float64)
    largest = float(logits.max())
    shift = 0.0 if np.abs(logits).max() <= _LARGEST_POWER else largest
    return Softened(logits, shift, int(place[axis]))


def weight(kind: str, weights: Weights, name: str, shape: tuple[int, ...]) -> np.ndarray:
    """One of the layer's weights, of the shape that its arguments give it.

    Raises:
        LayerError: it is missing, or has another shape.
    """
    found = weights.get(name)
    if found is None or found.shape != shape:
        got = _("has none of that name") if found is None else _("gets {shape}").format(shape=shown(found.shape))
        reason = _("{kind} needs the weights {name} of {shape}, but {got}. Give those of this layer.")
        raise LayerError(reason=reason.format(kind=kind, name=name, shape=shown(shape), got=got))
    return found


def bias_of(kind: str, weights: Weights, count: int, at: int, used: object) -> float | None:
    """The bias of one of `count` filters or units; None where the layer has none."""
    return float(weight(kind, weights, "bias", (count,))[at]) if used else None
