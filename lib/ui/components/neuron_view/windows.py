"""The window that a layer lays on its inputs: how large, how far apart, how much of it in the padding."""

import math

from lib.networks import Layer

_KERNELS = ("Conv2D", "DepthwiseConv2D")
_POOLS = ("MaxPooling2D", "AveragePooling2D")


def window(layer: Layer, input_shape: tuple[int, ...]) -> dict | None:
    """Which cells of each input map the cell (row, column) of an output map reads.

    Those from row · stride − before on, `span` of them; likewise for columns; each value is a pair (rows, columns).
    None where a cell has no such window: layers that work cell by cell, dense ones, and kinds not known here.

    Args:
        layer: one with maps as output.
        input_shape: (h, w, channels) of the layer it reads.
    Source:
        "same" as TensorFlow defines it: ⌈size / stride⌉ outputs, the odd zero at the end.
    """
    if len(input_shape) != 3 or len(layer.output_shape) != 3:
        return None
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
