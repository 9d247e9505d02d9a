"""A network's layers as the overview draws them: one sheet of pictures a layer, and what to say of each.

Everything a mouse or a keyboard can ask about is sent along, so that looking around needs no server.
"""

import json
import zlib

import numpy as np
import pyarrow as pa

from lib.networks import Layer, Network
from lib.render import palette, png, shrunk, sprite
from lib.text import _, figure, number, percent
from lib.ui.components.network_view.maps import Scale, largest_of_all, limits_of, maps_of, measured, rounded, table
from lib.ui.components.network_view.wiring import Wires

SIDE = 64
"""The most pixels that a map may have along a side in the overview; larger ones are shrunk to block means."""


def draw(
    network: Network,
    wires: dict[str, Wires],
    picture: np.ndarray,
    values: dict[str, np.ndarray],
    *,
    scale: Scale,
    dark: bool,
    note: str = "",
) -> dict:
    """What the component needs to draw a network.

    Args:
        network: its layers stand in the order in which they are computed.
        wires: how each layer reads those before it, from `wire`.
        picture: the network's input (h, w, c), 0 to 255.
        values: each layer's output for this picture, without the batch axis: (h, w, c) or (units,).
        scale: whether the strongest colour is the largest distance from zero of each map, of each layer, or of all.
        dark: True for the dark theme.
        note: what was done to the photo, in a word.
    Returns:
        `columns`, a list for the photo and each layer in order, of plain numbers and strings only; `names`, theirs;
        `written`, the columns as JSON in an Arrow table of one cell, which Streamlit hands on as it is, while it would
        write and read a list several times in each run; `pictures`, an Arrow table with one PNG a column; `stamp`,
        which tells this drawing from others; `wires`, an Arrow table with the sources and sizes of `Wires` as bytes.
    """
    places = {"input": 0} | {layer.name: place for place, layer in enumerate(network.layers, start=1)}
    whole = largest_of_all(values)
    first, sheet = _photo(picture, note)
    columns, pictures = [first], [sheet]
    orders = _orders(network, wires, values)
    for layer in network.layers:
        maps = maps_of(values[layer.name])
        limits = limits_of(maps, scale, whole)
        small = shrunk(maps, SIDE)
        before = columns[places[layer.inputs[0]]]["n"]
        column = _said(layer, wires[layer.name], places, before) | measured(maps, limits)
        columns.append(column | {"order": orders[layer.name], "h": small.shape[1], "w": small.shape[2]})
        pictures.append(sprite(small, limits, column["across"], dark))
    if columns[-1]["form"] == "units" and columns[-1]["n"] == len(network.classes):
        columns[-1] |= {"form": "classes", "classes": list(network.classes), "parameters": _("in per cent")}
        columns[-1]["shares"] = [_share(float(share)) for share in values[network.layers[-1].name]]
    written = json.dumps(columns).encode()
    return {
        "columns": columns,
        "names": [column["name"] for column in columns],
        "written": table(v=[written]),
        "pictures": table(v=pictures),
        "stamp": _stamp(written, pictures),
        "wires": _wire_table(network, wires),
    }


def _stamp(written: bytes, pictures: list[bytes]) -> str:
    """The same for the same drawing. A checksum serves: it only tells the browser what it has already."""
    stamp = zlib.crc32(written)
    for picture in pictures:
        stamp = zlib.crc32(picture, stamp)
    return f"{stamp:08x}{sum(map(len, pictures))}"


def _share(share: float) -> str:
    """A probability in per cent, without the sign and without a space, as narrow as its column; NaN as a word."""
    return percent(share).removesuffix("\xa0%").replace("\xa0", "") if np.isfinite(share) else figure(share)


def legend(dark: bool) -> list[str]:
    """The colours of values from −limit to +limit for a gradient, nine of them."""
    return ["#" + bytes(palette(dark)[place]).hex() for place in np.linspace(1, 255, 9).round().astype(int)]


