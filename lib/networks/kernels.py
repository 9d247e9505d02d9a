"""All kernels of a layer as small pictures: those of a convolution, and a dense layer's weights as the maps they read.

A filter of a convolution is one kernel for each channel that it reads. A unit of a dense layer behind a Flatten has a
weight for each cell of the maps before it: laid out as these maps, its weights are pictures too.
"""

from dataclasses import dataclass

import numpy as np

from lib.networks.card import INPUT, Card, Layer
from lib.networks.runtime import Network

_KEEPS_PLACES = ("Rescaling", "Dropout", "SpatialDropout2D", "Normalization")


@dataclass(frozen=True, eq=False)
class Kernels:
    """The kernels of one layer, those of the largest norm first.

    Attributes:
        layer: its name; kind: Keras' class.
        order: int64 (n,), the filter or unit that stands at each place.
        slices: float32 (n, channels, h, w): for each filter its kernel on each channel that it reads; a dense unit
            that reads no maps has a 1×1 slice for each of its inputs.
        norms: float64 (n,), the root of the summed squares, falling.
        colour: the three channels are the photo's red, green and blue.
        unshuffled: the network gets its pixels in a mixed order, and the weights stand where the pixels stood.
    """

    layer: str
    kind: str
    order: np.ndarray
    slices: np.ndarray
    norms: np.ndarray
    colour: bool
    unshuffled: bool

    @property
    def limit(self) -> float:
        """The largest distance of a weight from zero."""
        return float(np.abs(self.slices).max())


def has_kernels(layer: Layer) -> bool:
    """Whether `kernels` can lay out what the layer has learned."""
    return layer.kind in ("Conv2D", "DepthwiseConv2D", "Dense")


def nearest(card: Card, name: str | None) -> Layer | None:
    """The layer with kernels that a layer is or comes after, along its first inputs; without a name the first there is.

    None for a network without any. A layer before the first kernels gets those.
    """
    while name is not None and name != INPUT:
        layer = card.layer(name)
        if has_kernels(layer):
            return layer
        name = layer.inputs[0]
    return next((layer for layer in card.layers if has_kernels(layer)), None)


def kernels(network: Network, layer: Layer) -> Kernels:
    """The kernels of a layer that `has_kernels`, as they were trained.

    Raises:
        NetworkError: the weights cannot be read.
    """
    weights = network.weights(layer.name)["kernel"]
    before = _read(network.card, layer)
    seed = network.card.input.shuffle if before.on_the_photo and layer.kind == "Dense" else None
    slices = _sliced(layer.kind, weights, before.shape, seed)
    norms = np.sqrt((slices.astype(np.float64) ** 2).sum(axis=(1, 2, 3)))
    order = np.argsort(-norms, kind="stable")
    colour = before.on_the_photo and slices.shape[1] == 3
    return Kernels(layer.name, layer.kind, order, slices[order], norms[order], colour, seed is not None)


def in_order(network: Network, found: Kernels, weights: np.ndarray) -> np.ndarray:
    """Other weights of the same layer, laid out and ordered as `found.slices`.

    Args:
        weights: of an earlier epoch, shaped as the trained ones.
    """
    layer = network.card.layer(found.layer)
    seed = network.card.input.shuffle if found.unshuffled else None
    return _sliced(layer.kind, weights, _read(network.card, layer).shape, seed)[found.order]


@dataclass(frozen=True)
class _Read:
    """What a layer reads: the shape, before a Flatten where there is one, and whether it is the photo itself."""

    shape: tuple[int, ...]
    on_the_photo: bool


def _read(card: Card, layer: Layer) -> _Read:
    name = layer.inputs[0]
    if name != INPUT and card.layer(name).kind == "Flatten":
        name = card.layer(name).inputs[0]
    shape = card.input.shape if name == INPUT else card.layer(name).output_shape
    while name != INPUT and card.layer(name).kind in _KEEPS_PLACES:
        name = card.layer(name).inputs[0]
    return _Read(tuple(shape), name == INPUT)


def _sliced(kind: str, weights: np.ndarray, shape: tuple[int, ...], seed: int | None) -> np.ndarray:
    """Weights as Keras keeps them → (n, channels, h, w)."""
    if kind == "DepthwiseConv2D":  # (kh, kw, channels, multiplier) → a slice for each map of the output
        height, width = weights.shape[:2]
        return np.ascontiguousarray(weights.reshape(height, width, 1, -1).transpose(3, 2, 0, 1))
    if kind == "Conv2D":  # (kh, kw, channels, filters)
        return np.ascontiguousarray(weights.transpose(3, 2, 0, 1))
    inputs, units = weights.shape
    if len(shape) != 3 or inputs != np.prod(shape):
        return np.ascontiguousarray(weights.T).reshape(units, inputs, 1, 1)
    height, width, channels = shape
    pixels = weights.reshape(height * width, channels, units)
    if seed is not None:
        order = np.random.default_rng(seed).permutation(height * width)  # pixel i of the network stood at order[i]
        unmixed = np.empty_like(pixels)
        unmixed[order] = pixels
        pixels = unmixed
    return np.ascontiguousarray(pixels.reshape(height, width, channels, units).transpose(3, 2, 0, 1))
