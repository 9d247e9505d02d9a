"""What every kind of layer shares: the count itself, and the reading of Keras' arguments."""

import math
from dataclasses import dataclass, replace

from lib import pooling
from lib.checks import index, pair, spelled
from lib.convolution import PADDINGS, output_size
from lib.errors import InvalidSetting, LayerError
from lib.text import _, number

Shape = tuple[int, ...]
Factors = tuple[int, ...]

# fmt: off
ACTIVATIONS = frozenset((
    "celu", "elu", "exponential", "gelu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh",
    "leaky_relu", "linear", "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu", "sigmoid", "silu",
    "soft_shrink", "softmax", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus",
    "swish", "tanh", "tanh_shrink", "threshold",
))
# fmt: on


@dataclass(frozen=True)
class Count:
    """What one layer gives and needs, kept as products so that the arithmetic can be written out."""

    output_shape: Shape  # without the batch
    terms: tuple[Factors, ...] = ()  # the parameters, as a sum of products: ((3, 3, 3, 100), (100,))
    work: tuple[Factors, ...] = ()  # the multiply-accumulates for one input, likewise
    untrained: int = 0  # parameters that training does not change
    note: str = ""  # said where there is nothing to count

    @property
    def parameters(self) -> int:
        """All parameters, those that training leaves alone too."""
        return sum(map(math.prod, self.terms))

    @property
    def trainable(self) -> int:
        """Parameters that training changes."""
        return self.parameters - self.untrained

    @property
    def macs(self) -> int:
        """Multiply-accumulates for one input: taps × outputs, taps on padding counted, biases not."""
        return sum(map(math.prod, self.work))

    @property
    def arithmetic(self) -> str:
        """The parameters written out, as `3·3·3·100 + 100 = 2,800`, or why there are none."""
        return written_out(self.terms) or self.note or _("nothing to learn")

    @property
    def macs_arithmetic(self) -> str:
        """The multiply-accumulates written out, empty where there are none."""
        return written_out(self.work)

    def frozen(self) -> "Count":
        """The same layer with `trainable=False`."""
        return replace(self, untrained=self.parameters)


def written_out(terms: tuple[Factors, ...]) -> str:
    """A sum of products and its value; empty for no terms.

    >>> written_out(((3, 3, 3, 100), (100,)))
    '3·3·3·100 + 100 = 2,800'
    """
    if not terms:
        return ""
    left = " + ".join("·".join(map(number, factors)) for factors in terms)
    return f"{left} = {number(sum(map(math.prod, terms)))}"


def image(kind: str, shape: Shape) -> Shape:
    """The shape, if it is (rows, columns, channels).

    Raises:
        LayerError: it is not.
    """
    if len(shape) != 3:
        reason = _("{kind} takes (rows, columns, channels), but gets {shape}. {way_out}")
        way_out = _("Put it before the layer that gives up rows and columns, or add Reshape.")
        raise LayerError(reason=reason.format(kind=kind, shape=shown(shape), way_out=way_out))
    return shape


def windows(
    shape: Shape, kernel: tuple[int, int], strides: object, padding: object, dilation: object = 1
) -> tuple[int, int]:
    """How many positions a window takes along rows and columns.

    Raises:
        KernelTooLarge, InvalidSetting: as `lib.convolution.output_size`.
    """
    steps, spread = pair("strides", strides), pair("dilation_rate", dilation)
    rows, cols = (
        output_size(size, cells, stride=step, padding=one_of("padding", padding, PADDINGS), dilation=gap)
        for size, cells, step, gap in zip(shape, kernel, steps, spread, strict=False)
    )
    return rows, cols


def pooled(shape: Shape, window: object, strides: object, padding: object) -> tuple[int, int]:
    """How many windows of pooling stand along rows and columns; without `strides` they touch.

    Raises:
        WindowTooLarge, InvalidSetting: as `lib.pooling.output_size`.
    """
    cells = pair("pool_size", window)
    steps = cells if strides is None else pair("strides", strides)
    padding = one_of("padding", padding, PADDINGS)
    rows, cols = (
        pooling.output_size(size, cells_, stride=step, padding=padding)
        for size, cells_, step in zip(shape, cells, steps, strict=False)
    )
    return rows, cols


def not_both(strides: object, dilation: object) -> None:
    """Refuse strides above 1 together with a dilation above 1, as Keras does.

    Raises:
        InvalidSetting: both are above 1 along some axis.
    """
    if max(pair("strides", strides)) > 1 and max(pair("dilation_rate", dilation)) > 1:
        allowed = _("1 where strides are {strides}: Keras takes one or the other").format(strides=spelled(strides))
        raise InvalidSetting(name="dilation_rate", value=spelled(dilation), allowed=allowed)


def one_of(name: str, value: object, known: tuple[str, ...] | frozenset[str]) -> str:
    """The value, if it is one of the known words.

    Raises:
        InvalidSetting: it is not.
    """
    if not isinstance(value, str) or value not in known:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("one of ") + ", ".join(sorted(known)))
    return value


def check_activation(value: object) -> None:
    """Check the name of an activation; None means linear.

    Raises:
        InvalidSetting: Keras has no activation of that name.
    """
    if value is not None:
        one_of("activation", value, ACTIVATIONS)


def flag(name: str, value: object) -> bool:
    """The value, if it is True or False.

    Raises:
        InvalidSetting: it is not.
    """
    if not isinstance(value, bool):
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("True or False"))
    return value


def share(name: str, value: object) -> None:
    """Check a share between 0 and 1.

    Raises:
        InvalidSetting: it is not a number between 0 and 1.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("between 0 and 1"))


def axis_index(value: object, rank: int) -> int:
    """An axis of Keras, which counts the batch as 0, as an index into a shape without the batch.

    Raises:
        InvalidSetting: there is no such axis, or it is the batch.

    >>> axis_index(-1, 3), axis_index(1, 3)
    (2, 0)
    """
    single = value[0] if isinstance(value, (tuple, list)) and len(value) == 1 else value
    places = [*range(1, rank + 1), *range(-rank, 0)]
    if isinstance(single, bool) or index(single) not in places:
        allowed = _("-1 for the channels, or an axis from 1 to {rank}").format(rank=rank)
        raise InvalidSetting(name="axis", value=spelled(value), allowed=allowed)
    return index(single) % (rank + 1) - 1


def shown(shape: Shape) -> str:
    """A shape for the eye.

    >>> shown((26, 26, 5)), shown((980,))
    ('26×26×5', '980')
    """
    return "×".join(map(number, shape))
