"""A layer of a network as its questions need it: what it reads and has learned, and the cell that is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib import convolution, layers
from lib.checks import pair
from lib.receptive_field.field import INPUT, Row
from lib.text import _, number

_POOLING = ("MaxPooling2D", "AveragePooling2D")
_CONVOLUTION = ("Conv2D", "DepthwiseConv2D")


@dataclass(frozen=True)
class Sliding:
    """How a window moves over what a layer reads; each for rows and columns."""

    kernel: tuple[int, int]
    stride: tuple[int, int]
    dilation: tuple[int, int]
    padding: str

    def along(self, axis: int) -> dict:
        """Stride, padding and dilation along one axis, as `lib.convolution` takes them."""
        return {"stride": self.stride[axis], "padding": self.padding, "dilation": self.dilation[axis]}

    def taps(self, place: tuple[int, ...], shape: tuple[int, ...]) -> list[np.ndarray]:
        """Rows and columns of the input under the window of an output cell."""
        return [convolution.taps(place[axis], shape[axis], self.kernel[axis], **self.along(axis)) for axis in (0, 1)]

    @property
    def spans(self) -> tuple[int, int]:
        """Cells from the first to the last tap."""
        rows, cols = (convolution.span(cells, gap) for cells, gap in zip(self.kernel, self.dilation, strict=True))
        return rows, cols


def sliding(layer: Row) -> Sliding | None:
    """How the window of a convolution or a pooling moves; None for other layers."""
    config = layer.config
    if layer.kind in _POOLING:
        size = pair("pool_size", config.get("pool_size", 2))
        stride = size if config.get("strides") is None else pair("strides", config["strides"])
        return Sliding(size, stride, (1, 1), config.get("padding", "valid"))
    if layer.kind not in _CONVOLUTION:
        return None
    steps, gaps = (pair(name, config.get(name, 1)) for name in ("strides", "dilation_rate"))
    return Sliding(pair("kernel_size", config["kernel_size"]), steps, gaps, config.get("padding", "valid"))


@dataclass(frozen=True)
class Opened:
    """A layer, and the cell that is asked about.

    Attributes:
        layers: of the whole network, in the order in which they compute.
        layer: one of them.
        picture: float32 (h, w, c), what the network got.
        values: layer name → what it computed, without the batch.
        weights: of the layer, by Keras' names.
        cell: (row, column, channel) in a map, (unit,) in a flat output.
        classes: names of the units of the last layer.
    """

    layers: Sequence[Row]
    layer: Row
    picture: np.ndarray
    values: Mapping[str, np.ndarray]
    weights: Mapping[str, np.ndarray]
    cell: tuple[int, ...]
    classes: Sequence[str]

    @property
    def inputs(self) -> list[np.ndarray]:
        """What the layer reads."""
        return [self.picture if name == INPUT else self.values[name] for name in self.layer.inputs]

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """The shape of each input."""
        return [array.shape for array in self.inputs]

    @cached_property
    def count(self) -> layers.Count:
        """What the layer gives and needs."""
        return layers.count(self.layer.kind, self.shapes, self.layer.config)

    @cached_property
    def number(self) -> layers.Number | None:
        """The cell taken apart; None for a kind that cannot be."""
        if not layers.has_number(self.layer.kind):
            return None
        return layers.number(self.layer.kind, self.layer.config, self.inputs, self.weights, self.cell)

    @property
    def sliding(self) -> Sliding | None:
        """How its window moves."""
        return sliding(self.layer)

    @property
    def follower(self) -> Row | None:
        """The one layer that reads this one; None where several do, or none."""
        readers = [each for each in self.layers if self.layer.name in each.inputs]
        return readers[0] if len(readers) == 1 else None

    @property
    def place(self) -> str:
        """The cell in words."""
        if len(self.cell) == 1:
            return _("unit {unit} of {layer}").format(unit=self.cell[0], layer=self.layer.name)
        row, col, channel = self.cell
        words = _("row {row}, column {col} of channel {channel} of {layer}")
        return words.format(row=row, col=col, channel=channel, layer=self.layer.name)

    @property
    def what(self) -> str:
        """What the layer has that decides its shapes and counts, as "32 filters of 3 × 3"; "" for other kinds."""
        if self.layer.kind == "Dense":
            return _("{units} units").format(units=self.layer.output_shape[-1])
        if self.sliding is None:
            return ""
        height, width = self.sliding.kernel
        words = {
            "Conv2D": _("{maps} filters of {height} × {width}"),
            "DepthwiseConv2D": _("{maps} kernels of {height} × {width}"),
        }.get(self.layer.kind, _("windows of {height} × {width}"))
        dilation = self.sliding.dilation[0]
        gaps = _(", dilation {dilation}").format(dilation=dilation) if dilation > 1 else ""
        return words.format(maps=self.layer.output_shape[-1], height=height, width=width) + gaps


def shaped(shape: tuple[int, ...]) -> str:
    """A shape in words, as "28 × 28 × 5" or "120 values"."""
    return " × ".join(map(number, shape)) if len(shape) > 1 else _("{count} values").format(count=number(shape[0]))


def product(*factors: int) -> str:
    """Factors written out.

    >>> product(3, 3, 1000)
    '3·3·1,000'
    """
    return "·".join(map(number, factors))
