"""A network as a person designs it: the shape of its input and its layers, in one way each, and within bounds."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lib.checks import index
from lib.designs.argument import quoted
from lib.designs.kinds import LARGEST_SIDE, kind_of
from lib.errors import DesignError
from lib.layers import kind_name
from lib.parameters import INPUT
from lib.text import _, number

Layer = Mapping[str, object]
MOST_LAYERS = 200
MOST_READ = 8  # layers that one layer reads
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)


@dataclass(frozen=True)
class Design:
    """A network that can be counted, written into an address, edited and built. Not all of its layers need fit.

    What is given is brought into one form, so that two designs of the same network are equal: arguments at Keras'
    default are left out, (3, 3) is 3, and "inputs" stands only where a layer reads others than the one before it.

    Attributes:
        input_shape: without the batch, as (28, 28, 1) or (784,); one to three sizes.
        layers: as `lib.parameters.summarize` takes them, {"type": "Conv2D", "filters": 5, "kernel_size": 3}; at most
            200. "inputs" names the layers it reads, "input" the network's input.

    Raises:
        DesignError: an unknown layer or argument, a value out of its range, two layers of one name, or too many.

    >>> Design([28, 28, 1], [{"type": "Conv2D", "filters": 5, "kernel_size": [3, 3], "strides": 1}]).layers
    ({'type': 'Conv2D', 'filters': 5, 'kernel_size': 3},)
    """

    input_shape: tuple[int, ...]
    layers: tuple[Layer, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "input_shape", _input_shape(self.input_shape))
        plain = tuple(map(_layer, _listed(self.layers)))
        object.__setattr__(self, "layers", _wired(plain))

    @property
    def is_row(self) -> bool:
        """Whether every layer reads the one before it."""
        return not any("inputs" in layer for layer in self.layers)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What each layer is called: its own name, or as Keras would name it with the first free number."""
        return _names(self.layers)

    def described(self) -> list[dict[str, object]]:
        """The layers for `lib.parameters.summarize`, each with its name."""
        return [{**layer, "name": name} for layer, name in zip(self.layers, self.names, strict=True)]

    def reads(self, place: int) -> tuple[str, ...]:
        """The names of the layers that the layer at this place reads."""
        before = self.names[place - 1] if place else INPUT
        return self.layers[place].get("inputs", (before,))


def _input_shape(given: object) -> tuple[int, ...]:
    sizes = tuple(given) if isinstance(given, (tuple, list)) else ()
    found = tuple(None if isinstance(size, bool) else index(size) for size in sizes)
    if not 1 <= len(found) <= 3 or any(size is None or not 1 <= size <= LARGEST_SIDE**2 for size in found):
        raise _no_shape(given)
    if len(found) > 1 and max(found) > LARGEST_SIDE:
        raise _no_shape(given)
    return found


def _no_shape(given: object) -> DesignError:
    reason = _("The input is {value}, but it must be sizes from 1 to {most}, as 28×28×1, or one number of values.")
    return DesignError(reason=reason.format(value=quoted(given), most=number(LARGEST_SIDE)))


def _listed(layers: object) -> Sequence[object]:
    """The layers, if they come one after another and are not too many."""
    if isinstance(layers, (str, Mapping)) or not isinstance(layers, Iterable):
        raise DesignError(reason=_("A network is a list of layers, but this is {value}.").format(value=quoted(layers)))
    found = tuple(layers)
    if len(found) > MOST_LAYERS:
        reason = _("The network has {count} layers, but at most {most} are taken.")
        raise DesignError(reason=reason.format(count=number(len(found)), most=MOST_LAYERS))
    return found


def _layer(given: object) -> dict[str, object]:
    """One layer in its one form: the type, its arguments in their order, then its name and what it reads."""
    if not isinstance(given, Mapping):
        raise DesignError(
            reason=_("A layer has a type and arguments, but this is {value}.").format(value=quoted(given))
        )
    kind = kind_of(given.get("type"))
    known = {argument.name for argument in kind.arguments} | {"type", "name", "inputs"}
    if odd := [name for name in given if name not in known]:
        reason = _("{kind} has no argument {name}.").format(kind=kind.title, name=quoted(odd[0]))
        raise DesignError(reason=reason)
    layer: dict[str, object] = {"type": kind.title}
    for argument in kind.arguments:
        value = argument.plain(kind.title, given.get(argument.name))
        if argument.always or value != argument.default:
            layer[argument.name] = value
    if "pool_size" in layer and layer.get("strides") == layer["pool_size"]:
        del layer["strides"]  # the windows touch, as without it
    return layer | _place_of(given)


def _place_of(given: Layer) -> dict[str, object]:
    """The name of a layer and what it reads, where they are given."""
    found: dict[str, object] = {}
    if given.get("name") is not None:
        found["name"] = _word(given["name"])
    if (read := given.get("inputs")) is not None:
        names = (read,) if isinstance(read, str) else tuple(read) if isinstance(read, (tuple, list)) else ()
        if not 1 <= len(names) <= MOST_READ:
            raise DesignError(reason=_("A layer reads one to {most} layers, by their names.").format(most=MOST_READ))
        found["inputs"] = tuple(name if name == INPUT else _word(name) for name in names)
    return found


def _word(name: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name) or name == INPUT:
        reason = _("A layer is called {name}, but a name is a letter and at most 39 letters, digits and _ behind it.")
        raise DesignError(reason=reason.format(name=quoted(name)))
    return name


def _names(layers: Sequence[Layer]) -> tuple[str, ...]:
    given = [layer.get("name") for layer in layers]
    taken, counts, names = {INPUT, *given}, {}, []
    for layer, own in zip(layers, given, strict=True):
        names.append(own or _free(kind_name(layer["type"]), taken, counts))
    return tuple(names)


def _free(kind: str, taken: set[str | None], counts: dict[str, int]) -> str:
    """The kind with the first free number behind it, as Keras counts; `counts` says where to go on."""
    for count in itertools.count(counts.get(kind, 0)):
        name = f"{kind}_{count}" if count else kind
        if name not in taken:
            counts[kind] = count + 1
            return name


def _wired(layers: tuple[dict[str, object], ...]) -> tuple[Layer, ...]:
    """The layers with a name where another reads them from afar, and without inputs that go without saying."""
    given = [layer["name"] for layer in layers if "name" in layer]
    if twice := [name for name in given if given.count(name) > 1]:
        raise DesignError(reason=_("Two layers are called {name}.").format(name=quoted(twice[0])))
    names = _names(layers)
    for layer, before in zip(layers, (INPUT, *names), strict=False):
        if layer.get("inputs") == (before,):
            del layer["inputs"]
    read = {name for layer in layers for name in layer.get("inputs", ())}
    for layer, name in zip(layers, names, strict=True):
        if name in read:
            layer["name"] = name
    return tuple(_in_order(layer) for layer in layers)


def _in_order(layer: dict[str, object]) -> dict[str, object]:
    """The same layer with its name and inputs last, in this order."""
    last = {key: layer.pop(key) for key in ("name", "inputs") if key in layer}
    return layer | last
