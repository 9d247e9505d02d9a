"""One map of a layer in numbers, with all that it is made of: inputs, kernels, and what follows it cell by cell."""

from dataclasses import dataclass

import numpy as np

from lib.networks import Layer
from lib.networks.card import INPUT
from lib.render import largest, palette
from lib.text import _
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.network_view.maps import maps_of, table
from lib.ui.components.neuron_view.rules import Rule, rule

_FOLLOWING = ("BatchNormalization", "Activation", "ReLU", "LeakyReLU")


@dataclass(frozen=True, eq=False)
class Neuron:
    """A map with what it reads.

    Attributes:
        layer, channel: which map.
        planes: float32 (n, h, w), the maps that it reads; for a convolution one for each kernel.
        sources: the layer and channel of each plane; "input" is the network's input.
        rule: what it does with them.
        output: float32 (h', w'), as the network computed it.
    """

    layer: Layer
    channel: int
    planes: np.ndarray
    sources: tuple[tuple[str, int], ...]
    rule: Rule
    output: np.ndarray

    @property
    def strongest(self) -> tuple[int, int]:
        """Row and column of the value that is farthest from zero; the first of equals."""
        row, col = np.unravel_index(np.abs(np.nan_to_num(self.output)).argmax(), self.output.shape)
        return int(row), int(col)


def neuron(computed: Computed, layer: Layer, channel: int) -> Neuron:
    """The map `channel` of a layer whose output has rows and columns."""
    found = rule(
        layer, computed.network.weights(layer.name), channel, [shape_of(computed, each) for each in layer.inputs]
    )
    sources = tuple((layer.inputs[at], plane) for at, plane in found.reads)
    read = {name: maps_of(_values(computed, name)) for name in layer.inputs}
    planes = [read[name][plane] for name, plane in sources]
    output = maps_of(computed.values[layer.name])[channel]
    empty = np.zeros((0, 1, 1), np.float32)
    return Neuron(layer, channel, np.stack(planes).astype(np.float32) if planes else empty, sources, found, output)


def shape_of(computed: Computed, name: str) -> tuple[int, ...]:
    """The shape of a layer's output, or of the network's input."""
    return _values(computed, name).shape


def flow(computed: Computed, found: Neuron) -> dict:
    """What the component draws, without the planes that it reads: those are in the pixel store."""
    chain = _chain(computed, found)
    maps = [found.output, *(maps_of(computed.values[layer.name])[found.channel] for layer, _rule in chain)]
    layers = [found.layer, *(layer for layer, _rule in chain)]
    limits = _limits(computed, {*(layer.name for layer in layers), *(name for name, _channel in found.sources)})
    kernels = found.rule.kernels
    return {
        "layer": found.layer.name,
        "kind": found.layer.kind,
        "channel": found.channel,
        "sources": [list(source) for source in found.sources],
        "titles": [title(layer.name, found.channel) for layer in layers],
        "names": [title(*source) for source in found.sources],
        "inputScales": [_scale(limits, *source) for source in found.sources],
        "kernelLimit": None if kernels is None else float(largest(kernels)),
        "rules": [found.rule.said, *(each.said for _layer, each in chain)],
        "layers": [layer.name for layer in layers],
        "kinds": [layer.kind for layer in layers],
        "limits": [float(limits[layer.name][found.channel]) for layer in layers],
        "height": found.output.shape[0],
        "width": found.output.shape[1],
        "strongest": list(found.strongest),
        "largest": float(largest(computed.values[found.layer.name])),
        "palette": palette(computed.dark).tobytes().hex(),
        "maps": table(v=[np.ascontiguousarray(each, np.float32).tobytes() for each in maps]),
        "kernels": table(v=[b"" if kernels is None else np.ascontiguousarray(kernels, np.float32).tobytes()]),
    }


def _chain(computed: Computed, found: Neuron) -> list[tuple[Layer, Rule]]:
    """After a convolution the layers that work cell by cell on its maps alone: batch normalisation, activation."""
    chain: list[tuple[Layer, Rule]] = []
    last = found.layer
    while found.rule.kernels is not None:
        readers = [layer for layer in computed.network.layers if last.name in layer.inputs]
        if len(readers) != 1 or readers[0].kind not in _FOLLOWING:
            break
        last = readers[0]
        said = rule(last, computed.network.weights(last.name), found.channel, [shape_of(computed, last.inputs[0])])
        chain.append((last, said))
    return chain


def _values(computed: Computed, name: str) -> np.ndarray:
    return computed.picture if name == INPUT else computed.values[name]


def title(layer: str, channel: int) -> str:
    """A map by its place, as "conv2d_1, channel 7"; `layer` may be "input"."""
    return _("{layer}, channel {channel}").format(layer=_("photo") if layer == INPUT else layer, channel=channel)


def _limits(computed: Computed, names: set[str]) -> dict[str, np.ndarray]:
    """The values of the strongest colours of the maps of each layer, float32 (n,)."""
    return {name: computed.limits(maps_of(computed.values[name])) for name in names - {INPUT}}


def _scale(limits: dict[str, np.ndarray], name: str, channel: int) -> dict[str, float]:
    """How the values of a map become colours; the photo's own are grey."""
    return {"low": 0.0, "high": 255.0} if name == INPUT else {"limit": float(limits[name][channel])}
