"""A layer enlarged: all its maps, each to be opened."""

from collections.abc import Callable

import streamlit as st

from lib.text import _
from lib.ui.components import register

_mount = register("layer_view", scripts=("../network_view/maps.js", "cells.js", "tiles.js", "layer.js", "index.js"))
KEY = "layer_view"


def layer_view(
    enlarged: dict, *, heading: str, colours: list[str], on_pick: Callable[[str | None, int | None], None]
) -> None:
    """Mount the enlarged layer.

    Args:
        enlarged: from `enlarged.whole_layer`.
        heading: what stands above the maps of a layer.
        colours: the colours of values from −limit to +limit.
        on_pick: called with layer and channel when a person chooses a map, before the page runs again.
    """

    def give() -> None:
        picked = st.session_state[KEY].get("pick")
        if isinstance(picked, dict):
            on_pick(picked.get("layer"), picked.get("channel"))

    _mount(key=KEY, data=enlarged | {"legend": colours, "words": _words() | {"heading": heading}}, on_pick_change=give)


def _words() -> dict[str, str]:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return {
        "gridLabel": _("The maps of this layer. Arrow keys go from map to map, Enter opens one."),
        "fieldLabel": _("The units of this layer. Arrow keys go from unit to unit, Enter opens one."),
        "mapLabel": _("{layer}, channel {channel}: {low} to {high}, mean {mean}"),
        "unitLabel": _("{layer}, unit {channel}: {value}"),
        "invite": _("Point at a cell to read its number."),
        "inviteMaps": _("Point at a map for its numbers; press it to see what it is made of."),
    }
