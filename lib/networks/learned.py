"""The kernels that trained networks begin with, to lay on any picture."""

from dataclasses import dataclass

import numpy as np

from lib.errors import NetworkError
from lib.networks.card import INPUT, Card, Layer
from lib.networks.registry import load, names
from lib.networks.runtime import Network
from lib.text import _

CHANNELS = (1, 3)
LARGEST = 11
"""Cells along a side of the largest kernel that is taken: what the kernel editor holds."""


@dataclass(frozen=True, eq=False)
class Learned:
    """One filter of a network's first layer.

    Attributes:
        network: the folder's name; layer, index: where it stands in it, filters counted from 0.
        title: for people, as "CIFAR-10 CNN, conv2d_1, kernel 7".
        weights: float64 (kh, kw, C), as they were trained; the network lays them on what its Rescaling
            makes of the pixels, from 0 to 1 or from −1 to 1.
        bias: what the layer adds, 0 where it has none.
        norm: the root of the sum of the squared weights.
    """

    network: str
    layer: str
    index: int
    title: str
    weights: np.ndarray
    bias: float
    norm: float


def teachers() -> list[str]:
    """Networks whose first layer with weights is a Conv2D on 1 or 3 channels, by the alphabet; no weights are read.

    >>> "fashion_cnn" in teachers(), "fashion_mlp" in teachers()
    (True, False)
    """
    return [name for name in names() if first_convolution(load(name).card) is not None]


def learned(network: Network) -> list[Learned]:
    """The kernels of a network's first layer, the largest norm first.

    Raises:
        NetworkError: its first layer with weights is no Conv2D on 1 or 3 channels, or its weights cannot be read.
    """
    layer = first_convolution(network.card)
    if layer is None:
        reason = _(
            "{title} has no kernels that fit a picture: its first layer with weights is no convolution. {way_out}"
        )
        way_out = _("Choose one of {names}.").format(names=", ".join(teachers()))
        raise NetworkError(reason=reason.format(title=network.card.title, way_out=way_out))
    weights = network.weights(layer.name)
    kernels = weights["kernel"].astype(np.float64)  # (kh, kw, C, filters)
    biases = weights.get("bias", np.zeros(kernels.shape[3]))
    found = [_learned(network, layer, index, kernels[..., index], float(biases[index])) for index in range(len(biases))]
    return sorted(found, key=lambda each: -each.norm)


def first_convolution(card: Card) -> Layer | None:
    """The first layer with weights where that is a Conv2D which fits a picture, else None."""
    layer = next((layer for layer in card.layers if layer.parameters), None)
    if layer is None or layer.kind != "Conv2D" or max(layer.config["kernel_size"]) > LARGEST:
        return None
    return layer if _channels(card, layer) in CHANNELS else None


def _channels(card: Card, layer: Layer) -> int:
    """How many channels a layer reads."""
    source = layer.inputs[0]
    return card.input.channels if source == INPUT else card.layer(source).output_shape[-1]


def _learned(network: Network, layer: Layer, index: int, weights: np.ndarray, bias: float) -> Learned:
    title = _("{network}, {layer}, kernel {index}").format(network=network.card.title, layer=layer.name, index=index)
    return Learned(network.name, layer.name, index, title, weights, bias, float(np.sqrt((weights**2).sum())))
