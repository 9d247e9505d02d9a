"""One unit of a layer without rows and columns, taken apart: the arithmetic and whether it is the network's number."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from lib.text import _
from lib.ui.components import register

_SCRIPTS = ("proof", "picture", "products", "weighed", "weight_maps", "softened", "whatif", "mapped", "curve", "index")
_mount = register("unit_view", scripts=("../network_view/maps.js", *(f"{name}.js" for name in _SCRIPTS)))
KEY = "unit_view"


def unit_view(
    made: dict[str, Any],
    *,
    identity: str,
    proof: dict[str, str],
    palette: str,
    closed: bool = False,
    on_pick: Callable[[str | None, int | None], None],
) -> None:
    """Mount the unit.

    Args:
        made: from `made.taken_apart`, with `limits` from `made.limits`.
        identity: changes with the network, the photo, the layer and the unit; what a person has opened or moved belongs
            to one of them.
        proof: the sentences of `lib.ui.views.proof`.
        palette: the 256 colours of values, six hexadecimal digits each.
        closed: whether sums and values are to be found by the reader: they show as question marks.
        on_pick: called with layer and channel when a person chooses what this unit reads, before the page runs again.
    """

    def give() -> None:
        picked = st.session_state[KEY].get("pick")
        if isinstance(picked, dict):
            on_pick(picked.get("layer"), picked.get("channel"))

    told = {"key": identity, "proof": proof, "palette": palette, "closed": closed, "words": _words()}
    _mount(key=KEY, data=made | told, on_pick_change=give)


def _words() -> dict[str, Any]:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return _shared() | _of_dense() | _of_softmax() | _of_maps() | _of_formulas()


def _shared() -> dict[str, Any]:
    return {
        "title": _("{layer}, unit {unit}"),
        "photo": _("the photo"),
        "closed": _("In this link the answers stay closed: work them out by hand."),
        "open": _("{name} of {layer}: open it"),
        "unit": _("unit {unit}"),
        "rules": {
            "weighed": _(
                "A perceptron: each of the {n} numbers of {source} × its weight, all added up, plus the bias."
            ),
            "softened": _("Softmax makes shares of the logits: e to the power of each, divided by the sum of all."),
            "pooled": _("One number for a whole map of {source}."),
            "copied": _("Flatten copies every cell of {source} into one long row and changes none."),
            "curve": _("{kind} makes a new number of each unit of {source} by itself."),
            "formula": _("{kind}, with its numbers."),
            "unknown": _("A layer of the kind {kind}."),
        },
    }


def _of_dense() -> dict[str, Any]:
    return {
        "up": _("Makes it larger: input × weight"),
        "down": _("Makes it smaller: input × weight"),
        "cell": _("row {row}, column {column}"),
        "cellOf": _("{layer}, channel {map}, row {row}, column {column}"),
        "cellOfMap": _("channel {map}, row {row}, column {column}"),
        "others": _("the other {n} together"),
        "othersWithZeros": _("the other {n}, {zeros} of them 0"),
        "openAll": _("open all {n}"),
        "closeAll": _("close"),
        "allOf": _("All {n} products"),
        "order": _("Order of the products"),
        "orders": {"size": _("largest first"), "place": _("in their order")},
        "products": _("all products"),
        "bias": _("bias"),
        "noBias": _("no bias"),
        "before": _("before"),
        "means": {
            "GlobalAveragePooling2D": _("Each of these is the mean of a map of {layer}"),
            "GlobalMaxPooling2D": _("Each of these is the largest value of a map of {layer}"),
        },
    }


def _of_softmax() -> dict[str, Any]:
    return {
        "class": _("class"),
        "logit": _("logit"),
        "exponential": _("e^(logit − max)"),
        "share": _("share of the sum"),
        "total": _("sum"),
        "sharesTotal": _("all shares: 100 %"),
        "fraction": _("{name}: e^({logit} − {largest}), divided by the sum of all"),
        "whyLargest": _(
            "The largest logit is taken from all of them first. That divides every power by the same number, so no "
            "share changes, and no power grows too large for the computer. Without it the sum would be {total}."
        ),
        "whatIf": _("What if one logit were another?"),
        "logitOf": _("Logit of"),
        "slider": _("The logit that is moved"),
        "moveInvite": _("Move it: all classes share one whole, so none can gain without the others losing."),
        "movedTold": _("It was {real}. Its share goes from {before} to {share}; the lines mark the real shares."),
        "back": _("Back to the real logits"),
    }


def _of_maps() -> dict[str, Any]:
    return {
        "map": _("channel {map}"),
        "mapOf": _("{layer}, channel {map}"),
        "inputMap": _("{layer}, channel {map}"),
        "weightMap": _("The weights on channel {map}"),
        "productMap": _("Input × weight on channel {map}"),
        "byMap": _("Map of {layer} × weights = products, largest of {n} first"),
        "oneMap": _("{layer} × weights = products"),
        "otherMaps": _("the rest together"),
        "allMaps": _("show all {n}"),
        "fewerMaps": _("show fewer"),
        "shuffled": _(
            "This network gets its pixels in a fixed shuffled order: rows and columns are those of that order."
        ),
        "steered": _("{name}. Arrow keys go from cell to cell."),
        "invite": _("Point at a cell to read its product, or go to it with the arrow keys."),
        "cellTold": _("Channel {map}, row {row}, column {column}: {input} × {weight} = {product}"),
        "inputs": _("inputs"),
        "weights": _("weights"),
        "productsScale": _("products"),
        "ownScales": _("{what}, each map by its own largest value"),
        "inviteCell": _("Point at a cell to read its number, or go to it with the arrow keys."),
        "cellValue": _("Row {row}, column {column}: {value}"),
        "sumOf": _("sum of {n} cells"),
        "cells": _("cells"),
        "largestAt": _("the largest: row {row}, column {column}"),
        "copyOf": _("It is the copy of {layer}, channel {map}, row {row}, column {column}."),
        "counted": _("{unit} = ({row} · {columns} + {column}) · {maps} + {map}"),
        "countedWords": _("unit = (row · columns + column) · channels + channel, all counted from 0"),
    }


def _of_formulas() -> dict[str, Any]:
    return {
        "curveLabel": _("The curve y = {formula}; this unit stands at x = {x}, y = {y}"),
        "othersOnCurve": _("The grey points are the other {n} units of this layer."),
        "unknown": _("ConvScope has no view of its own for units of a {kind} layer. These are its numbers."),
        "numbersRead": _("What it reads of {layer}: {n} numbers"),
    }
