"""What a whole network costs when its picture grows, or one of its layers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.errors import DoesNotFit
from lib.parameters import Row, Shape, summarize
from lib.questions.opened import shaped
from lib.questions.question import Question, question
from lib.text import _, number

_MOST = 4  # layers whose arithmetic is written out


@dataclass(frozen=True)
class Counted:
    """A network, counted.

    Attributes:
        name: what it is called in a sentence.
        shape: of its input; layers: as `summarize` takes them; rows: as it gives them.
    """

    name: str
    shape: Shape
    layers: tuple[Mapping[str, object], ...]
    rows: tuple[Row, ...]

    @property
    def parameters(self) -> int:
        """Of all layers."""
        return sum(row.parameters for row in self.rows)

    def for_picture(self, high: int, wide: int) -> "Counted | None":
        """The same for a picture so many times as high and wide; None where its input is none, or it does not fit."""
        if len(self.shape) != 3 or not self.parameters:
            return None
        rows, cols, channels = self.shape
        return self._as((rows * high, cols * wide, channels), self.layers)

    def with_twice_the_filters(self) -> "Counted | None":
        """The same with twice the filters in its first convolution; None without one, or where later layers do not
        fit behind that.
        """
        return self._as(self.shape, self._widened()) if self.convolution else None

    def described(self, name: str) -> Mapping[str, object]:
        """The layer of that name as `summarize` takes it."""
        layers = [layer for layer in self.layers if layer["type"] != "InputLayer"]
        return next(layer for layer, row in zip(layers, self.rows, strict=True) if row.name == name)

    @property
    def convolution(self) -> Row | None:
        """The first Conv2D."""
        return next((row for row in self.rows if row.type == "Conv2D"), None)

    def _widened(self) -> tuple[Mapping[str, object], ...]:
        at = next(place for place, layer in enumerate(self.layers) if layer["type"] == "Conv2D")
        wider = {**self.layers[at], "filters": 2 * int(self.layers[at]["filters"])}
        return (*self.layers[:at], wider, *self.layers[at + 1 :])

    def _as(self, shape: Shape, layers: tuple[Mapping[str, object], ...]) -> "Counted | None":
        try:
            return replace(self, shape=shape, layers=layers, rows=tuple(summarize(shape, layers)))
        except DoesNotFit:
            return None


def doubled(network: Counted, larger: Counted, kind: str) -> Question:
    """How many parameters the network has for a picture twice as high and wide."""
    now, then = network.parameters, larger.parameters
    text = _("The picture doubles in height and width, from {before} to {after}. How many parameters has {name} then?")
    stays = then == now
    one_side = network.for_picture(1, 2)
    return question(
        kind=kind,
        text=text.format(before=shaped(network.shape), after=shaped(larger.shape), name=network.name),
        labels=(_("parameters"),),
        answer=(then,),
        decimals=0,
        why=_why(network, larger, _NO_SIZE),
        wrong=[
            (_KEPT, [now]),
            (_FOUR_OF_A_KERNEL if stays else _FOUR, [4 * now]),
            (_ONE_SIDE, one_side and [one_side.parameters]),
            (_TWO, [2 * now]),
        ],
    )


def twice_the_filters(network: Counted, wider: Counted) -> Question:
    """How many parameters the network has when its first convolution has twice the filters."""
    row, now = network.convolution, network.parameters
    alone = next(each.parameters for each in wider.rows if each.name == row.name) - row.parameters
    filters = row.output_shape[2]
    biased = network.described(row.name).get("use_bias", True)
    forgotten = _ONLY_WEIGHTS if wider.parameters == now + alone else _ONLY_ITS_WEIGHTS
    text = _("{layer} gets twice the filters, {after} in place of {before}. How many parameters has {name} then?")
    values = {"layer": row.name, "before": number(filters), "after": number(2 * filters), "name": network.name}
    return question(
        kind="twice the filters",
        text=text.format(**values),
        labels=(_("parameters"),),
        answer=(wider.parameters,),
        decimals=0,
        why=_why(network, wider, _NO_SIZE),
        wrong=[
            (_ONLY_ITSELF, [now + alone]),
            (forgotten, [now + alone - filters] if biased else None),
            (_TWO, [2 * now]),
            (_KEPT_FILTERS, [now]),
            (_FOUR_TIMES, [4 * now]),
        ],
    )


def _why(before: Counted, after: Counted, unchanged: str) -> str:
    """The layers whose number has changed, written out, and the total."""
    changed = [new for old, new in zip(before.rows, after.rows, strict=True) if old.parameters != new.parameters]
    total = number(after.parameters)
    if not changed:
        return unchanged.format(total=total)
    lines = "; ".join(f"{row.name}: {row.arithmetic}" for row in changed[:_MOST])
    more = _("; and {n} more").format(n=len(changed) - _MOST) if len(changed) > _MOST else ""
    rest = after.parameters - sum(row.parameters for row in changed)
    end = _(" With the {rest} that stay: {total}.").format(rest=number(rest), total=total) if rest else ""
    if not rest and len(changed) > 1:
        end = _(" Together {total}.").format(total=total)
    return f"{lines}{more}.{end}"


_NO_SIZE = _("No layer’s number holds the size of the picture: {total}, as before.")
_KEPT = _("You kept the number, {given}: a dense layer behind Flatten has weights for every value it reads.")
_FOUR = _("You took four times all, {given}: what does not read every value, as biases and kernels, stays.")
_FOUR_OF_A_KERNEL = _("You took four times as many, {given}: the same weights serve at every place.")
_ONE_SIDE = _("You doubled one side only: {given}.")
_TWO = _("You took twice all: {given}.")
_ONLY_ITSELF = _("You counted what this layer gains, {given}: the next layer with weights reads more, too.")
_ONLY_WEIGHTS = _("You forgot the biases of the new filters: {given}.")
_ONLY_ITS_WEIGHTS = _("You forgot the biases of the new filters, and that the next layer reads more: {given}.")
_KEPT_FILTERS = _("You kept the number, {given}: each new filter has weights of its own.")
_FOUR_TIMES = _("You took four times all: {given}.")
