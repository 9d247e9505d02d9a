"""A counted design as the builder in the browser gets it: plain words and figures, row by row."""

import math
from functools import lru_cache

from lib.designs.argument import Argument
from lib.designs.check import Counted, Line
from lib.designs.design import Design, Layer
from lib.designs.kinds import KINDS, LARGEST_SIDE, OFFERED, kind_of
from lib.text import _, number, percent
from lib.ui.components.network_builder.words import ABOUT, ARGUMENTS, PARAMETERS, TONES
from lib.ui.views.costs.figures import memory

FLOAT = 4  # bytes of a float32
_AXES = (_("rows"), _("columns"), _("channels"))


def row(counted: Counted, line: Line) -> dict:
    """One layer: its words, its fields, and what it costs as far as it could be counted."""
    layer, title = line.layer, str(line.layer["type"])
    found = {
        "name": line.name,
        "kind": title,
        "reads": _reads(counted.design, line),
        "values": values(layer),
        "problem": line.problem,
        "remark": line.remark,
        "waits": line.waits,
        "instead": line.instead.said if line.instead else "",
        "output": shape(line.row.output_shape) if line.row else "",
        "lines": [],
    }
    if line.row is None:
        return found
    amounts = {
        "parameters": _amount(line.row.parameters, counted.parameters, _("{share} of all parameters")),
        "macs": _amount(line.row.macs, counted.macs, _("{share} of all multiply-accumulates")),
    }
    return found | amounts | {"lines": _lines(counted, line)}


def values(layer: Layer) -> dict[str, object]:
    """What is set of a layer, as its fields have it; arguments at Keras' default are left out."""
    kind = kind_of(layer["type"])
    found = {each.name: layer[each.name] for each in kind.arguments if each.name in layer}
    return {name: value if isinstance(value, bool) else written(value) for name, value in found.items()}


@lru_cache(maxsize=1)
def kinds() -> dict[str, dict]:
    """Every kind: what it does, its colour, its fields, and the values of a layer that was just put in."""
    return {
        title: {
            "about": ABOUT[title],
            "tone": TONES.get(title, "kernel"),
            "fields": [_field(argument) for argument in kind.arguments] + [_TYPE],
            "values": values(kind.fresh()),
        }
        for title, kind in KINDS.items()
    }


_TYPE = {
    "name": "type",
    "label": "kind",
    "before": ARGUMENTS["type"],
    "kind": "choice",
    "choices": "type",
    "rare": True,
}
"""The field with which a layer becomes one of another kind."""


@lru_cache(maxsize=1)
def choices() -> dict[str, list[str]]:
    """What the fields with a choice offer, by the name of the argument."""
    words = {each.name: list(each.choices) for kind in KINDS.values() for each in kind.arguments if each.choices}
    return words | {"type": list(OFFERED)}


def _field(argument: Argument) -> dict:
    """An argument as a field; a rare one is shown where the layer is open, or where it is set."""
    form = {"whole": "whole", "word": "choice", "flag": "flag"}.get(argument.form, "text")
    found = {
        "name": argument.name,
        "label": argument.name,
        "before": ARGUMENTS.get(argument.name, argument.name.replace("_", " ")),
        "kind": form,
        "default": argument.default if form == "flag" else written(argument.default),
        "rare": not argument.common,
    }
    if form in ("whole", "text"):
        found |= {"low": argument.low, "high": argument.high, "step": _step(argument), "empty": not argument.required}
    return found | ({"choices": argument.name} if form == "choice" else {})


def _step(argument: Argument) -> float:
    """How far an arrow key goes."""
    return 0.05 if argument.form == "real" and argument.high <= 1 else 1


def written(value: object) -> str:
    """The value of an argument as a field has it; nothing where Keras finds it by itself.

    >>> written((2, 3)), written(0.25), written(None), written(((0, 1), (0, 1)))
    ('2×3', '0.25', '', '0×1×0×1')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "×".join(map(written, value))
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def taken(design: Design) -> dict:
    """The first row: the sizes of what the network takes."""
    sizes = design.input_shape
    words = _AXES if len(sizes) == 3 else (_("rows"), _("columns")) if len(sizes) == 2 else (_("values"),)
    return {
        "name": _("the input"),
        "about": " × ".join(words),
        "output": shape(sizes),
        "fields": [
            {
                "name": str(axis),
                "label": word,
                "before": "×" if axis else "",
                "kind": "whole",
                "value": str(size),
                "low": 1,
                "high": LARGEST_SIDE if len(sizes) > 1 else LARGEST_SIDE**2,
            }
            for axis, (size, word) in enumerate(zip(sizes, words, strict=True))
        ],
    }


def shape(sizes: tuple[int, ...]) -> str:
    """A shape for the eye.

    >>> shape((28, 28, 5)), shape((25_088,))
    ('28×28×5', '25,088')
    """
    return "×".join(map(number, sizes))


def _reads(design: Design, line: Line) -> str:
    """What a layer reads, where it is not the one before it."""
    if "inputs" not in line.layer:
        return ""
    return _("{name}, reads {others}").format(name=line.name, others=", ".join(design.reads(line.place)))


def _amount(value: int, whole: int, said: str) -> tuple[str, float, str]:
    """A number as it is written, its share of the whole, and that in words."""
    share = value / whole if whole else 0.0
    return number(value), round(share, 5), said.format(share=percent(share))


def _lines(counted: Counted, line: Line) -> list[dict]:
    """The arithmetic of one layer: parameters, multiply-accumulates, what it gives."""
    found, values = line.row, math.prod(line.row.output_shape)
    macs = found.macs_arithmetic or _("nothing to multiply that is counted")
    bytes_ = _("{sizes} = {values} values · {size} bytes = {memory} as float32")
    sizes = "·".join(map(number, found.output_shape))
    given = bytes_.format(sizes=sizes, values=number(values), size=FLOAT, memory=memory(values * FLOAT))
    return [
        {"label": _("Parameters"), "figures": found.arithmetic, "words": _learned(line)},
        {"label": _("MACs"), "figures": macs, "words": _("taps × outputs, biases not counted") if found.macs else ""},
        {"label": _("Output"), "figures": given, "words": ""},
    ]


def _learned(line: Line) -> str:
    """What the factors are, and how many of the parameters training leaves alone."""
    found = line.row
    words = PARAMETERS.get(str(line.layer["type"]), "")
    if found.parameters == found.trainable:
        return words
    kept = _("{trained} trainable, {rest} not").format(
        trained=number(found.trainable), rest=number(found.parameters - found.trainable)
    )
    return f"{words}: {kept}" if words else kept
