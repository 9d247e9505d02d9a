"""The layers of a network as a table: words, amounts with their share, and distributions; a press opens a layer."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.networks.distribution import Distribution
from lib.text import _, figure, number, percent
from lib.ui.components import register
from lib.ui.components.network_view.maps import rounded

_mount = register("layer_table", scripts=("../network_view/maps.js", "bars.js", "up.js", "index.js"))


def amount(text: str, part: float, whole: float, *, tone: str = "kernel") -> dict:
    """A cell with a number and its share of the whole, as a bar; empty for nothing.

    Args:
        text: the number as it is written.
        part, whole: of which the share is taken.
        tone: the colour of the bar, a name of `lib.ui.theme.TOKENS`.
    """
    if not part:
        return {"text": ""}
    return {"text": text, "share": part / whole, "said": percent(part / whole), "tone": tone}


def bars(found: Distribution | None) -> dict:
    """A cell with how often values occur, from zero up and down; empty for None, and where every value is zero."""
    if found is None or not len(found.counts):
        return {"text": ""}
    sentence = _("{low} to {high}, mean {mean}, {n} values")
    low, high, mean = figure(found.low), figure(found.high), figure(found.mean)
    return {
        "low": figure(min(found.low, 0.0)),
        "high": figure(max(found.high, 0.0)),
        "said": sentence.format(low=low, high=high, mean=mean, n=number(found.n)),
        "counts": rounded(found.counts / found.counts.max()),
        "below": found.below,
    }


def layer_table(
    heads: Sequence[str],
    rows: Sequence[tuple[str, Sequence[dict]]],
    *,
    label: str,
    chosen: str | None,
    key: str,
    on_pick: Callable[[str], None],
    total: Sequence[dict] = (),
) -> None:
    """Mount the table.

    Args:
        heads: of the columns, that of the layers' names first.
        rows: a layer's name with its cells: {"text"}, or what `amount` and `bars` give.
        label: the name of the table for screen readers.
        chosen: the layer that is marked, or None.
        key: of the component.
        on_pick: called with a layer's name when it is pressed, before the page runs again.
        total: the cells of the last row, that of the name first; none without it.
    """

    def give() -> None:
        if (name := st.session_state[key].get("pick")) in [row[0] for row in rows]:
            on_pick(name)

    data = {
        "heads": list(heads),
        "rows": [{"name": name, "cells": list(cells)} for name, cells in rows],
        "total": list(total),
        "chosen": chosen,
        "label": label,
        "open": _("Open {name}"),
    }
    _mount(key=key, data=data, on_pick_change=give)
