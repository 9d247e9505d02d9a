"""A layer of a network with one argument changed: what is asked about then stands nowhere on the screen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib import layers as kinds
from lib.checks import pair
from lib.errors import DoesNotFit
from lib.layers import Count
from lib.parameters import Row, Shape
from lib.questions.opened import shaped
from lib.text import _, number

_SLIDING = ("Conv2D", "MaxPooling2D", "AveragePooling2D")
_OTHER = {"valid": "same", "same": "valid"}
Layers = Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Altered:
    """A layer as it is, and as it is asked about.

    Attributes:
        kind: Keras' class; name: of the layer.
        shape: what it reads, without the batch.
        before, arguments: its arguments by Keras' names, as they are and changed.
    """

    kind: str
    name: str
    shape: Shape
    before: Mapping[str, object]
    arguments: Mapping[str, object]

    @cached_property
    def count(self) -> Count:
        """What the changed layer gives and needs.

        Raises:
            DoesNotFit: it cannot stand there.
        """
        return self.counted()

    @cached_property
    def old(self) -> Count:
        """What the layer as it is gives and needs."""
        return kinds.count(self.kind, [self.shape], self.before)

    def counted(self, shape: Shape | None = None, **changes: object) -> Count:
        """The changed layer with more changes, or for another input; for rules, right and wrong.

        Raises:
            DoesNotFit: it cannot stand there.
        """
        return kinds.count(self.kind, [shape or self.shape], {**self.arguments, **changes})

    @property
    def has_bias(self) -> bool:
        """Whether each filter or unit has one."""
        return self.arguments.get("use_bias", True) is not False

    @property
    def groups(self) -> int:
        """In how many groups its filters read the channels."""
        return int(self.arguments.get("groups", 1))

    @property
    def window(self) -> tuple[int, int]:
        """Rows and columns of its kernel or window."""
        if self.kind == "Conv2D":
            return pair("kernel_size", self.arguments["kernel_size"])
        return pair("pool_size", self.arguments.get("pool_size", 2))

    @property
    def steps(self) -> tuple[int, int]:
        """Its strides along rows and columns; windows of pooling touch unless it says otherwise."""
        strides = self.arguments.get("strides")
        return pair("strides", strides) if strides is not None else ((1, 1) if self.kind == "Conv2D" else self.window)

    @property
    def gaps(self) -> tuple[int, int]:
        """Its dilation along rows and columns."""
        return pair("dilation_rate", self.arguments.get("dilation_rate", 1))

    @property
    def padding(self) -> str:
        """Its padding."""
        return str(self.arguments.get("padding", "valid"))

    @property
    def introduced(self) -> str:
        """The changed layer in a sentence, with all that its counts depend on."""
        words = _("Suppose {name}, of kind {kind}, read {shape} with {what}.")
        return words.format(name=self.name, kind=self.kind, shape=shaped(self.shape), what=", ".join(self._what()))

    def _what(self) -> Iterator[str]:
        if self.kind == "Dense":
            yield _("{units} units").format(units=number(int(self.arguments["units"])))
        elif self.kind == "Conv2D":
            size = shaped(self.window)
            yield _("{n} filters of {size}").format(n=number(int(self.arguments["filters"])), size=size)
        else:
            yield _("a window of {size}").format(size=shaped(self.window))
        if self.kind != "Dense":
            yield _("stride {stride}").format(stride=self.steps[0] if len(set(self.steps)) == 1 else shaped(self.steps))
            yield _("padding {padding}").format(padding=self.padding)
        if self.gaps != (1, 1):
            yield _("dilation {gaps}").format(gaps=self.gaps[0] if len(set(self.gaps)) == 1 else shaped(self.gaps))
        if self.groups > 1:
            yield _("in {n} groups").format(n=self.groups)
        if self.kind in ("Conv2D", "Dense") and not self.has_bias:
            yield _("no biases")


def altered(layers: Layers, rows: Sequence[Row]) -> Altered | None:
    """The first convolution with a larger kernel, or with more filters where that does not fit; else the first dense
    layer with twice the units. None where there is neither.
    """
    kind = next((kind for kind in ("Conv2D", "Dense") if any(row.type == kind for row in rows)), None)
    if kind is None:
        return None
    row, arguments = next(_of(layers, rows, (kind,)))
    if kind == "Dense":
        return _made(row, arguments, units=2 * int(arguments["units"]))
    wider = tuple(cells + 2 for cells in pair("kernel_size", arguments["kernel_size"]))
    larger = _made(row, arguments, kernel_size=wider)
    return larger if _fits(larger) else _made(row, arguments, filters=2 * int(arguments["filters"]))


def repadded(layers: Layers, rows: Sequence[Row]) -> Altered | None:
    """The first convolution or pooling with the other padding, where its windows move alike along rows and columns."""
    for row, arguments in _of(layers, rows, _SLIDING):
        found = _made(row, arguments, padding=_OTHER.get(str(arguments.get("padding", "valid")), "same"))
        if _fits(found) and len(set(found.steps)) == len(set(found.gaps)) == 1:
            return found
    return None


def _of(layers: Layers, rows: Sequence[Row], wanted: tuple[str, ...]) -> Iterator[tuple[Row, dict[str, object]]]:
    """The layers of these kinds with their arguments, in order."""
    described = [layer for layer in layers if layer["type"] != "InputLayer"]
    for row, layer in zip(rows, described, strict=True):
        if row.type in wanted:
            yield row, {name: value for name, value in layer.items() if name not in ("type", "name", "inputs")}


def _made(row: Row, arguments: dict[str, object], **changes: object) -> Altered:
    return Altered(row.type, row.name, row.input_shapes[0], arguments, {**arguments, **changes})


def _fits(changed: Altered) -> bool:
    try:
        return bool(changed.count.output_shape)
    except DoesNotFit:
        return False
