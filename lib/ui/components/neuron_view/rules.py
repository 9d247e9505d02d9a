"""What a layer does for one of its maps: which maps it reads and with which numbers, as the browser takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from lib.networks import Layer
from lib.ui.components.neuron_view.windows import pair, window

Weights = Mapping[str, np.ndarray]
Shape = tuple[int, ...]
Reads = tuple[tuple[int, int], ...]

_COPIES = ("Dropout", "SpatialDropout2D")
_CURVES = ("linear", "relu", "tanh", "sigmoid")


@dataclass(frozen=True, eq=False)
class Rule:
    """How one map comes about.

    Attributes:
        reads: (which input of the layer, channel) of each map that it reads.
        said: for the browser: `op` and its figures; `op` is "none" where nothing here knows the layer.
        kernels: float32 (n, kh, kw), one for each map that is read, or None.
    """

    reads: Reads
    said: dict[str, Any] = field(default_factory=lambda: {"op": "none"})
    kernels: np.ndarray | None = None


def rule(layer: Layer, weights: Weights, channel: int, shapes: Sequence[Shape]) -> Rule:
    """The rule of the map `channel` of a layer.

    Args:
        weights: by Keras' names.
        shapes: of the layer's inputs, without the batch.
    """
    maker = _MAKERS.get(layer.kind)
    found = maker(layer, weights, channel, shapes) if maker else None
    return found or Rule(_same(channel, shapes))


def _same(channel: int, shapes: Sequence[Shape]) -> Reads:
    """The same channel of each input, as far as they have it and rows and columns."""
    return tuple((at, channel) for at, shape in enumerate(shapes) if len(shape) == 3 and channel < shape[-1])


def _windows(layer: Layer, shape: Shape, size: object) -> dict[str, Any] | None:
    """Size, stride, padding and dilation of a window; None where rows and columns differ in stride or dilation."""
    found, dilation = window(layer, shape), pair(layer.config.get("dilation_rate", 1))
    if found is None or len({*found["stride"]}) > 1 or len({*dilation}) > 1:
        return None
    stride, before = found["stride"][0], list(found["before"])
    return {"size": list(pair(size)), "stride": stride, "before": before, "dilation": dilation[0]}


def _convolution(layer: Layer, weights: Weights, channel: int, shapes: Sequence[Shape]) -> Rule | None:
    kernel, where = weights["kernel"], _windows(layer, shapes[0], layer.config["kernel_size"])
    if where is None or layer.config.get("activation", "linear") != "linear":
        return None
    if layer.kind == "DepthwiseConv2D":
        each = kernel.shape[-1]
        first, kernels = channel // each, kernel[..., channel // each, channel % each][None]
    else:  # (kh, kw, in, out) → (in, kh, kw); with groups a filter sees only its own
        seen = kernel.shape[2]
        first = channel // (kernel.shape[3] // (shapes[0][-1] // seen)) * seen
        kernels = kernel[..., channel].transpose(2, 0, 1)
    bias = float(weights["bias"][channel]) if "bias" in weights else None
    reads = tuple((0, first + plane) for plane in range(len(kernels)))
    return Rule(reads, {"op": "convolution", "bias": bias, **where}, kernels)


def _pooling(layer: Layer, _weights: Weights, channel: int, shapes: Sequence[Shape]) -> Rule | None:
    where = _windows(layer, shapes[0], layer.config["pool_size"])
    op = "max" if layer.kind == "MaxPooling2D" else "average"
    return where and Rule(((0, channel),), {"op": op, **where})


def _normalisation(layer: Layer, weights: Weights, channel: int, _shapes: Sequence[Shape]) -> Rule:
    at = {name: float(weight[channel]) for name, weight in weights.items()}
    figures = {
        "mean": at["moving_mean"],
        "variance": at["moving_variance"],
        "epsilon": float(layer.config.get("epsilon", 1e-3)),
        "gamma": at.get("gamma", 1.0),
        "beta": at.get("beta", 0.0),
    }
    return Rule(((0, channel),), {"op": "normalise", **figures})


def _rescaling(layer: Layer, _weights: Weights, channel: int, _shapes: Sequence[Shape]) -> Rule:
    scale, offset = (np.ravel(layer.config.get(name, default)) for name, default in (("scale", 1), ("offset", 0)))
    figures = {"scale": float(scale[channel % len(scale)]), "offset": float(offset[channel % len(offset)])}
    return Rule(((0, channel),), {"op": "rescale", **figures})


def _activation(layer: Layer, _weights: Weights, channel: int, _shapes: Sequence[Shape]) -> Rule | None:
    name = layer.config.get("activation")
    return Rule(((0, channel),), {"op": name}) if name in _CURVES else None


def _re_lu(layer: Layer, _weights: Weights, channel: int, _shapes: Sequence[Shape]) -> Rule | None:
    config = layer.config
    if config.get("max_value") is not None or config.get("threshold", 0) != 0:
        return None
    slope = float(config.get("negative_slope", 0.3 if layer.kind == "LeakyReLU" else 0) or 0)
    return Rule(((0, channel),), {"op": "relu", "slope": slope})


def _add(_layer: Layer, _weights: Weights, channel: int, shapes: Sequence[Shape]) -> Rule | None:
    reads = _same(channel, shapes)
    return Rule(reads, {"op": "add"}) if len(reads) == len(shapes) and len(set(shapes)) == 1 else None


def _concatenate(_layer: Layer, _weights: Weights, channel: int, shapes: Sequence[Shape]) -> Rule | None:
    for at, shape in enumerate(shapes):
        if channel < shape[-1]:
            return Rule(((at, channel),), {"op": "copy"})
        channel -= shape[-1]
    return None


def _copy(_layer: Layer, _weights: Weights, channel: int, _shapes: Sequence[Shape]) -> Rule:
    return Rule(((0, channel),), {"op": "copy"})


_MAKERS = {
    "Conv2D": _convolution,
    "DepthwiseConv2D": _convolution,
    "MaxPooling2D": _pooling,
    "AveragePooling2D": _pooling,
    "BatchNormalization": _normalisation,
    "Rescaling": _rescaling,
    "Activation": _activation,
    "ReLU": _re_lu,
    "LeakyReLU": _re_lu,
    "Add": _add,
    "Concatenate": _concatenate,
} | dict.fromkeys(_COPIES, _copy)
