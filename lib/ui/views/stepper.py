"""The window stepper filled from arrays: what pages of the two operations share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any

import cv2
import numpy as np

from lib import render
from lib.convolution import output_size
from lib.questions.sizes import written
from lib.text import _, number

LONGEST = 320
"""Pixels along the long side of an output as it is sent to the browser."""


@dataclass(frozen=True)
class Scale:
    """How values become colours: diverging round zero up to `limit`, or grey from `low` to `high`."""

    limit: float | None = None
    low: float = 0.0
    high: float = 255.0

    def places(self, values: np.ndarray) -> np.ndarray:
        """uint8 of the same shape: places of the palette, or levels of grey."""
        if self.limit is not None:
            return render.indices(values, self.limit)
        return np.clip(np.rint((values - self.low) * (255 / (self.high - self.low))), 0, 255).astype(np.uint8)

    def as_data(self) -> dict[str, float]:
        """As the component takes it."""
        return {"low": self.low, "high": self.high} if self.limit is None else {"limit": float(self.limit)}


@dataclass(frozen=True)
class Place:
    """Where one looks: the output cell, the first one in sight (None: chosen by the component), and how many cells of
    the input each side of its grid has."""

    row: int
    col: int
    first: tuple[int, int] | None = None
    cells: int = 12


@dataclass(frozen=True)
class View:
    """One operation on one input, at one place.

    Attributes:
        input: name in the pixel store; shape: (H, W) of it.
        planes: channels that are summed; shown: the channel in the input's grid.
        operation: "convolution", "max" or "average"; size: (kh, kw).
        kernels: (kh, kw, C), one a summed plane; None for pooling.
        pads: (top, left) zeros.
        editable: whether a person may change the kernels.
        outputs: float32 (n, H', W') and their labels; chosen: the one in the grid.
        signed: whether anything of the input, and of the outputs, may be below zero: a sign takes room.
    """

    input: str
    shape: tuple[int, int]
    planes: Sequence[int]
    shown: int
    operation: str
    size: tuple[int, int]
    stride: int
    pads: tuple[int, int]
    outputs: np.ndarray
    labels: Sequence[str]
    input_scale: Scale
    output_scale: Scale
    formula: list[tuple[str, str]]
    words: dict[str, Any]
    kernels: np.ndarray | None = None
    dilation: int = 1
    bias: float = 0.0
    relu: bool = False
    chosen: int = 0
    editable: bool = True
    decimals: dict[str, int] = field(default_factory=dict)
    signed: tuple[bool, bool] = (True, True)

    def data(self, place: Place, *, dark: bool, closed: bool = False, asked: str | None = None) -> dict[str, Any]:
        """What the component is given, without the pictures; `closed` shows no answer, `asked` is the kind of question
        that stands beside it: what would answer it is not shown, and the cell that is asked about is marked.
        """
        height, width = self.outputs.shape[1:]
        return {
            "input": self.input,
            "planes": list(self.planes),
            "shown": self.shown,
            "operation": self.operation,
            "cells": place.cells,
            "kernels": None if self.kernels is None else self.kernels.transpose(2, 0, 1).tolist(),
            "editable": self.editable and self.kernels is not None,
            "kernelHeight": self.size[0],
            "kernelWidth": self.size[1],
            "stride": self.stride,
            "padTop": self.pads[0],
            "padLeft": self.pads[1],
            "dilation": self.dilation,
            "bias": self.bias,
            "relu": self.relu,
            "outHeight": height,
            "outWidth": width,
            "row": place.row,
            "col": place.col,
            "first": place.first,
            "closed": closed,
            "sizeClosed": closed or asked == "output size",
            "asking": asked == "next cell",
            "outputs": list(self.labels),
            "chosen": self.chosen,
            "inputScale": self.input_scale.as_data(),
            "outputScale": self.output_scale.as_data(),
            "inputSigned": self.signed[0],
            "outputSigned": self.signed[1],
            "palette": palette_text(dark),
            "dark": dark,
            "formula": [list(line) for line in self.formula],
            "words": _words() | self.words,
            "decimals": self.decimals.get("output", 0),
            "inputDecimals": self.decimals.get("input", 0),
            "kernelDecimals": self.decimals.get("kernel", 0),
            "biasDecimals": self.decimals.get("bias", 0),
        }

    def following(self, place: Place) -> tuple[int, int] | None:
        """The output cell that Step goes to: the next in sight, row by row; past the last one, the next of its row.

        None after the last of all.
        """
        shape = self.outputs.shape[1:]
        firsts, counts = self._sight(place)
        if place.col + 1 < firsts[1] + counts[1]:
            return place.row, place.col + 1
        if place.row + 1 < firsts[0] + counts[0]:
            return place.row + 1, firsts[1]
        after = place.row * shape[1] + place.col + 1
        return divmod(after, shape[1]) if after < shape[0] * shape[1] else None

    def _sight(self, place: Place) -> tuple[list[int], list[int]]:
        """The first output row and column in sight, and how many of each, as `stretchRound` of geometry.js has them."""
        firsts, counts = [], []
        for axis, at in enumerate((place.row, place.col)):
            span, out = (self.size[axis] - 1) * self.dilation + 1, self.outputs.shape[1 + axis]
            count = min(out, (max(place.cells, span + self.stride) - span) // self.stride + 1)
            asked = None if place.first is None else max(0, min(place.first[axis], out - count))
            seen = asked is not None and asked <= at < asked + count
            firsts.append(asked if seen else max(0, min(at - count // 2, out - count)))
            counts.append(count)
        return firsts, counts

    def pictures(self) -> np.ndarray:
        """uint8 (n, h, w): the outputs, reduced to what a screen shows of them."""
        small = _reduced if self.output_scale.limit is None else _strongest
        return np.stack([self.output_scale.places(small(output)) for output in self.outputs])


def _strongest(values: np.ndarray) -> np.ndarray:
    """At most `LONGEST` long, each value the farthest from zero of its block: means would bring edges to nothing."""
    step = -(-max(values.shape) // LONGEST)
    if step == 1:
        return values
    whole = np.pad(values, [(0, -cells % step) for cells in values.shape])
    parts = [whole[row::step, col::step] for row in range(step) for col in range(step)]
    high, low = reduce(np.maximum, parts), reduce(np.minimum, parts)
    return np.where(high >= -low, high, low)


def _reduced(values: np.ndarray) -> np.ndarray:
    """At most `LONGEST` long, each value the mean of those it stands for."""
    height, width = values.shape
    factor = LONGEST / max(height, width)
    if factor >= 1:
        return values
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA)


def size_lines(shape: tuple[int, int], size: tuple[int, int], **how: object) -> list[tuple[str, str]]:
    """The size of an output with the person's numbers in it: (what is computed, result) for rows and for columns.

    Args:
        shape: of the input; size: of the kernel or window.
        how: stride, padding and dilation as in `lib.convolution.output_size`.

    Raises:
        KernelTooLarge: nothing comes out.
    """
    axes = list(zip(shape, size, strict=True))
    return [(written(*axis, **how).replace(" ", ""), number(output_size(*axis, **how))) for axis in axes]


@lru_cache(maxsize=2)
def palette_text(dark: bool) -> str:
    """The 256 colours of values, six hexadecimal digits each."""
    return render.palette(dark).tobytes().hex()


def _words() -> dict[str, Any]:
    return {
        "input": _("Input"),
        "output": _("Output"),
        "inputGrid": _("Input: arrow keys choose a cell, and light every output cell that it goes into"),
        "kernelGrid": _("Kernel: arrow keys choose a weight, Enter changes it"),
        "outputGrid": _("Output: arrow keys move the window"),
        "moves": _("Move the window"),
        "play": _("Play"),
        "pause": _("Pause"),
        "back": _("Back"),
        "step": _("Step"),
        "end": _("End"),
        "speed": _("Speed"),
        "perSecond": _("{n} a second"),
        "coming": _("not computed yet"),
        "closed": _("closed"),
        "skipped": _("read by no window"),
        "frame": _("Cells in the grid: rows {top} to {bottom}, columns {left} to {right}. The arrow keys move them."),
        "row": _("row"),
        "column": _("column"),
        "of": _("of"),
        "cell": _("weight"),
        "outputSize": _("Output rows, columns"),
        "roundedDown": _("⌊…⌋ rounded down"),
        "roundedUp": _("⌈…⌉ rounded up"),
        "padding": _("padding"),
        "products": _("products"),
        "sumOf": _("sum of {n} products {weight}·{input}"),
        "weight": _("weight"),
        "factor": _("input"),
        "bias": _("bias"),
        "noBias": _("no bias"),
        "others": _("the other {n} channels together"),
        "manySum": _("{n} subtotals"),
        "largest": _("the largest value of the window"),
        "mean": _("the mean of the window"),
        "legend": _("Colours of the output"),
        "arithmetic": _("The arithmetic of this cell"),
        "photo": _("The whole input; the frame shows the cells in the grid"),
        "planes": [_("red"), _("green"), _("blue"), _("grey")],
    }
