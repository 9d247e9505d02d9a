"""The maps of two layers side by side: what is pointed at in one is marked in the other."""

from collections.abc import Callable

import streamlit as st

from lib.text import _
from lib.ui.components import register

_mount = register(
    "compare_view", scripts=("../network_view/maps.js", "../layer_view/tiles.js", "cells.js", "units.js", "index.js")
)


def compare_view(pair: dict, *, key: str, colours: list[str], on_pick: Callable[[int, int], None]) -> None:
    """Mount two sides.

    Args:
        pair: from `sides.pair`.
        key: of the component; several can stand on a page.
        colours: the colours of values from −limit to +limit, from `network_view.drawing.legend`.
        on_pick: called with the side, 0 or 1, and the map that a person chose there, before the fragment runs again.
    """

    def pick() -> None:
        picked = st.session_state[key].get("pick")
        if not isinstance(picked, dict):
            return
        side, channel = picked.get("side"), picked.get("channel")
        if side in (0, 1) and isinstance(channel, int) and 0 <= channel < pair["sides"][side]["n"]:
            on_pick(side, channel)

    _mount(key=key, data=pair | {"legend": colours, "words": _words()}, on_pick_change=pick)


def _words() -> dict[str, str]:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return {
        "grid": _("Maps of {layer}, {title}. Arrow keys go from map to map, Enter enlarges one."),
        "map": _("{layer}, channel {channel}: {low} to {high}"),
        "field": _("Units of {layer}, {title}. Arrow keys go from unit to unit."),
        "cells": _("{layer}, channel {channel}, {title}. Arrow keys go from cell to cell."),
        "name": _("{layer}, channel {channel}"),
        "invite": _("Point at a cell or a map on either side: its partner is marked."),
        "inviteUnits": _("Point at a unit on either side: its partner is marked."),
        "atMap": _("channel {channel}: {low} to {high}"),
        "atCell": _("channel {channel}, row {row}, column {column}: {value}"),
        "atUnit": _("{name}: {value}"),
        "unit": _("unit {unit}"),
        "none": _("no partner"),
        "photo": _("What the network got, {title}"),
    }
