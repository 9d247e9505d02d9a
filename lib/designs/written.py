"""A design as a short text for an address, and back.

    1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_120_relu-Dense_10_softmax

The version, the input, then the layers, with hyphens between; within a layer its kind and arguments with underscores
between. First come the arguments that are always said, as bare numbers; the others are a word (same, relu, nobias) or a
word with a number (strides2, groups4). `as.left` names a layer, `of.left` says that it reads that one; in names a full
stop stands for an underscore. A minus sign is written n. No sign needs escaping in an address.
"""

import re
from collections.abc import Iterator

from lib.designs.argument import Argument, quoted
from lib.designs.design import MOST_LAYERS, Design, Layer
from lib.designs.kinds import Kind, kind_of
from lib.errors import DesignError
from lib.text import _, number

VERSION = "1"
LONGEST = 8_000  # signs of a text
_SIGNS = re.compile(r"[A-Za-z0-9._-]*", re.ASCII)
_SHAPE = re.compile(r"[0-9]{1,9}(x[0-9]{1,9}){0,2}", re.ASCII)
_WHOLE = re.compile(r"n?[0-9]{1,9}", re.ASCII)
_REAL = re.compile(r"n?[0-9]{1,9}(\.[0-9]{1,20})?(en?[0-9]{1,2})?", re.ASCII)
_AS, _OF = "as.", "of."


def write(design: Design) -> str:
    """The design as text; `read` gives it back.

    >>> write(Design((784,), [{"type": "Dense", "units": 10, "activation": "log_softmax", "use_bias": False}]))
    '1-784-Dense_10_logsoftmax_nobias'
    """
    return "-".join((VERSION, "x".join(map(str, design.input_shape)), *map(_layer, design.layers)))


def _layer(layer: Layer) -> str:
    kind = kind_of(layer["type"])
    said = [_argument(each, layer[each.name]) for each in kind.arguments if each.name in layer]
    named = [_AS + _dotted(layer["name"])] if "name" in layer else []
    return "_".join((kind.title, *said, *named, *(_OF + _dotted(name) for name in layer.get("inputs", ()))))


def _argument(argument: Argument, value: object) -> str:
    if argument.form == "flag":
        return argument.short
    if argument.form == "word":
        return _plain(value)
    return argument.short + "x".join(map(_figure, _flat(value)))


def _flat(value: object) -> Iterator[int | float]:
    """The numbers of an argument, in their order."""
    if not isinstance(value, tuple):
        yield value
        return
    for each in value:
        yield from _flat(each)


def _figure(value: float) -> str:
    return repr(value).replace("-", "n").replace("+", "")


def _plain(word: str) -> str:
    return word.replace("_", "")


def _dotted(name: str) -> str:
    return name.replace("_", ".")


def read(text: object) -> Design:
    """The design that a text says.

    Args:
        text: of an address, so anything at all.

    Raises:
        DesignError: it is no design; the sentence quotes at most a few of its signs, and none that a page could take
            for more than text.

    >>> read("1-784-Dense_10").layers
    ({'type': 'Dense', 'units': 10},)
    """
    version, shape, *layers = _parts(text)
    if version != VERSION:
        reason = _("The network is written in version {version}, but this page reads version {own}.")
        raise DesignError(reason=reason.format(version=quoted(version), own=VERSION))
    if len(layers) > MOST_LAYERS:
        reason = _("The network has {count} layers, but at most {most} are taken.")
        raise DesignError(reason=reason.format(count=number(len(layers)), most=MOST_LAYERS))
    sizes = [int(size) for size in shape.split("x")] if _SHAPE.fullmatch(shape) else shape
    return Design(sizes, tuple(map(_read_layer, layers)))


def _parts(text: object) -> list[str]:
    """Version, input and layers, still as text."""
    if isinstance(text, str) and len(text) > LONGEST:
        reason = _("The network is a text of {count} signs, but at most {most} are read.")
        raise DesignError(reason=reason.format(count=number(len(text)), most=number(LONGEST)))
    parts = text.split("-") if isinstance(text, str) and _SIGNS.fullmatch(text) else []
    if len(parts) < 2:
        reason = _("{text} is no network. One is written as {example}.")
        raise DesignError(reason=reason.format(text=quoted(str(text)), example="1-28x28x1-Flatten-Dense_10_softmax"))
    return parts


def _read_layer(text: str) -> dict[str, object]:
    title, *tokens = text.split("_")
    kind = kind_of(title)
    layer: dict[str, object] = {"type": kind.title}
    waiting = [argument for argument in kind.arguments if argument.always]
    for token in tokens:
        name, value = _said(kind, token, waiting)
        if name in layer and name != "inputs":
            reason = _("{kind} says {name} twice.").format(kind=kind.title, name=name)
            raise DesignError(reason=reason)
        layer[name] = (*layer.get("inputs", ()), value) if name == "inputs" else value
    return layer


def _said(kind: Kind, token: str, waiting: list[Argument]) -> tuple[str, object]:
    """The argument that a word stands for, and its value."""
    if token.startswith(_AS):
        return "name", token[len(_AS) :].replace(".", "_")
    if token.startswith(_OF):
        return "inputs", token[len(_OF) :].replace(".", "_")
    if waiting:
        argument = waiting.pop(0)
        return argument.name, _value(argument, token)
    for argument in kind.arguments:
        if not argument.always and (found := _value(argument, token)) is not token:
            return argument.name, found
    reason = _("{token} says nothing of a {kind} layer.").format(token=quoted(token), kind=kind.title)
    raise DesignError(reason=reason)


def _value(argument: Argument, token: str) -> object:
    """What a word says of an argument; the word itself where it says nothing of it."""
    if argument.form == "flag":
        return not argument.default if token == argument.short else token
    if argument.form == "word":
        return next((word for word in argument.choices if _plain(word) == token), token)
    figures = token.removeprefix(argument.short).split("x") if token.startswith(argument.short) else []
    pattern, number_of = (_REAL, float) if argument.form == "real" else (_WHOLE, int)
    if not figures or len(figures) > 4 or not all(map(pattern.fullmatch, figures)):
        return token
    values = tuple(number_of(figure.replace("n", "-")) for figure in figures)
    if argument.form == "margins" and len(values) == 4:
        return values[:2], values[2:]
    return values[0] if len(values) == 1 else values
