"""A network's layers as the overview draws them: one sheet of pictures a layer, and what to say of each.

Everything a mouse or a keyboard can ask about is sent along, so that looking around needs no server.
"""

from typing import Literal

import numpy as np
import pyarrow as pa

from lib.networks import Network
from lib.render import largest, palette, png, shrunk, sprite
from lib.text import _, figure, number
from lib.ui.components.network_view.wiring import Wires

Scale = Literal["map", "layer", "network"]
SIDE = 48
"""The most pixels that a map may have along a side in the overview; larger ones are shrunk to block means."""


def draw(
    network: Network,
    wires: dict[str, Wires],
    picture: np.ndarray,
    values: dict[str, np.ndarray],
    *,
    scale: Scale,
    dark: bool,
) -> dict:
    """What the component needs to draw a network.

    Args:
        network: its layers stand in the order in which they are computed.
        wires: how each layer reads those before it, from `wire`.
        picture: the network's input (h, w, c), 0 to 255.
        values: each layer's output for this picture, without the batch axis: (h, w, c) or (units,).
        scale: whether the strongest colour is the largest distance from zero of each map, of each layer, or of all.
        dark: True for the dark theme.
    Returns:
        `columns`, a list for the photo and each layer in order, with plain numbers and strings only; `pictures`, an
        Arrow table with one PNG a column; `wires`, one with the sources and sizes of `Wires` as bytes.
    """
    places = {"input": 0} | {layer.name: place for place, layer in enumerate(network.layers, start=1)}
    whole = max((float(largest(value)) for value in values.values()), default=0.0)
    columns, pictures = [_photo(picture)[0]], [_photo(picture)[1]]
    for layer in network.layers:
        maps = _maps(values[layer.name])
        limits = _limits(maps, scale, whole)
        small = shrunk(maps, SIDE)
        column = _said(layer, wires[layer.name], places) | _measured(maps, limits)
        columns.append(column | {"h": small.shape[1], "w": small.shape[2]})
        pictures.append(sprite(small, limits, column["across"], dark))
    if columns[-1]["form"] == "units" and columns[-1]["n"] == len(network.classes):
        columns[-1] |= {"form": "classes", "classes": list(network.classes)}
    return {"columns": columns, "pictures": _table(v=pictures), "wires": _wire_table(network, wires)}


def legend(dark: bool) -> list[str]:
    """The colours of values from −limit to +limit for a gradient, nine of them."""
    return ["#" + bytes(palette(dark)[place]).hex() for place in np.linspace(1, 255, 9).round().astype(int)]


def _maps(value: np.ndarray) -> np.ndarray:
    """(h, w, c) → (c, h, w), in order in memory; (units,) → (units, 1, 1)."""
    if value.ndim == 3:
        return np.ascontiguousarray(value.transpose(2, 0, 1))
    return value.reshape(-1, 1, 1)


def _limits(maps: np.ndarray, scale: Scale, whole: float) -> np.ndarray:
    """The value of the strongest colour of each map, float32 (n,)."""
    if scale == "map":
        return largest(maps, axis=(1, 2))
    return np.full(len(maps), whole if scale == "network" else largest(maps), np.float32)


def _measured(maps: np.ndarray, limits: np.ndarray) -> dict:
    """What is known of the maps of a layer: lowest, highest, limit of the colours, and the order by strength.

    The strength of a map is the mean distance of its values from zero.
    """
    n, h, w = maps.shape
    strength = np.abs(np.nan_to_num(maps)).mean(axis=(1, 2))
    return {
        "form": "units" if h == w == 1 else "maps",
        "n": n,
        "across": min(n, 64),
        "order": np.argsort(-strength, kind="stable").tolist(),
        "low": _rounded(maps.min(axis=(1, 2))),
        "high": _rounded(maps.max(axis=(1, 2))),
        "limit": _rounded(limits),
    }


def _said(layer: object, wires: Wires, places: dict[str, int]) -> dict:
    """The words of a layer's column."""
    parameters = _("{count} par.").format(count=number(layer.parameters)) if layer.parameters else ""
    return {
        "name": layer.name,
        "kind": layer.kind,
        "shape": "×".join(str(length) for length in layer.output_shape),
        "parameters": parameters,
        "rule": wires.rule,
        "inputs": [places[name] for name in wires.inputs],
        "reads": _reads(wires),
        "skips": len(wires.inputs) > 1,
    }


def _reads(wires: Wires) -> str:
    """What a map of this layer reads, with {channel} and {source} for the browser to fill in."""
    names = _(" and ").join(wires.inputs)
    if wires.rule == "all" and wires.sizes.size:
        return _("reads all of {names}; thicker lines have larger kernels").replace("{names}", names)
    sentences = {
        "same": _("reads map {channel} of {names}"),
        "all": _("reads all of {names}"),
        "flatten": _("is a cell of map {source} of {names}"),
        "join": _("is a map of {names}"),
        "layer": _("reads {names}"),
    }
    return sentences[wires.rule].replace("{names}", names)


def _photo(picture: np.ndarray) -> tuple[dict, bytes]:
    """The first column: the network's input, each channel in its own colour."""
    small = np.clip(np.rint(shrunk(picture.transpose(2, 0, 1), SIDE)), 0, 255).astype(np.uint8)
    n, h, w = small.shape
    sheet = small.transpose(1, 0, 2).reshape(h, n * w)
    if n == 3:
        sheet = sheet[..., None] * np.repeat(np.eye(3, dtype=np.uint8), w, axis=0)  # (h, 3w, 3): red, green, blue
    column = {
        "name": _("photo"),
        "shape": "×".join(str(length) for length in picture.shape),
        "parameters": "",
        "form": "photo",
        "n": n,
        "h": h,
        "w": w,
        "across": n,
        "order": list(range(n)),
        "low": _rounded(picture.min(axis=(0, 1))),
        "high": _rounded(picture.max(axis=(0, 1))),
        "channels": [_("red"), _("green"), _("blue")] if n == 3 else [_("grey")],
    }
    return column, png(sheet)


def _wire_table(network: Network, wires: dict[str, Wires]) -> pa.Table:
    """A row a column: the first, the photo's, is empty."""
    rows = [wires[layer.name] for layer in network.layers]
    sources = [b"", *(row.sources.tobytes() for row in rows)]
    return _table(sources=sources, sizes=[b"", *(row.sizes.tobytes() for row in rows)])


def _table(**columns: list[bytes]) -> pa.Table:
    return pa.table({name: pa.array(rows, pa.binary()) for name, rows in columns.items()})


def _rounded(values: np.ndarray) -> list[float | str]:
    """Numbers for JSON with four digits, which knows neither NaN nor infinity: those become words."""
    return [float(f"{value:.4g}") if np.isfinite(value) else figure(float(value)) for value in values]
