"""What a disturbance does to a network: a diagram of how far each layer moved, and one of the answer."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from lib.text import _
from lib.ui.components import register

_SHARED = ("../network_view/maps.js", "../svg.js", "axes.js")
_mount_layers = register("drift_layers", folder="drift", scripts=(*_SHARED, "layers.js"))
_mount_sweep = register("drift_sweep", folder="drift", scripts=(*_SHARED, "sweep.js"))


@dataclass(frozen=True)
class Moved:
    """A layer, or the picture itself: its name, its Keras kind, and how far it moved; None beside nothing but zeros."""

    name: str
    kind: str
    far: float | None


@dataclass(frozen=True)
class Line:
    """The probability of a class at each strength."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Sweep:
    """The answer along one strength.

    Attributes:
        name: of the strength, for people.
        unit: of the strength, as "grey levels".
        strengths: rising.
        at: the present one.
        answers: the class at each strength.
        lines: of every class that is an answer somewhere.
        threshold: of the class in the first line, from which on it is the answer; None where the likeliest is.
    """

    name: str
    unit: str
    strengths: tuple[float, ...]
    at: float
    answers: tuple[str, ...]
    lines: tuple[Line, ...]
    threshold: float | None = None


def layers_moved(
    moved: Sequence[Moved], *, much: float, first: str | None, chosen: str | None, on_pick: Callable[[str], None]
) -> None:
    """Mount the curve over the layers.

    Args:
        moved: in the order in which they are computed.
        much: the distance that is drawn as a line.
        first: the layer that is marked and named.
        chosen: the layer that is looked at further.
        on_pick: called with the name of a layer that a person chooses.
    """

    def pick() -> None:
        name = st.session_state["drift_layers"].get("layer")
        if name in [each.name for each in moved]:
            on_pick(name)

    data = {"layers": [asdict(each) for each in moved], "much": much, "first": first, "chosen": chosen}
    _mount_layers(key="drift_layers", data=data | {"words": _layer_words()}, on_layer_change=pick)


def answer_along(sweep: Sweep, *, told: str, on_pick: Callable[[float], None]) -> None:
    """Mount the diagram of the answer along a strength.

    Args:
        told: what it shows, in words.
        on_pick: called with a strength that a person chooses.
    """

    def pick() -> None:
        strength = st.session_state["drift_sweep"].get("strength")
        if strength in sweep.strengths:
            on_pick(strength)

    words = {
        "told": told,
        "here": _("{name} {value}: {answer}, {share}"),
        "threshold": _("threshold {value}"),
        "axis": _("{name}, {unit}").format(name=sweep.name, unit=sweep.unit),
        "percent": _("{value} %"),
    }
    _mount_sweep(key="drift_sweep", data=asdict(sweep) | {"words": words}, on_strength_change=pick)


def _layer_words() -> dict[str, str]:
    """The sentences of the curve over the layers; what stands in braces is filled in by the browser."""
    return {
        "label": _(
            "How far each layer moved, in per cent of the size of its values. Arrow keys go from layer to layer."
        ),
        "point": _("{name} ({kind}) moved by {far} of the size of its values"),
        "all": _("{name} ({kind}) was 0 everywhere and is not any more"),
        "invite": _("Point at a layer for its figure; press it to see its maps before and after."),
        "much": _("half the size of its values"),
        "first": _("{name}: {far}, the first to move much"),
        "firstAll": _("{name}: from nothing, the first to move much"),
    }
