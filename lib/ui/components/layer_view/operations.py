"""What a layer does for one of its maps: the rule in one line with its numbers, and the window that it reads."""

import math
from collections.abc import Mapping

import numpy as np

from lib.networks import Layer
from lib.text import _, figure

Weights = Mapping[str, np.ndarray]

_ACTIVATIONS = {
    "relu": "y = max(0, x)",
    "tanh": "y = tanh(x)",
    "sigmoid": "y = 1 / (1 + e⁻ˣ)",
    "linear": "y = x",
}
_KERNELS = ("Conv2D", "DepthwiseConv2D")
_POOLS = ("MaxPooling2D", "AveragePooling2D")
_CELL_BY_CELL = (
    *("Activation", "ReLU", "LeakyReLU", "Rescaling", "BatchNormalization", "Dropout", "SpatialDropout2D"),
    *("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"),
)


def operation(layer: Layer, weights: Weights, channel: int) -> str:
    """What the layer computes for map or unit `channel`, with its learned numbers; its kind where nothing is known."""
    config = layer.config
    if layer.kind == "BatchNormalization":
        return _normalised(weights, float(config.get("epsilon", 1e-3)), channel)
    if layer.kind == "Rescaling":
        return _linear(float(np.ravel(config["scale"])[0]), float(np.ravel(config.get("offset", 0.0))[0]))
    if layer.kind == "Activation":
        return _ACTIVATIONS.get(str(config.get("activation")), str(config.get("activation")))
    if layer.kind in _POOLS:
        rows, columns = pair(config["pool_size"])
        sentence = _("the largest of {window}") if layer.kind == "MaxPooling2D" else _("the mean of {window}")
        return sentence.format(window=f"{rows}×{columns}")
    if layer.kind in (*_KERNELS, "Dense"):
        return _("sum of input × kernel, plus bias {bias}").format(bias=_bias(weights, channel))
    return _fixed().get(layer.kind, layer.kind)


def window(layer: Layer, input_shape: tuple[int, ...]) -> dict | None:
    """Which cells of each input map the cell (row, column) of an output map reads.

    Those from row · stride − before on, `span` of them; likewise for columns; each value is a pair (rows, columns).
    None where a cell has no such window: dense layers, softmax, and kinds not known here.

    Args:
        layer: one with maps as output.
        input_shape: (h, w, channels) of the layer it reads.
    Source:
        "same" as TensorFlow defines it: ⌈size / stride⌉ outputs, the odd zero at the end.
    """
    if len(input_shape) != 3 or len(layer.output_shape) != 3:
        return None
    if layer.kind in _CELL_BY_CELL:
        return {"span": (1, 1), "stride": (1, 1), "before": (0, 0)}
    if layer.kind not in _KERNELS + _POOLS:
        return None
    config = layer.config
    size = pair(config["kernel_size"] if layer.kind in _KERNELS else config["pool_size"])
    stride = pair(config.get("strides") or (size if layer.kind in _POOLS else 1))
    dilation = pair(config.get("dilation_rate", 1))
    span = tuple((cells - 1) * step + 1 for cells, step in zip(size, dilation, strict=True))
    before = (0, 0)
    if config.get("padding") == "same":
        before = tuple(_before(*axis) for axis in zip(input_shape[:2], span, stride, strict=True))
    return {"span": span, "stride": stride, "before": before}


def pair(value: int | list[int] | tuple[int, ...]) -> tuple[int, int]:
    """Rows and columns of an argument that Keras takes as one number or as two."""
    return (value, value) if isinstance(value, int) else (int(value[0]), int(value[1]))


def _before(size: int, span: int, stride: int) -> int:
    """Zeros before the first cell along one axis."""
    return max((math.ceil(size / stride) - 1) * stride + span - size, 0) // 2


def _bias(weights: Weights, channel: int) -> str:
    return figure(float(weights["bias"][channel])) if "bias" in weights else "0"


def _normalised(weights: Weights, epsilon: float, channel: int) -> str:
    """Batch normalisation after training: one factor and one offset a map."""
    at = {name: float(weight[channel]) for name, weight in weights.items()}
    scale = at.get("gamma", 1.0) / math.sqrt(at["moving_variance"] + epsilon)
    return _linear(scale, at.get("beta", 0.0) - at["moving_mean"] * scale)


def _linear(scale: float, offset: float) -> str:
    if offset == 0:
        return f"y = {figure(scale)} · x"
    return f"y = {figure(scale)} · x {'−' if offset < 0 else '+'} {figure(abs(offset))}"


def _fixed() -> dict[str, str]:
    """Rules without numbers."""
    return {
        "ReLU": "y = max(0, x)",
        "Softmax": _("e to the power of x, divided by the sum of all of these"),
        "Flatten": _("the same number, in one row with all others"),
        "GlobalAveragePooling2D": _("the mean of the whole map"),
        "GlobalMaxPooling2D": _("the largest of the whole map"),
        "Add": _("the sum of both, cell by cell"),
        "Concatenate": _("the same map, in one stack with all others"),
        "Dropout": _("the same numbers: dropout works during training only"),
    }