def _orders(network: Network, wires: dict[str, Wires], values: dict[str, np.ndarray]) -> dict[str, list[int]]:
    """The maps of each layer, strongest first.

    The strength of a map is the mean distance of its values from zero. Layers that hand maps on one by one (a
    convolution, then batch normalisation, then ReLU, then pooling, then an addition) share the order of the last of
    them, so that a map keeps its row and the first rows are those that count for what comes next.
    """
    orders: dict[str, list[int]] = {}
    handed_on: dict[str, str] = {}  # layer → the last that takes its maps one by one
    for layer in reversed(network.layers):
        name, after = layer.name, handed_on.get(layer.name)
        orders[name] = _strongest(values[name]) if after is None else orders[after]
        if wires[name].rule == "same":
            for before in wires[name].inputs:
                handed_on.setdefault(before, name)
    return orders


def _strongest(value: np.ndarray) -> list[int]:
    """Maps of (h, w, c) or units of (units,), by falling mean distance from zero."""
    strength = np.abs(np.nan_to_num(value)).reshape(-1, value.shape[-1]).mean(axis=0)
    return np.argsort(-strength, kind="stable").tolist()


def _said(layer: Layer, wires: Wires, places: dict[str, int], channels: int) -> dict:
    """The words of a layer's column; `channels` has the layer that it reads."""
    parameters = _("{count} par.").format(count=number(layer.parameters)) if layer.parameters else ""
    return {
        "name": layer.name,
        "key": layer.name,
        "kind": layer.kind,
        "shape": "×".join(str(length) for length in layer.output_shape),
        "parameters": parameters,
        "rule": wires.rule,
        "inputs": [places[name] for name in wires.inputs],
        "reads": _reads(wires, channels, layer.kind),
        "skips": len(wires.inputs) > 1,
    }


def _reads(wires: Wires, channels: int, kind: str) -> str:
    """What a map of this layer reads, with {channel} and {source} for the browser to fill in."""
    names = _(" and ").join(_("the photo") if name == "input" else name for name in wires.inputs)
    values = {"names": names, "n": number(channels)}
    if wires.rule == "all" and channels == 1:
        return _("reads {names}").format(**values)
    if wires.rule == "all" and wires.sizes.size:
        thicker = _("larger weights") if kind == "Dense" else _("larger kernels")
        return _("reads all {n} of {names}; thicker lines, {larger}").format(**values, larger=thicker)
    sentences = {
        "same": _("reads channel {channel} of {names}"),
        "all": _("reads all {n} of {names}"),
        "flatten": _("is a cell of channel {source} of {names}"),
        "join": _("is a map of {names}"),
        "layer": _("reads {names}"),
    }
    return sentences[wires.rule].format(**values, channel="{channel}", source="{source}")


def _photo(picture: np.ndarray, note: str) -> tuple[dict, bytes]:
    """The first column: the network's input, each channel in its own colour."""
    small = np.clip(np.rint(shrunk(picture.transpose(2, 0, 1), SIDE)), 0, 255).astype(np.uint8)
    n, h, w = small.shape
    sheet = small.transpose(1, 0, 2).reshape(h, n * w)
    if n == 3:
        sheet = sheet[..., None] * np.repeat(np.eye(3, dtype=np.uint8), w, axis=0)  # (h, 3w, 3): red, green, blue
    column = {
        "name": _("photo"),
        "key": "input",
        "shape": "×".join(str(length) for length in picture.shape),
        "parameters": note,
        "form": "photo",
        "n": n,
        "h": h,
        "w": w,
        "across": n,
        "order": list(range(n)),
        "low": rounded(picture.min(axis=(0, 1))),
        "high": rounded(picture.max(axis=(0, 1))),
        "channels": [_("red"), _("green"), _("blue")] if n == 3 else [_("grey")],
    }
    return column, png(sheet)


def _wire_table(network: Network, wires: dict[str, Wires]) -> pa.Table:
    """A row a column: the first, the photo's, is empty."""
    rows = [wires[layer.name] for layer in network.layers]
    sources = [b"", *(row.sources.tobytes() for row in rows)]
    return table(sources=sources, sizes=[b"", *(row.sizes.tobytes() for row in rows)])
