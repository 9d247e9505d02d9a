"""A layer enlarged, and one of its maps enlarged with what it is made of: input, kernel, output."""

from dataclasses import dataclass

import numpy as np

from lib.networks import Layer, Network
from lib.render import largest, png, shrunk, sprite
from lib.text import _
from lib.ui.components.layer_view.operations import operation, window
from lib.ui.components.network_view.maps import Scale, largest_of_all, limits_of, maps_of, measured, table
from lib.ui.components.network_view.wiring import Wires

SIDE = 320
"""The most pixels along a side of an enlarged map; larger ones are shrunk to block means."""
INPUT_SIDE = 64
"""The same for each of many inputs of a map."""


@dataclass(frozen=True)
class Computed:
    """A network with its numbers for one picture, and how they are coloured.

    `picture` is the input (h, w, c), 0 to 255; `values` are the layers' outputs without the batch axis.
    """

    network: Network
    wires: dict[str, Wires]
    picture: np.ndarray
    values: dict[str, np.ndarray]
    scale: Scale
    dark: bool

    def limits(self, maps: np.ndarray) -> np.ndarray:
        """The value of the strongest colour of each of a layer's maps."""
        return limits_of(maps, self.scale, largest_of_all(self.values) if self.scale == "network" else 0)


def whole_layer(computed: Computed, layer: Layer) -> dict:
    """All maps of a layer for the component: `column` with their numbers, `pictures` and `numbers` as Arrow tables."""
    maps = maps_of(computed.values[layer.name])
    limits = computed.limits(maps)
    small = shrunk(maps, SIDE if len(maps) <= 16 else INPUT_SIDE)
    column = measured(maps, limits) | {"name": layer.name, "h": small.shape[1], "w": small.shape[2]}
    if layer is computed.network.layers[-1] and column["n"] == len(computed.network.classes):
        column["names"] = list(computed.network.classes)
    picture = sprite(small, limits, column["across"], computed.dark)
    return {"mode": "layer", "column": column, "pictures": table(v=[picture]), "numbers": table(v=[_bytes(maps)])}


def one_map(computed: Computed, layer: Layer, channel: int) -> dict:
    """One map or unit for the component, with what it is made of.

    Returns:
        `output`, and where there are such, `inputs` and `kernels` in the same order, the largest kernel first: each
        measured as by `maps.measured`. `pictures` and `numbers` have a row for each of the three, empty where missing.
    """
    maps = maps_of(computed.values[layer.name])
    output = maps[channel : channel + 1]
    limits = computed.limits(maps)[channel : channel + 1]
    rows = {"output": _row(output, limits, SIDE, computed.dark)}
    inputs, kernels = _made_of(computed, layer, channel)
    if inputs is not None:
        rows["inputs"] = inputs
    if kernels is not None:
        rows["kernels"] = _row(kernels, np.full(len(kernels), largest(kernels)), SIDE, computed.dark)
    before = layer.inputs[0]
    shape = computed.picture.shape if before == "input" else computed.values[before].shape
    said = {"name": layer.name, "channel": channel, "operation": operation(layer, _weights(computed, layer), channel)}
    places = ("output", "inputs", "kernels")
    return {
        "mode": "map",
        **said,
        "window": window(layer, shape),
        **{name: rows[name][0] for name in places if name in rows},
        "pictures": table(v=[rows[name][1] if name in rows else b"" for name in places]),
        "numbers": table(v=[rows[name][2] if name in rows else b"" for name in places]),
    }


def _weights(computed: Computed, layer: Layer) -> dict[str, np.ndarray]:
    return computed.network.weights(layer.name)


def _made_of(computed: Computed, layer: Layer, channel: int) -> tuple[tuple | None, np.ndarray | None]:
    """The inputs of a map as a row, and its kernels (n, kh, kw) in the same order, the largest first."""
    wires = computed.wires[layer.name]
    before = wires.inputs[0]
    if wires.rule == "all":
        kernels = _kernels(_weights(computed, layer).get("kernel"), channel, _channels(computed, before))
        before = _through_flatten(computed, before, kernels)
        order = np.arange(_channels(computed, before))
        if kernels is not None:
            kernels = _folded(computed, before, kernels)
            order = np.argsort(-np.abs(kernels).sum(axis=(1, 2)), kind="stable")
            kernels = kernels[order]
        return _input_row(computed, [(before, int(place)) for place in order]), kernels
    if wires.rule == "same":
        kernel = _weights(computed, layer).get("kernel")  # depthwise: (kh, kw, channels, 1)
        return _input_row(computed, [(name, channel) for name in wires.inputs]), _depthwise(kernel, channel)
    if wires.rule == "flatten":
        return _input_row(computed, [(before, channel % _channels(computed, before))]), None
    if wires.rule == "join":
        return _input_row(computed, [_joined(computed, wires, channel)]), None
    return None, None


