"""Questions about a convolution: its sizes, its weights, and what its next cell is."""

from functools import partial

import numpy as np

from lib import convolution
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
) -> Questions:
    """What can be asked about one convolution.

    Args:
        image: (H, W, C), any real dtype.
        kernels: (kh, kw, C), one for each channel.
        stride, padding, dilation, bias: as in `lib.convolution.window`.
        relu: whether what is below zero becomes zero.
        row, col: the output cell that is open on the screen; the next one in reading order is asked about.

    Raises:
        KernelTooLarge: nothing comes out.
    """
    setting = {"stride": stride, "padding": padding, "dilation": dilation}
    axes = tuple(zip(image.shape[:2], kernels.shape[:2], strict=True))
    for cells, kernel in axes:
        convolution.output_size(cells, kernel, **setting)
    return Questions([Maker("output_size", _("Output size"), partial(_output_size, axes, **setting))])


def _output_size(axes: tuple, *, stride: int, padding: str, dilation: int) -> Question:
    (height, kernel_height), (width, kernel_width) = axes
    text = _("{height} × {width} goes in, a {rows} × {cols} kernel slides over it{how}. What size comes out?")
    asked = text.format(
        height=number(height),
        width=number(width),
        rows=kernel_height,
        cols=kernel_width,
        how=_how(stride, padding, dilation),
    )
    return output_size(axes, asked, stride=stride, padding=padding, dilation=dilation, wrong=[])


def _how(stride: int, padding: str, dilation: int) -> str:
    parts = [_(", stride {stride}").format(stride=stride), _(", padding {padding}").format(padding=padding)]
    return "".join(parts) + (_(", dilation {dilation}").format(dilation=dilation) if dilation > 1 else "")
