"""What a person does to a network in the builder, as the browser tells it, done to the design."""

import re
from collections.abc import Mapping

from lib.designs import Argument, Design, changed, count, inserted, moved, removed, with_input
from lib.designs.kinds import OFFERED, kind_of
from lib.errors import DesignError
from lib.text import _

_BETWEEN = re.compile(r"\s*[x×,; ]\s*")


def edited(design: Design, told: Mapping[str, object]) -> Design:
    """The design after one edit.

    Args:
        design: what the person had before.
        told: "what" with its values: add (at, kind), remove (at), move (at, to), change (at, name, value), input (axis,
            value), fit (at): the nearest thing that fits. Anything may stand there: it comes from a browser.

    Raises:
        DesignError: the edit cannot be, with the reason.
    """
    what = told.get("what")
    if what == "input":
        return _other_input(design, told)
    at = _whole(told.get("at"))
    if what == "add" and told.get("kind") in OFFERED:
        return inserted(design, at, kind_of(told["kind"]).fresh())
    if what == "remove":
        return removed(design, at)
    if what == "move":
        return moved(design, at, _whole(told.get("to")))
    if what == "change" and 0 <= at < len(design.layers):
        return _changed(design, at, told.get("name"), told.get("value"))
    if what == "fit" and 0 <= at < len(design.layers) and (instead := count(design).lines[at].instead):
        return instead.design
    raise DesignError(reason=_("That cannot be done to this network any more: it stays as it is."))


def _whole(value: object) -> int:
    """A place; one that no network has where it is none."""
    return value if type(value) is int else -1


def _other_input(design: Design, told: Mapping[str, object]) -> Design:
    sizes, axis = list(design.input_shape), _whole(told.get("axis"))
    if not 0 <= axis < len(sizes):
        raise DesignError(reason=_("The input has {count} sizes.").format(count=len(sizes)))
    sizes[axis] = told.get("value")
    return with_input(design, sizes)


def _changed(design: Design, at: int, name: object, value: object) -> Design:
    kind = kind_of(design.layers[at]["type"])
    if name == "type":
        return changed(design, at, {"type": value})
    argument = next((each for each in kind.arguments if each.name == name), None)
    if argument is None:
        raise DesignError(reason=_("{kind} has no such argument.").format(kind=kind.title))
    return changed(design, at, {argument.name: _read(argument, value)})


def _read(argument: Argument, value: object) -> object:
    """What a person typed, as an argument has it: `3×5` is (3, 5), nothing is Keras' default.

    What is no number stays as it is, and the design says so.
    """
    if not isinstance(value, str) or argument.form in ("word", "flag"):
        return value
    parts = _BETWEEN.split(value.strip()[:60])
    try:
        found = tuple(float(part) if argument.form == "real" else int(part) for part in parts if part)
    except ValueError:
        return value
    if argument.form == "margins" and len(found) == 4:
        return found[:2], found[2:]
    if argument.form == "sizes":
        return found or None
    return (found[0] if len(found) == 1 else found) if found else None
