"""Questions about a convolution: what its next cell is, its sizes, its weights."""

from functools import partial

import numpy as np

from lib.questions import cells, counts
from lib.questions.operation import Operation
from lib.questions.question import Maker, Question, Questions
from lib.questions.sizes import output_size
from lib.text import _, number


def questions(
    image: np.ndarray,
    kernels: np.ndarray,
    *,
    stride: int,
    padding: str,
    dilation: int,
    bias: float,
    relu: bool,
    row: int,
    col: int,
    coming: tuple[int, int] | None = None,
) -> Questions:
    """What can be asked about one convolution; none is made before it is asked for.

    Args:
        image: (H, W, C), any real dtype.
        kernels: (kh, kw, C), one for each channel.
        stride, padding, dilation, bias: as in `lib.convolution.window`.
        relu: whether what is below zero becomes zero.
        row, col: the output cell that is open on the screen.
        coming: the one that is asked about; without it the next in reading order.

    Raises:
        KernelTooLarge: nothing comes out.
    """
    operation = Operation(image, kernels, stride, padding, dilation, bias, relu, row, col, coming)
    operation.shape  # noqa: B018 - raises where nothing comes out
    asked = [
        ("next cell", cells.next_cell, cells.can_be_asked(operation)),
        ("output size", _output_size, True),
        ("flat patch", cells.flat_patch, cells.flat_can_be_asked(operation)),
        ("parameters", counts.weights, True),
        ("multiplications", counts.products, True),
        ("zeros", counts.zeros, counts.has_zeros(operation)),
        ("window", counts.top_left, counts.is_shifted(operation)),
        ("use of a pixel", counts.reuse, True),
        ("all multiplications", counts.all_products, True),
    ]
    return Questions(Maker(kind, partial(make, operation)) for kind, make, can_be in asked if can_be)


def _output_size(operation: Operation) -> Question:
    (height, kernel_height), (width, kernel_width) = operation.axes
    text = _("{height} × {width} goes in, the kernel is {rows} × {cols}{how}. What size comes out?")
    sizes = {"height": number(height), "width": number(width), "rows": kernel_height, "cols": kernel_width}
    return output_size(operation.axes, text.format(**sizes, how=_how(operation)), **operation.setting)


def _how(operation: Operation) -> str:
    parts = [
        _(", stride {stride}").format(stride=operation.stride),
        _(", padding {padding}").format(padding=operation.padding),
    ]
    parts += [_(", dilation {dilation}").format(dilation=operation.dilation)] if operation.dilation > 1 else []
    return "".join(parts)
