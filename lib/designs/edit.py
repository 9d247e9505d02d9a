"""Changes to a design, each of which gives a new one. What read a layer that goes reads what stands before it."""

from collections.abc import Mapping, Sequence

from lib.designs.design import Design, Layer
from lib.designs.kinds import kind_of
from lib.errors import DesignError
from lib.parameters import INPUT
from lib.text import _


def inserted(design: Design, place: int, layer: Layer) -> Design:
    """The design with a layer in front of the one at `place`; with as many layers as `place`, behind the last.

    What comes next reads it; in a network with branches that is the next layer, not those that read from afar.
    """
    _within(design, place, len(design.layers))
    following = [dict(each) for each in design.layers[place:]]
    if following and (before := _before(design, place)) in following[0].get("inputs", ()):
        layer = {**layer, "name": layer.get("name") or _new_name(design)}
        _renamed(following[:1], before, layer["name"])
    return Design(design.input_shape, (*design.layers[:place], layer, *following))


def removed(design: Design, place: int) -> Design:
    """The design without the layer at `place`."""
    _within(design, place, len(design.layers) - 1)
    left, name = [dict(each) for each in design.layers], design.names[place]
    gone = left.pop(place)
    reads = gone.get("inputs", ())
    source = reads[0] if len(reads) == 1 else _before(design, place)
    if len(reads) == 1 and place < len(left) and "inputs" not in left[place]:
        left[place]["inputs"] = reads  # it read what is gone, because that stood before it
    if source != INPUT and any(name in layer.get("inputs", ()) for layer in left):
        left[design.names.index(source)]["name"] = source
    _renamed(left[place:], name, source)
    return Design(design.input_shape, tuple(left))


def moved(design: Design, place: int, to: int) -> Design:
    """The design with the layer at `place` taken out and put in again so that it stands at `to`.

    Raises:
        DesignError: the network is no plain row, where a layer's place says what it reads.
    """
    if not design.is_row:
        reason = _("This network has branches, so a layer’s place does not say what it reads. Change or remove it.")
        raise DesignError(reason=reason)
    for each in (place, to):
        _within(design, each, len(design.layers) - 1)
    left = list(design.layers)
    left.insert(to, left.pop(place))
    return Design(design.input_shape, tuple(left))


def changed(design: Design, place: int, arguments: Mapping[str, object]) -> Design:
    """The design with other arguments for the layer at `place`; None takes one back to Keras' default.

    With another "type" the layer keeps the arguments that the new kind has as well, and has its usual ones else.

    Raises:
        DesignError: an argument is unknown or out of its range.
    """
    _within(design, place, len(design.layers) - 1)
    old = design.layers[place]
    if (title := arguments.get("type", old["type"])) != old["type"]:
        kind = kind_of(title)
        known = {argument.name for argument in kind.arguments} | {"name", "inputs"}
        kept = {name: value for name, value in old.items() if name in known and _means_alike(name, old, kind.title)}
        old = {**kind.fresh(), **kept}
    layers = (*design.layers[:place], {**old, **arguments}, *design.layers[place + 1 :])
    return Design(design.input_shape, layers)


def with_input(design: Design, input_shape: Sequence[int]) -> Design:
    """The design for another input."""
    return Design(tuple(input_shape), design.layers)


def _means_alike(name: str, old: Layer, title: str) -> bool:
    """Whether an argument of that name is the same thing in both kinds; `padding` is two things."""
    return name != "padding" or (old["type"] == "ZeroPadding2D") == (title == "ZeroPadding2D")


def _within(design: Design, place: int, last: int) -> None:
    if not 0 <= place <= last:
        reason = _("There is no place {place}: the network has {count} layers, counted from 0.")
        raise DesignError(reason=reason.format(place=place, count=len(design.layers)))


def _before(design: Design, place: int) -> str:
    """The name of what stands before a place."""
    return design.names[place - 1] if place else INPUT


def _new_name(design: Design) -> str:
    """A name that no layer of the design has."""
    return next(name for count in range(len(design.layers) + 2) if (name := f"new_{count}") not in design.names)


def _renamed(layers: Sequence[dict[str, object]], name: str, other: str) -> None:
    """Let the layers read another one."""
    for layer in layers:
        if name in layer.get("inputs", ()):
            layer["inputs"] = tuple(other if read == name else read for read in layer["inputs"])
