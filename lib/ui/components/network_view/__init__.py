"""A whole network at a glance: every layer a column, every feature map a picture, to point at and to choose from."""

from collections.abc import Callable

import streamlit as st

from lib.text import _
from lib.ui.components import register

_PARTS = ("maps", "layout", "skips", "mesh", "fold", "columns", "light", "keys", "more", "index")
_SCRIPTS = ("../svg.js", *(f"{part}.js" for part in _PARTS))
_mount = register("network_view", scripts=_SCRIPTS)
_store = register("network_store", folder="network_view", scripts=("store.js",))


def network_store(drawing: dict) -> None:
    """Hand a drawing to the browser. Streamlit sends the same one only once, whatever is chosen in it.

    Args:
        drawing: from `drawing.draw`.
    """
    sent = {name: drawing[name] for name in ("stamp", "pictures", "wires")} | {"columns": drawing["written"]}
    _store(key="network_store", data=sent)


def network_view(
    drawing: dict,
    *,
    key: str,
    title: str,
    about: str,
    took: str,
    scale: str,
    colours: list[str],
    layer: str | None,
    channel: int | None,
    row: int | None = None,
    col: int | None = None,
    closed: bool = False,
    on_pick: Callable[[str | None, int | None], None],
) -> None:
    """Mount the overview of a network.

    Args:
        drawing: from `drawing.draw`, as `network_store` was given it.
        key: one a network, so that another network starts fresh.
        title: the network's name for people.
        about: its size in words.
        took: what it takes of the photo, as a sentence.
        scale: "map", "layer" or "network", as the drawing was made.
        colours: from `drawing.legend`.
        layer: the chosen layer, or None for the whole network; with one the overview is low, to leave room for it.
        channel: the chosen map or unit of that layer, or None.
        row, col: the chosen cell of that map, or None; the path ends with it.
        closed: shapes, parameters, values and shares are for the reader to find.
        on_pick: called with layer and channel when a person chooses one, before the page runs again.
    """

    def give() -> None:
        picked = st.session_state[key].get("pick")
        if isinstance(picked, dict):
            on_pick(picked.get("layer"), picked.get("channel"))

    names = drawing["names"]
    cell = {} if row is None or col is None else {"row": row, "col": col}
    _mount(
        key=key,
        data={
            "stamp": drawing["stamp"],
            "title": title,
            "scale": scale,
            "legend": colours,
            "compact": layer is not None,
            "closed": closed,
            "selected": {"layer": None if layer is None else names.index(layer), "channel": channel} | cell,
            "words": _words(about, took),
        },
        on_pick_change=give,
    )


def _words(about: str, took: str) -> dict:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return {
        "path": _("Path"),
        "channel": _("channel {channel}"),
        "unit": _("unit {channel}"),
        "cell": _("row {row}, column {col}"),
        "keys": _("The network. Arrow keys go from map to map and from layer to layer, Enter opens, Escape closes."),
        "invite": _("{about}. Point at a map, press to open it.").format(about=about),
        "joins": _("from {layers}"),
        "some": _("{shown} of {all}"),
        "order": _(
            "Of wide layers the strongest maps stand first, those with values furthest from zero on average; "
            "a map keeps its row as long as layers hand it on."
        ),
        "count": _("Rows, columns and channels count from 0."),
        "took": took,
        "before": _("{count} more layers to the left"),
        "after": _("{count} more layers to the right"),
        "fold": _("fewer"),
        "foldLayer": _("Fold 1 layer"),
        "foldLayers": _("Fold {count} layers"),
        "allLayers": _("Show all {all} layers"),
        "foldWhat": _("Layers that hand on each map by itself, at its size: normalisation and activation"),
        "unfoldLabel": _("Show all {all} maps of {layer}"),
        "foldLabel": _("Show only the strongest maps of {layer}"),
        "mapLabel": _("{layer}, channel {channel}, {low} to {high}"),
        "unitLabel": _("{layer}, unit {channel}, {low}"),
        "mapHere": _("{low} to {high}"),
        "unitHere": _("{low}"),
        "photoLabel": _("The photo as the network got it, {channel}, {low} to {high}"),
        "classLabel": _("{name}: {share} per cent"),
        "scales": {
            "map": _("largest of each map"),
            "layer": _("largest of each layer"),
            "network": _("largest of all layers"),
        },
    }
