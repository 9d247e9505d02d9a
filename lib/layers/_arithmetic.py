"""One number of a layer taken apart: the four ways in which numbers come about.

Figures are float64 sums of the inputs and weights as given. A place is (row, column, channel) in a map and (unit,) in a
flat output, counted from 0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.layers import _activations
from lib.text import figure

Place = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Weighed:
    """A sum of inputs times weights: a cell of a convolution, or a unit of a dense layer.

    Attributes:
        windows: float64 (n, kh, kw), what stands under each of the n kernels, 0 in the padding; a dense unit has a
            window of one cell for every value it reads.
        kernels: float64 (n, kh, kw).
        channels: int64 (n,), the channel of the input that each window lies on, or the unit.
        rows, cols: int64 (kh,) and (kw,), where the windows lie; outside the input in the padding, 0 on a flat one.
        inside: bool (kh, kw), False in the padding.
        bias: 0 where the layer has none, which `has_bias` tells.
        activation: Keras' name, "linear" for none.
    """

    windows: np.ndarray
    kernels: np.ndarray
    channels: np.ndarray
    rows: np.ndarray
    cols: np.ndarray
    inside: np.ndarray
    bias: float
    has_bias: bool
    activation: str = "linear"

    @property
    def corner(self) -> tuple[int, int]:
        """Row and column of the input at the top left of the windows, below 0 in the padding."""
        return int(self.rows[0]), int(self.cols[0])

    @property
    def products(self) -> np.ndarray:
        """float64 (n, kh, kw), windows · kernels."""
        return self.windows * self.kernels

    @property
    def subtotals(self) -> np.ndarray:
        """float64 (n,), the sum of the products of each window."""
        return self.products.sum(axis=(1, 2))

    @property
    def total(self) -> float:
        """Σ subtotals + bias, before the activation."""
        return float(self.subtotals.sum()) + self.bias

    @property
    def activated(self) -> float | None:
        """What the activation makes of the total; None without one."""
        return None if self.activation == "linear" else _activations.value(self.activation, self.total)

    @property
    def value(self) -> float:
        """The number."""
        return self.total if self.activated is None else self.activated


@dataclass(frozen=True, eq=False)
class Pooled:
    """The largest value or the mean of a window.

    Attributes:
        kind: "max" or "average".
        values: float64 (kh, kw), 0 in the padding.
        inside: bool (kh, kw); the padding counts neither for the maximum nor for the mean.
        rows, cols: int64 (kh,) and (kw,), where the window lies in the input; channel: on which.
        kept: the input (row, column) of the maximum, the first of equals; None for a mean.
        value: the number.
    """

    kind: str
    values: np.ndarray
    inside: np.ndarray
    rows: np.ndarray
    cols: np.ndarray
    channel: int
    kept: tuple[int, int] | None
    value: float

    @property
    def corner(self) -> tuple[int, int]:
        """Row and column of the input at the top left of the window, below 0 in the padding."""
        return int(self.rows[0]), int(self.cols[0])

    @property
    def count(self) -> int:
        """Cells that count."""
        return int(self.inside.sum())

    @property
    def total(self) -> float:
        """Their sum."""
        return float(self.values.sum())


@dataclass(frozen=True)
class Read:
    """A value that is read: of which input of the layer, from 0, and where it stands in it."""

    input: int
    place: Place
    value: float


@dataclass(frozen=True)
class Stepwise:
    """A formula of a few values.

    Attributes:
        reads: the values it reads; none where it gives zeros of its own.
        template: the formula with its symbols in braces, as "max(0, {x})".
        figures: symbol → number.
        value: the number.
    """

    reads: tuple[Read, ...]
    template: str
    figures: Mapping[str, float]
    value: float

    @property
    def formula(self) -> str:
        """The formula with symbols, as "max(0, x)"."""
        return re.sub(r"\{(.+?)\}", r"\1", self.template)

    @property
    def written(self) -> str:
        """The formula with numbers, as "max(0, −0.4)": three digits each, what is below zero in brackets."""
        return re.sub(r"(^|\(|, )?\{(.+?)\}", self._in_figures, self.template)

    def _in_figures(self, found: re.Match) -> str:
        before, symbol = found.groups()
        shown_as = figure(self.figures[symbol])
        in_brackets = before is None and shown_as.startswith("−")
        return (before or "") + (f"({shown_as})" if in_brackets else shown_as)


@dataclass(frozen=True, eq=False)
class Softened:
    """A share of softmax.

    Attributes:
        logits: float64 (n,), all that share the one.
        shift: taken from every logit before the exponential, which changes no share; 0 where no power grows too large.
        index: which of them.
    """

    logits: np.ndarray
    shift: float
    index: int

    @property
    def exponentials(self) -> np.ndarray:
        """float64 (n,), e to the power of logit − shift."""
        return np.exp(self.logits - self.shift)

    @property
    def total(self) -> float:
        """The sum of the exponentials."""
        return float(self.exponentials.sum())

    @property
    def shares(self) -> np.ndarray:
        """float64 (n,), exponentials / total: they add up to 1."""
        return self.exponentials / self.total

    @property
    def value(self) -> float:
        """The number."""
        return float(self.shares[self.index])


Number = Weighed | Pooled | Stepwise | Softened