def _kernels(kernel: np.ndarray | None, channel: int, inputs: int) -> np.ndarray | None:
    """The kernels of one map, (inputs, kh, kw); of a dense unit (inputs, 1, 1).

    None without weights, and for grouped convolutions, whose kernels see some of the inputs only.
    """
    if kernel is None or kernel.shape[-2] != inputs:
        return None
    if kernel.ndim == 2:  # dense: (inputs, units)
        return kernel[:, channel].reshape(-1, 1, 1)
    return np.ascontiguousarray(kernel[..., channel].transpose(2, 0, 1))  # (kh, kw, in, out) → (in, kh, kw)


def _depthwise(kernel: np.ndarray | None, channel: int) -> np.ndarray | None:
    return None if kernel is None else np.ascontiguousarray(kernel[..., channel, :].transpose(2, 0, 1))


def _through_flatten(computed: Computed, before: str, kernels: np.ndarray | None) -> str:
    """The layer whose maps a dense unit reads through Flatten, since its weights have the shape of those maps."""
    if before == "input" or kernels is None:
        return before
    layer = computed.network.card.layer(before)
    if layer.kind != "Flatten":
        return before
    return layer.inputs[0]


def _folded(computed: Computed, before: str, kernels: np.ndarray) -> np.ndarray:
    """Weights of a dense unit on flattened maps as one kernel a map: (h·w·c, 1, 1) → (c, h, w)."""
    value = computed.picture if before == "input" else computed.values[before]
    if value.ndim == 3 and len(kernels) == value.size:
        return np.ascontiguousarray(kernels.reshape(value.shape).transpose(2, 0, 1))
    return kernels


def _channels(computed: Computed, name: str) -> int:
    return (computed.picture if name == "input" else computed.values[name]).shape[-1]


def _joined(computed: Computed, wires: Wires, channel: int) -> tuple[str, int]:
    for name in wires.inputs:
        if channel < _channels(computed, name):
            return name, channel
        channel -= _channels(computed, name)
    return wires.inputs[-1], _channels(computed, wires.inputs[-1]) - 1


def _input_row(computed: Computed, places: list[tuple[str, int]]) -> tuple[dict, bytes, bytes]:
    """The maps at (layer, channel) side by side; the photo's own channels in grey."""
    side = SIDE if len(places) <= 2 else INPUT_SIDE
    names = [_("{layer}, {channel}").format(layer=name, channel=channel) for name, channel in places]
    if places[0][0] == "input":
        return _photo_row(computed.picture, [channel for _name, channel in places], side)
    layers = {name: maps_of(computed.values[name]) for name, _channel in places}
    limits = {name: computed.limits(maps) for name, maps in layers.items()}
    maps = np.stack([layers[name][channel] for name, channel in places])
    column, picture, numbers = _row(maps, np.array([limits[name][at] for name, at in places]), side, computed.dark)
    return column | {"names": names, "layer": places[0][0], "channels": [at for _name, at in places]}, picture, numbers


def _photo_row(picture: np.ndarray, channels: list[int], side: int) -> tuple[dict, bytes, bytes]:
    """Channels of the photo (h, w, c) side by side in grey."""
    maps = picture.transpose(2, 0, 1)[channels]
    small = np.clip(np.rint(shrunk(maps, side)), 0, 255).astype(np.uint8)
    n, h, w = small.shape
    known = [_("red"), _("green"), _("blue")] if picture.shape[2] == 3 else [_("photo")]
    column = measured(maps, np.full(n, 255, np.float32)) | {"h": h, "w": w, "across": n, "photo": True}
    column |= {"rows": picture.shape[0], "columns": picture.shape[1], "names": [known[channel] for channel in channels]}
    return column, png(np.ascontiguousarray(small.transpose(1, 0, 2).reshape(h, n * w))), _bytes(maps)


def _row(maps: np.ndarray, limits: np.ndarray, side: int, dark: bool) -> tuple[dict, bytes, bytes]:
    """Maps as the component takes them: what is known of them, their sheet, and their numbers when they are few."""
    small = shrunk(maps, side)
    column = measured(maps, limits) | {"h": small.shape[1], "w": small.shape[2]}
    column["rows"], column["columns"] = maps.shape[1:]
    return column, sprite(small, limits, column["across"], dark), _bytes(maps)


def _bytes(maps: np.ndarray) -> bytes:
    """Little-endian float32; nothing for more than 100,000 numbers, which nobody points at one by one."""
    return maps.astype("<f4").tobytes() if maps.size <= 102_400 else b""
