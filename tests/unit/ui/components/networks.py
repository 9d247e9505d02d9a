"""Small networks made of words, for what no trained network here has, and photos for those that are trained."""

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from lib import networks
from lib.networks import Layer
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.network_view.wiring import wire


@dataclass(frozen=True)
class WordNetwork:
    """As `lib.networks.Network`, as far as views ask: layers, classes, weights, inputs."""

    layers: tuple[Layer, ...]
    classes: tuple[str, ...]
    channels: int
    learned: dict[str, dict[str, np.ndarray]]

    @property
    def card(self) -> SimpleNamespace:
        by_name = {layer.name: layer for layer in self.layers}
        return SimpleNamespace(input=SimpleNamespace(channels=self.channels), layer=by_name.__getitem__)

    def weights(self, layer: str) -> dict[str, np.ndarray]:
        return self.learned.get(layer, {})

    def inputs_of(self, layer: str) -> list[str]:
        return list(self.card.layer(layer).inputs)


def layer(name: str, kind: str, shape: tuple[int, ...], *inputs: str, **config: object) -> Layer:
    return Layer(name, kind, config, shape, 0, 0, inputs)


def residual(seed: int = 3) -> tuple[WordNetwork, dict[str, np.ndarray]]:
    """A block with a skip, a join, and kinds that are not known; with numbers that obey its Add and Concatenate."""
    rng = np.random.default_rng(seed)
    layers = (
        layer("conv", "Conv2D", (4, 4, 3), "input", kernel_size=3, padding="same"),
        layer("deep", "DepthwiseConv2D", (4, 4, 3), "conv", kernel_size=3, padding="same"),
        layer("add", "Add", (4, 4, 3), "deep", "conv"),
        layer("odd", "MysteryLayer", (4, 4, 2), "add"),
        layer("join", "Concatenate", (4, 4, 5), "add", "odd"),
        layer("flat", "Flatten", (80,), "join"),
        layer("logits", "Dense", (2,), "flat"),
    )
    values = {each.name: rng.normal(size=each.output_shape).astype(np.float32) for each in layers}
    values["add"] = values["deep"] + values["conv"]
    values["join"] = np.concatenate([values["add"], values["odd"]], axis=-1)
    values["flat"] = values["join"].reshape(-1)
    learned = {
        "conv": {"kernel": rng.normal(size=(3, 3, 1, 3)).astype(np.float32), "bias": np.zeros(3, np.float32)},
        "deep": {"kernel": rng.normal(size=(3, 3, 3, 1)).astype(np.float32)},
        "logits": {"kernel": rng.normal(size=(80, 2)).astype(np.float32), "bias": np.zeros(2, np.float32)},
    }
    return WordNetwork(layers, ("cat", "dog"), 1, learned), values


def grating(side: int = 96, seed: int = 4) -> np.ndarray:
    """A photo made of waves and noise, uint8 (side, side, 3)."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[:side, :side]
    waves = 120 + 70 * np.sin(rows / 5) * np.cos(columns / 9)
    return np.clip(waves[..., None] + rng.normal(0, 25, (side, side, 3)), 0, 255).astype(np.uint8)


def computed(name: str = "", scale: str = "layer") -> Computed:
    """A trained network with its numbers for `grating`; without a name the one made of words."""
    if not name:
        network, values = residual()
        return Computed(network, wire(network), np.full((4, 4, 1), 200, np.float32), values, scale, False)
    network = networks.load(name)
    picture = network.prepare(grating())
    values = {layer: value[0] for layer, value in network.run(picture[None]).items()}
    return Computed(network, wire(network), picture, values, scale, False)
