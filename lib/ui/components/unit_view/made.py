"""One unit of a layer taken apart: the numbers it is made of, and where each of them comes from."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from lib import layers
from lib.errors import LayerError
from lib.layers import Number, Pooled, Softened, Stepwise, Weighed
from lib.networks import Layer, Network
from lib.networks.card import INPUT
from lib.render import largest
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.network_view.maps import maps_of

POINTS = 121
"""Points of a curve, both ends counted: with the middle one at zero."""
_HANDED_ON = ("Dropout", "Flatten")
_POOLED = ("GlobalAveragePooling2D", "GlobalMaxPooling2D")
_ALIKE = ("Activation", "ReLU", "LeakyReLU", "Rescaling")
"""Kinds that do the same to every unit, so that all units lie on one curve."""

Values = Mapping[str, np.ndarray]


def taken_apart(network: Network, picture: np.ndarray, values: Values, layer: Layer, channel: int) -> dict[str, Any]:
    """What the component needs to draw a unit.

    Args:
        picture: the network's input (h, w, c), 0 to 255.
        values: each layer's output for this picture, without the batch axis.
        layer: one with an output of one axis.
        channel: the unit, from 0.
    Returns:
        `mode` ("weighed", "softened", "pooled", "copied", "curve", "formula" or "unknown"), `network` (what it
        computed), `limit` (the layer's largest distance from zero), `sum` (where the browser cannot add it up), what
        else the mode needs, and `numbers`, an Arrow table whose rows are float64 in little-endian order.
    """
    value = float(values[layer.name][channel])
    said = {"layer": layer.name, "kind": layer.kind, "channel": channel, "network": value}
    said |= {"count": layer.output_shape[0], "limit": float(largest(values[layer.name]))}
    said |= {"classes": _classes(network, layer), "next": _next(network, values, layer, channel)}
    inputs = [picture if name == INPUT else values[name] for name in layer.inputs]
    try:
        number = layers.number(layer.kind, layer.config, inputs, network.weights(layer.name), (channel,))
    except LayerError:
        read = {"mode": "unknown", "source": {"layer": layer.inputs[0], "shape": inputs[0].shape}}
        return said | read | {"numbers": _table(inputs[0])}
    return said | _parts(network, values, layer, inputs, number)


def limits(found: Computed, made: Mapping[str, Any]) -> dict[str, list[float]]:
    """The value of the strongest colour of every map that a unit is drawn with, by its layer, on the page's scale.

    Args:
        made: from `taken_apart`.
    Returns:
        One value where all maps of a layer share it; nothing for the photo and for layers of units.
    """
    names = {made[each]["layer"] for each in ("source", "behind") if made.get(each)}
    drawn = {name: found.values[name] for name in names if name != INPUT and found.values[name].ndim == 3}
    strongest = {name: found.limits(maps_of(value)).astype(float).tolist() for name, value in drawn.items()}
    return {name: each[:1] if len(set(each)) == 1 else each for name, each in strongest.items()}


def _parts(network: Network, values: Values, layer: Layer, inputs: list[np.ndarray], number: Number) -> dict[str, Any]:
    """What there is to draw of a number, by the way in which it came about."""
    if isinstance(number, Weighed):
        return _weighed(number, network, values, layer.inputs[0])
    source = {"layer": layer.inputs[0], "shape": list(inputs[0].shape), "shuffled": _is_shuffled(network)}
    if isinstance(number, Pooled):
        return _pooled(number) | {"source": source}
    if isinstance(number, Softened):
        return {"mode": "softened", "source": source, "numbers": _table(number.logits)}
    return _stepwise(network, layer, inputs, number) | {"source": source}


def _weighed(number: Weighed, network: Network, values: Values, before: str) -> dict[str, Any]:
    """A dense unit; where its inputs come from global pooling, with the maps behind them as (channels, h, w)."""
    told = {"mode": "weighed", "bias": number.bias, "hasBias": number.has_bias, "activation": number.activation}
    told |= {"activated": number.activated, "source": _source(network, values, before), "behind": None}
    numbers = [number.windows, number.kernels]
    if before != INPUT and network.card.layer(before).kind in _POOLED:
        (maps,) = network.card.layer(before).inputs
        told["behind"] = {"layer": maps, "kind": network.card.layer(before).kind, "shape": values[maps].shape}
        numbers.append(values[maps].transpose(2, 0, 1))  # (h, w, channels) → (channels, h, w)
    return told | {"numbers": _table(*numbers)}


def _pooled(number: Pooled) -> dict[str, Any]:
    told = {"mode": "pooled", "pool": number.kind, "map": number.channel, "kept": number.kept}
    return told | {"numbers": _table(number.values)}


def _stepwise(network: Network, layer: Layer, inputs: list[np.ndarray], number: Stepwise) -> dict[str, Any]:
    """A formula of a few values; where it is one of a single unit, with its curve."""
    reads = [{"layer": layer.inputs[each.input], "place": each.place, "value": each.value} for each in number.reads]
    told = {"sum": number.value, "formula": number.formula, "written": number.written, "reads": reads}
    told |= {"mode": "formula", "figures": [[name, value] for name, value in number.figures.items()]}
    if len(reads) != 1 or (len(number.reads[0].place) == 1 and number.formula == "x"):
        return told | {"numbers": _table()}
    (read,) = number.reads
    if len(read.place) == 3:
        return told | {"mode": "copied", "numbers": _table(inputs[read.input][..., read.place[2]])}
    units = inputs[read.input]
    others = units if layer.kind in _ALIKE else units[:0]
    return told | {"mode": "curve", "numbers": _table(*_curve(network, layer, units, read.place[0]), others)}


def _curve(network: Network, layer: Layer, units: np.ndarray, unit: int) -> tuple[np.ndarray, np.ndarray]:
    """Places along x as far as any unit reaches, and what the layer makes of a unit that stands there."""
    reach = float(largest(units)) or 1.0
    along = np.linspace(-reach, reach, POINTS)
    probe = units.astype(np.float64)
    across = []
    for probe[unit] in along:
        number = layers.number(layer.kind, layer.config, [probe], network.weights(layer.name), (unit,))
        across.append(number.value)
    return along, np.array(across)


def _source(network: Network, values: Values, name: str) -> dict[str, Any]:
    """The layer whose values a dense unit reads: through Flatten the one with rows and columns, (h, w, c)."""
    before = name
    while before != INPUT and network.card.layer(before).kind in _HANDED_ON:
        kind = network.card.layer(before).kind
        before = network.card.layer(before).inputs[0]
        if kind == "Flatten" and before != INPUT and values[before].ndim == 3:
            shape = list(values[before].shape)
            return {"layer": before, "through": name, "shape": shape, "shuffled": _is_shuffled(network)}
    return {"layer": name, "shape": [math.prod(values[name].shape)] if name != INPUT else []}


def _is_shuffled(network: Network) -> bool:
    return network.card.input.shuffle is not None


def _classes(network: Network, layer: Layer) -> list[str]:
    """The names of the units, of the last layer and of the logits before it; else none."""
    last = network.layers[-1]
    named = layer.name in (last.name, *last.inputs) and layer.output_shape == (len(network.classes),)
    return list(network.classes) if named else []


def _next(network: Network, values: Values, layer: Layer, channel: int) -> dict[str, Any] | None:
    """What the layer after this one makes of this unit, where it keeps units apart: an activation, softmax."""
    for each in network.layers:
        if each.inputs == (layer.name,) and each.output_shape == layer.output_shape and each.kind != "Dense":
            label = str(each.config.get("activation", each.kind))
            return {"layer": each.name, "label": label, "value": float(values[each.name][channel])}
    return None


def _table(*rows: np.ndarray) -> pa.Table:
    """Numbers for the browser, a row each: Streamlit sends bytes as they are only inside an Arrow table."""
    return pa.table({"v": pa.array([np.asarray(row).astype("<f8").tobytes() for row in rows], pa.binary())})
