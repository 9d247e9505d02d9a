"""The lines that compute one number of a layer by hand, from what the layer reads: its sum, its window, its formula.

They find `before`, what the layer reads, without the batch axis (where it reads several layers, a list of such), and
`layer`, the Keras layer; their last line prints the number.
"""

from collections.abc import Callable, Sequence

from lib.code.photo import figure
from lib.convolution import pads, span
from lib.networks import Layer

Shape = tuple[int, ...]
Cell = tuple[int, ...]
"""(row, column, channel) of a map, (unit,) of units."""
_WEIGHTS = "kernel, bias = layer.get_weights()"
_LONE = "(kernel,) = layer.get_weights()"


def by_hand(layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    """Lines that print that cell, computed anew; none for a kind, or settings of it, that are not written out here.

    Args:
        layer: as its card describes it.
        shapes: what it reads, each without the batch.
        cell: which of its numbers.

    >>> from lib.networks import load
    >>> by_hand(load("fashion_cnn").card.layer("relu_1"), [(28, 28, 5)], (3, 9, 2))
    ['print(max(0, before[3, 9, 2]))  # nothing below zero']
    """
    write = _KINDS.get(layer.kind)
    return write(layer, shapes, cell) if write else []


def _convolved(layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    config, (shape,) = layer.config, shapes
    if config.get("activation", "linear") != "linear" or config.get("groups", 1) != 1:
        return []
    row, col, channel = cell
    window, padding = _windows(shape, config, config["kernel_size"], row, col)
    count = f"{config['kernel_size'][0]}·{config['kernel_size'][1]}·{shape[2]}"
    return [
        _WEIGHTS if config["use_bias"] else _LONE,
        *padding,
        f"window = before[{window}]  # in every channel",
        f"products = window * kernel[..., {channel}]  # {count} of them",
        f"print(products.sum(){_bias(config, channel)})",
    ]


def _windows(shape: Shape, config: dict, size: Sequence[int], row: int, col: int) -> tuple[str, list[str]]:
    """The slices of the window in `before`, and the line that puts the zeros round it where there are some."""
    slices, zeros = [], []
    steps = config.get("dilation_rate", (1, 1))
    for at, cells, kernel, stride, step in zip((row, col), shape[:2], size, config["strides"], steps, strict=True):
        around = pads(cells, kernel, stride=stride, padding=config["padding"], dilation=step)
        end = at * stride + span(kernel, step)
        slices.append(f"{at * stride}:{end}" + (f":{step}" if step > 1 else ""))
        zeros.append(around)
    if not any(map(any, zeros)):
        return ", ".join(slices), []
    return ", ".join(slices), [f"before = np.pad(before, ({zeros[0]}, {zeros[1]}, (0, 0)))  # zeros all round"]


def _dense(layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    config = layer.config
    if config.get("activation", "linear") != "linear" or len(shapes[0]) != 1:
        return []
    return [
        _WEIGHTS if config["use_bias"] else _LONE,
        f"products = before * kernel[:, {cell[0]}]  # {shapes[0][0]} of them",
        f"print(products.sum(){_bias(config, cell[0])})",
    ]


def _bias(config: dict, channel: int) -> str:
    return f" + bias[{channel}]" if config["use_bias"] else ""


def _pooled(layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    """The window of a pooling; what lies outside the map does not count."""
    config, (shape,) = layer.config, shapes
    slices = []
    for at, cells, size, stride in zip(cell, shape, config["pool_size"], config["strides"], strict=False):
        first = at * stride - pads(cells, size, stride=stride, padding=config["padding"])[0]
        slices.append(f"{max(first, 0)}:{min(first + size, cells)}")
    kept = "max" if layer.kind == "MaxPooling2D" else "mean"
    return [f"window = before[{', '.join(slices)}, {cell[2]}]", f"print(window.{kept}())"]


def _whole(layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    if layer.config.get("keepdims"):
        return []
    kept = "max" if layer.kind == "GlobalMaxPooling2D" else "mean"
    return [f"print(before[:, :, {cell[0]}].{kept}())  # of the whole map"]


def _normalised(layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    config, channel = layer.config, cell[-1]
    if not (config.get("center", True) and config.get("scale", True)) or config.get("axis", -1) not in (-1, [-1]):
        return []
    return [
        f"gamma, beta, mean, variance = (each[{channel}] for each in layer.get_weights())",
        f"print(gamma * ({_at(cell)} - mean) / np.sqrt(variance + {figure(config['epsilon'])}) + beta)",
    ]


def _rectified(layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    config = layer.config
    if config.get("negative_slope") or config.get("threshold") or config.get("max_value") is not None:
        return []
    return [f"print(max(0, {_at(cell)}))  # nothing below zero"]


def _activated(layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    at = _at(cell)
    formulas = {
        "relu": f"max(0, {at})",
        "tanh": f"np.tanh({at})",
        "sigmoid": f"1 / (1 + np.exp(-{at}))",
        "linear": at,
    }
    formula = formulas.get(layer.config["activation"])
    return [f"print({formula})"] if formula else []


def _rescaled(layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    scale, offset = layer.config["scale"], layer.config.get("offset", 0)
    if isinstance(scale, list) or isinstance(offset, list):
        return []
    return [f"print({_at(cell)} * {figure(scale)} + {figure(offset)})"]


def _added(_layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    return [f"print(sum(each[{_listed(cell)}] for each in before))  # the same cell of each"]


def _flattened(_layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    if len(shapes[0]) != 3:
        return []
    _rows, columns, channels = shapes[0]
    place = (cell[0] // (columns * channels), cell[0] // channels % columns, cell[0] % channels)
    return [f"print(before[{_listed(place)}])  # row, column, channel of unit {cell[0]}"]


def _softened(_layer: Layer, shapes: Sequence[Shape], cell: Cell) -> list[str]:
    if len(shapes[0]) != 1:
        return []
    return [
        "exponentials = np.exp(before - before.max())  # the largest is 1; the shares stay the same",
        f"print(exponentials[{cell[0]}] / exponentials.sum())",
    ]


def _handed_on(_layer: Layer, _shapes: Sequence[Shape], cell: Cell) -> list[str]:
    return [f"print({_at(cell)})  # in use, this layer changes nothing"]


def _at(cell: Cell) -> str:
    return f"before[{_listed(cell)}]"


def _listed(cell: Cell) -> str:
    return ", ".join(map(str, cell))


_KINDS: dict[str, Callable[[Layer, Sequence[Shape], Cell], list[str]]] = {
    "Activation": _activated,
    "Add": _added,
    "AveragePooling2D": _pooled,
    "BatchNormalization": _normalised,
    "Conv2D": _convolved,
    "Dense": _dense,
    "Dropout": _handed_on,
    "Flatten": _flattened,
    "GlobalAveragePooling2D": _whole,
    "GlobalMaxPooling2D": _whole,
    "MaxPooling2D": _pooled,
    "ReLU": _rectified,
    "Rescaling": _rescaled,
    "Softmax": _softened,
    "SpatialDropout2D": _handed_on,
}
