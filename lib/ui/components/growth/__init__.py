"""How two numbers of parameters grow with the side of the picture, both axes logarithmic."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import streamlit as st

from lib.text import _
from lib.ui.components import register

_mount = register("growth", scripts=("../svg.js", "../html.js", "axes.js", "index.js"))


@dataclass(frozen=True)
class Line:
    """One curve.

    Attributes:
        kind: "mlp" or "cnn", which colours it.
        name, formula: what stands at the line.
        values: one for each side, None where the network does not fit; at least 1.
        here: the value for the present picture.
    """

    kind: str
    name: str
    formula: str
    values: tuple[int | None, ...]
    here: int | None


@dataclass(frozen=True)
class Limit:
    """A level line.

    Attributes:
        value: where it lies, at least 1.
        label: what stands at it.
        side: one of the sides, the first at which a curve is above it; None where none is drawn.
    """

    value: int
    label: str
    side: int | None


def growth(
    sides: tuple[int, ...],
    lines: list[Line],
    *,
    side: float,
    label: str,
    on_side: Callable[[int], None],
    limit: Limit | None = None,
) -> None:
    """Mount the diagram.

    Args:
        sides: of the square pictures counted, rising.
        lines: the curves.
        side: of the present picture, or of the square with as many pixels.
        label: what the present picture is called.
        on_side: called with one of `sides` when it is chosen.
        limit: a level line, None for none.
    """

    def choose() -> None:
        chosen = st.session_state["growth"].get("side")
        if chosen in sides:
            on_side(int(chosen))

    data = {
        "sides": sides,
        "lines": [asdict(line) for line in lines],
        "side": side,
        "label": label,
        "limit": asdict(limit) if limit else None,
        "words": _words(),
    }
    _mount(key="growth", data=data, on_side_change=choose)


def _words() -> dict[str, str]:
    """The words of the component; what stands in braces is filled in by the browser."""
    return {
        "title": _("Parameters over the side of a square picture"),
        "slider": _("Side"),
        "here": _("this picture"),
        "told": _("{name}: {formula}, from {first} at side {low} to {last} at side {high}."),
        "none": _("does not fit"),
        "passed": _("{label} from side {side} on."),
    }
