"""A layer in short words, for drawings."""

import re

from lib.designs.argument import Argument
from lib.designs.design import Layer
from lib.designs.kinds import kind_of
from lib.text import _, number


def words(layer: Layer) -> list[str]:
    """What is set of a layer: first what is always said, in one word, then each that is not Keras' default.

    >>> words({"type": "Conv2D", "filters": 5, "kernel_size": 3, "padding": "same", "use_bias": False})
    ['5 · 3×3', 'same', 'no bias']
    """
    said = [argument for argument in kind_of(layer["type"]).arguments if argument.name in layer]
    always = " · ".join(_value(each, layer[each.name]) for each in said if each.always)
    return [*([always] if always else []), *(_word(each, layer[each.name]) for each in said if not each.always)]


def _word(argument: Argument, value: object) -> str:
    if argument.form == "flag":
        return argument.short.replace("no", "no ", 1) if argument.short.startswith("no") else argument.short
    if argument.form == "word":
        return _value(argument, value)
    return f"{argument.short} {_value(argument, value)}"


def _value(argument: Argument, value: object) -> str:
    if argument.form == "word":
        return str(value).replace("_", " ")
    if argument.form == "real":
        return f"{value:.3g}".replace("-", "−")
    if argument.name == "target_shape":
        return "×".join(_("rest") if size == -1 else number(size) for size in value)
    square = argument.name in ("kernel_size", "pool_size", "size")
    found = re.findall(r"-?\d+", str((value, value) if square and isinstance(value, int) else value))
    return "×".join(number(int(each)) for each in found)


def title(layer: Layer, longest: int) -> list[str]:
    """The kind on as many lines as it needs, broken where a word begins.

    >>> title({"type": "GlobalAveragePooling2D"}, 13)
    ['GlobalAverage', 'Pooling2D']
    """
    lines = [""]
    for piece in re.findall(r"[A-Z0-9][a-z]*(?:2D)?|2D\w*", layer["type"]):
        if lines[-1] and len(lines[-1] + piece) > longest:
            lines.append("")
        lines[-1] += piece
    return lines
