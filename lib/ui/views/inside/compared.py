"""Sides of a comparison: a layer of a network for a photo, and which layer of another network stands beside it."""

import numpy as np

from lib.networks import Layer, Network
from lib.networks.drift import Disturbance, seen
from lib.ui import activations
from lib.ui.components.compare_view.sides import Side
from lib.ui.components.network_view.maps import largest_of_all
from lib.ui.photo import CurrentPhoto


def side(network: Network, layer: Layer, shown: CurrentPhoto, *, invert: bool, title: str) -> Side:
    """A layer for a photo, from the numbers that all pages share."""
    _picture, values = activations.values(network.name, shown.photo.digest, invert, shown.photo)
    picture = seen(network.card.input, shown.photo.pixels, Disturbance(), invert=invert)
    return side_of(network, layer, values[layer.name], picture, title=title, whole=largest_of_all(values))


def side_of(
    network: Network, layer: Layer, value: np.ndarray, picture: np.ndarray, *, title: str, whole: float
) -> Side:
    """A layer's numbers as a side.

    Args:
        value: the layer's output without the batch axis.
        picture: float32 (h, w, c), 0 to 255, as the network got it, its pixels in their places.
        whole: the largest distance from zero in any layer.
    """
    eight_bit = np.rint(picture).astype(np.uint8)
    names = network.classes if value.shape == (len(network.classes),) else ()
    return Side(title, layer.name, value, eight_bit, whole, names)


def first_layer(network: Network) -> Layer:
    """The layer that is shown where none is chosen: the first with weights."""
    return next((layer for layer in network.layers if layer.parameters), network.layers[0])


def partner(layer: Layer, network: Network, other: Network) -> Layer:
    """The layer of another network that is most like one: of its kind, of that name, at the same depth.

    Maps are never set beside units where the other network has maps at all. Among layers of one kind the one of the
    same name is taken, else the nearest in relative depth; without that kind, the nearest in depth at all.
    """
    alike = [each for each in other.layers if len(each.output_shape) == len(layer.output_shape)] or list(other.layers)
    kin = [each for each in alike if each.kind == layer.kind] or alike
    named = [each for each in kin if each.name == layer.name]
    depth = network.layers.index(layer) / max(1, len(network.layers) - 1)
    last = max(1, len(other.layers) - 1)
    return min(named or kin, key=lambda each: abs(other.layers.index(each) / last - depth))
