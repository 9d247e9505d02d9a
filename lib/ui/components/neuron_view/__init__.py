"""One map of a layer taken apart: what it reads, what is done with it, and the number at a chosen cell."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.text import _
from lib.ui.components import register

_SCRIPTS = (
    *("../network_view/maps.js", "../svg.js", "../unit_view/proof.js"),
    *("surface.js", "arithmetic.js", "convolution.js", "cellwise.js", "index.js"),
)
_mount = register("neuron_view", scripts=_SCRIPTS)
KEY = "neuron_view"


def neuron_view(
    flow: dict[str, Any],
    *,
    name: str,
    cell: tuple[int, int] | None,
    alone: bool,
    closed: bool,
    proof: dict[str, str],
    on_pick: Callable[[str | None, int | None], None],
    on_cell: Callable[[int, int], None],
) -> None:
    """Mount the view.

    Args:
        flow: from `flow.flow`.
        name: of the maps that it reads in the pixel store; tells this map from every other.
        cell: the chosen row and column; None: where the map is strongest.
        alone: True where this view has the whole arithmetic of the number, and no other stands below it.
        closed: answers stay closed.
        proof: from `lib.ui.views.proof.words`.
        on_pick: called with layer and channel when a person opens another map.
        on_cell: called with row and column 300 ms after the last move.
    """

    def picked() -> None:
        told = st.session_state[KEY].get("pick")
        if isinstance(told, list) and len(told) == 2:
            on_pick(*told)

    def moved() -> None:
        told = st.session_state[KEY].get("cell")
        if isinstance(told, list) and [type(each) for each in told] == [int, int, str] and told[2] == said["key"]:
            on_cell(
                *(max(0, min(at, last - 1)) for at, last in zip(told[:2], (flow["height"], flow["width"]), strict=True))
            )

    row, col = cell or (None, None)
    proved = cell is not None and not alone
    said = {"key": f"{name}/{flow['channel']}", "input": name, "row": row, "col": col}
    _mount(
        key=KEY,
        data=flow
        | said
        | {"alone": alone, "proved": proved, "closed": closed}
        | {"words": _words() | {"proof": proof}},
        on_pick_change=picked,
        on_cell_change=moved,
    )


def hold() -> None:
    """Hold the place of the view while no map is open: what the browser has already, it need not build at the press."""
    _mount(key=KEY, data={"idle": True}, on_pick_change=lambda: None, on_cell_change=lambda: None)


def _words() -> dict[str, Any]:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return {
        "at": _("Row {row}, column {col}: {value}. Press a map, or move with the arrow keys on the output."),
        "atStrongest": _("At its strongest cell, row {row}, column {col}: {value}. Press any map to choose a cell."),
        "slide": _("Slide over the map"),
        "stop": _("Stop"),
        "pairs": _("Input map × kernel → what it adds"),
        "strongest": _("Input map × kernel → what it adds, strongest {n} of {all}"),
        "others": _("the other {n} maps together"),
        "subtotal": _("1 subtotal"),
        "subtotals": _("{n} subtotals added up"),
        "plusBias": _("plus the bias"),
        "through": _("then {layer}"),
        "sumOfMaps": _("sum of maps"),
        "bias": _("bias"),
        "inputs": _("inputs"),
        "ownInputs": _("inputs, each map by its own largest value"),
        "kernels": _("kernels"),
        "added": _("what they add"),
        "input": _("Input"),
        "output": _("Output"),
        "inputMap": _("{name}: press a cell to put the window there"),
        "kernelOf": _("Kernel for {name}"),
        "addedMap": _("{name} times its kernel: press a cell to choose it"),
        "map": _("{name}: press a cell to choose it"),
        "outputMap": _("{name}: arrow keys move the chosen cell, with Shift by eight; Escape leads back"),
        "open": _("Open {name}"),
        "unknown": _("There is no view of the arithmetic of {kind}: these are its maps."),
        "mean": _("mean"),
        "variance": _("variance"),
        "gamma": _("gamma"),
        "beta": _("beta"),
        "operations": {
            "relu": _("ReLU: what is below zero becomes zero"),
            "tanh": _("tanh: squeezed between −1 and 1"),
            "sigmoid": _("sigmoid: squeezed between 0 and 1"),
            "linear": _("linear: as it is"),
            "rescale": _("Rescaling: times a scale, plus an offset"),
            "normalise": _("Batch normalisation, with what this map has learned"),
            "add": _("Add: cell by cell"),
            "copy": _("The same number"),
            "max": _("The largest value of the window"),
            "average": _("The mean of the window"),
        },
    }
