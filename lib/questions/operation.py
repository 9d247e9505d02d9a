"""One convolution as its questions need it: what goes in, how, and which cell is open."""

from dataclasses import dataclass

import numpy as np

from lib import convolution
from lib.questions.figures import decimals_of
from lib.text import _


@dataclass(frozen=True)
class Operation:
    """A convolution and the output cell that is open on the screen.

    Attributes:
        image: (H, W, C), any real dtype; kernels: float64 (kh, kw, C).
        stride, padding, dilation, bias: as in `lib.convolution.window`; relu: what is below zero becomes zero.
        row, col: the open cell; coming: the one that is asked about, the next in reading order without it.
    """

    image: np.ndarray
    kernels: np.ndarray
    stride: int
    padding: str
    dilation: int
    bias: float
    relu: bool
    row: int
    col: int
    coming: tuple[int, int] | None = None

    @property
    def axes(self) -> tuple[tuple[int, int], ...]:
        """Cells of the input and of the kernel, along rows and columns."""
        return tuple(zip(self.image.shape[:2], self.kernels.shape[:2], strict=True))

    @property
    def setting(self) -> dict:
        """What decides where windows stand."""
        return {"stride": self.stride, "padding": self.padding, "dilation": self.dilation}

    @property
    def shape(self) -> tuple[int, int]:
        """(H', W') of the output."""
        rows, cols = (convolution.output_size(*axis, **self.setting) for axis in self.axes)
        return rows, cols

    @property
    def pads(self) -> tuple[tuple[int, int], ...]:
        """Zeros (before, after) the rows and the columns."""
        return tuple(convolution.pads(*axis, **self.setting) for axis in self.axes)

    @property
    def next_cell(self) -> tuple[int, int] | None:
        """The output cell that is asked about; None after the last."""
        return self.coming or following(self.row, self.col, self.shape)

    def window(self, row: int, col: int) -> convolution.Window:
        """The output cell taken apart, before ReLU."""
        return convolution.window(self.image, self.kernels, row, col, bias=self.bias, **self.setting)

    def result(self, total: float) -> float:
        """What ReLU, where there is one, makes of a sum."""
        return max(0.0, total) if self.relu else total

    @property
    def decimals(self) -> int:
        """Decimals of the output on the screen."""
        return min(2, max(decimals_of(self.kernels), decimals_of(np.array([self.bias]))))


def following(row: int, col: int, shape: tuple[int, int]) -> tuple[int, int] | None:
    """The cell after (row, col) in reading order; None after the last.

    >>> following(0, 1, (2, 3)), following(0, 2, (2, 3)), following(1, 2, (2, 3))
    ((0, 2), (1, 0), None)
    """
    after = row * shape[1] + col + 1
    return None if after >= shape[0] * shape[1] else divmod(after, shape[1])


def covered(rows: np.ndarray, cols: np.ndarray) -> str:
    """Which input cells a window covers, in words."""
    return _("Its window covers rows {rows} and columns {cols} of the input.").format(
        rows=_range(rows), cols=_range(cols)
    )


def _range(indices: np.ndarray) -> str:
    """Neighbours as first to last, others one by one, with a true minus sign."""
    words = [str(index).replace("-", "−") for index in indices.tolist()]
    if len(words) > 2 and indices[1] - indices[0] == 1:
        return _("{first} to {last}").format(first=words[0], last=words[-1])
    return ", ".join(words)
