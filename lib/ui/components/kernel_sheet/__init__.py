"""All kernels of a layer, a picture each, the largest first; beside each, what it was earlier in training."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from lib.networks.distribution import Distribution, distribution
from lib.networks.kernels import Kernels
from lib.render import columns_for, png, sprite
from lib.text import _, figure, number
from lib.ui.components import register
from lib.ui.components.network_view.maps import rounded, table

_SHARED = ("../network_view/maps.js", "../layer_table/bars.js", "../layer_table/up.js")
_mount = register("kernel_sheet", scripts=(*_SHARED, "tiles.js", "index.js"))
SIDE = 112
"""CSS pixels that a kernel's picture fills at most."""
_LARGEST_CELL = 22  # CSS pixels of a weight
FEW = 36
"""Kernels that are shown at first."""


def drawn(found: Kernels, earlier: np.ndarray | None, dark: bool) -> dict:
    """What the component needs to draw the kernels of a layer.

    Args:
        found: the trained kernels.
        earlier: the same at another epoch, shaped as `found.slices`; drawn on the scale of the trained ones.
        dark: True for the dark theme.
    """
    _n, channels, height, width = found.slices.shape
    shown = 1 if found.colour else channels
    columns = columns_for(shown)
    cell = SIDE // (columns * max(height, width))
    sheets = [_sheet(found.slices, found, dark), b"" if earlier is None else _sheet(earlier, found, dark)]
    return {
        "tiles": [_tile(found, earlier, place) for place in range(len(found.order))],
        "slices": shown,
        "w": width,
        "h": height,
        "columns": columns,
        "cell": max(1, min(cell, _LARGEST_CELL)),
        "limit": figure(found.limit),
        "few": FEW,
        "spread": _spread(found.slices, earlier),
        "pictures": table(v=sheets),
    }


def kernel_sheet(
    drawing: dict,
    *,
    key: str,
    label: str,
    chosen: int | None,
    colours: list[str],
    before: str,
    note: str,
    on_pick: Callable[[int], None],
) -> None:
    """Mount the sheet.

    Args:
        drawing: from `drawn`.
        key: of the component.
        label: the name of the group for screen readers.
        chosen: the filter or unit that is marked, or None.
        colours: the colours of values from −limit to +limit; none where the kernels are shown in the photo's colours.
        before: what stands left in each pair, "" where there are no pairs.
        note: a sentence beside the spread of the weights, or "".
        on_pick: called with the number of a filter or unit when it is pressed.
    """

    def give() -> None:
        if (index := st.session_state[key].get("pick")) in [tile["index"] for tile in drawing["tiles"]]:
            on_pick(index)

    words = {
        "label": label,
        "before": before,
        "note": note,
        "after": _("trained"),
        "all": _("Show all {n}"),
        "fewer": _("Show the {n} largest"),
        "spread": _("Weights of the layer"),
        "outline": _("outline: {before}"),
        "colour": _("mid grey is 0; brighter red, green or blue is a larger weight on that channel"),
    }
    _mount(key=key, data=drawing | {"chosen": chosen, "legend": colours, "words": words}, on_pick_change=give)


def _sheet(slices: np.ndarray, found: Kernels, dark: bool) -> bytes:
    """A row a filter: its slices side by side, or its colours."""
    n, channels, height, width = slices.shape
    if not found.colour:
        return sprite(slices.reshape(n * channels, height, width), found.limit, channels, dark)
    shades = np.clip(np.rint(128 + 127 * slices / (found.limit or 1)), 0, 255).astype(np.uint8)
    return png(np.ascontiguousarray(shades.transpose(0, 2, 3, 1)).reshape(n * height, width, 3))


def _tile(found: Kernels, earlier: np.ndarray | None, place: int) -> dict:
    index, norm = int(found.order[place]), float(found.norms[place])
    low, high = float(found.slices[place].min()), float(found.slices[place].max())
    said = _("{index}: norm {norm}, weights {low} to {high}")
    said = said.format(index=index, norm=figure(norm), low=figure(low), high=figure(high))
    if earlier is not None:
        before = float(np.sqrt((earlier[place].astype(np.float64) ** 2).sum()))
        said += _("; earlier, norm {norm}").format(norm=figure(before))
    return {"index": index, "norm": figure(norm), "said": said}


def _spread(slices: np.ndarray, earlier: np.ndarray | None) -> dict:
    """How the weights are spread, and as an outline how the earlier ones were, in the same bars and on one scale."""
    both = [slices] if earlier is None else [slices, earlier]
    span = min(float(each.min()) for each in both), max(float(each.max()) for each in both)
    found = [distribution(each, span) for each in both]
    top = max((int(each.counts.max(initial=0)) for each in found), default=0)
    told = {
        "low": figure(min(span[0], 0)),
        "high": figure(max(span[1], 0)),
        "below": found[0].below,
        "said": _said(found[0]),
    }
    heights = [rounded(each.counts / max(top, 1)) for each in found]
    return told | {"counts": heights[0], "earlier": heights[1] if earlier is not None else []}


def _said(found: Distribution) -> str:
    values = {"low": figure(found.low), "high": figure(found.high), "mean": figure(found.mean), "n": number(found.n)}
    return _("{n} weights from {low} to {high}, mean {mean}").format(**values)
