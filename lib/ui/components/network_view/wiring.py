"""Which maps of the layers before it does a map read? Asked once a network, so that pointing at a map needs no server.

A layer reads by one of these rules:

    same      map c reads map c of each input: activations, pooling, batch normalisation, addition
    all       map c reads every map of the input, by the weights of column c: convolution, dense, softmax
    flatten   unit i reads map i mod C: Keras flattens with the channels last
    join      the maps of the inputs one after the other: concatenation
    layer     nothing is claimed about single maps: any other kind
"""

import math
from dataclasses import dataclass

import numpy as np

from lib.networks import Layer, Network

LARGEST = 24
"""How many of the weights of a map are kept, largest first: as many lines as can be told apart."""

_SAME = {
    *("Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Rescaling", "Normalization", "BatchNormalization"),
    *("Dropout", "SpatialDropout2D", "GaussianNoise", "ActivityRegularization"),
    *("MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "GlobalAveragePooling2D", "UpSampling2D"),
    *("ZeroPadding2D", "Cropping2D", "Resizing", "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"),
    *("DepthwiseConv2D",),
}
_ALL = {"Conv2D", "Dense", "Softmax"}


@dataclass(frozen=True)
class Wires:
    """How one layer reads those before it.

    `rule` is one of the five above, `inputs` are the layers it reads ("input" is the photo as the network got it).
    For "all" with weights, `sources` holds for each map the inputs with the largest weights, largest first, uint16
    (maps, k), and `sizes` their sizes, uint8 (maps, k) with 255 for the largest of the layer; otherwise both are empty.
    """

    rule: str
    inputs: tuple[str, ...]
    sources: np.ndarray
    sizes: np.ndarray


def wire(network: Network) -> dict[str, Wires]:
    """The wires of each layer, by its name."""
    channels = {layer.name: layer.output_shape[-1] for layer in network.layers}
    channels["input"] = network.card.input.channels
    return {layer.name: _wires(network, layer, channels) for layer in network.layers}


def _wires(network: Network, layer: Layer, channels: dict[str, int]) -> Wires:
    inputs = tuple(network.inputs_of(layer.name))
    before = [channels[name] for name in inputs]
    rule = _rule(layer.kind, before, layer.output_shape)
    sources, sizes = _largest_weights(network, layer.name, before[0]) if rule == "all" else _none()
    return Wires(rule, inputs, sources, sizes)


def _rule(kind: str, before: list[int], output_shape: tuple[int, ...]) -> str:
    """The rule of a layer, from its kind, its inputs' channels and its output shape."""
    after = output_shape[-1]
    if kind in _SAME and all(count == after for count in before):
        return "same"
    if kind in _ALL and len(before) == 1:
        return "all"
    if kind == "Flatten" and after % before[0] == 0:
        return "flatten"
    return "join" if kind == "Concatenate" and sum(before) == after else "layer"


def _largest_weights(network: Network, name: str, before: int) -> tuple[np.ndarray, np.ndarray]:
    """For each map the inputs with the largest kernels, and how large, as in `Wires`.

    The size of a kernel is the sum of the absolute values of its taps.
    """
    kernel = network.weights(name).get("kernel")
    if kernel is None or kernel.shape[-2] != before:  # softmax has no weights; grouped convolutions see fewer inputs
        return _none()
    size = np.abs(kernel).sum(axis=tuple(range(kernel.ndim - 2))).T  # (…, in, out) → (out, in)
    sources = np.argsort(-size, axis=1, kind="stable")[:, :LARGEST]
    chosen = np.take_along_axis(size, sources, axis=1)
    sizes = np.ceil(chosen / max(float(size.max(initial=0)), math.ulp(1)) * 255)
    return sources.astype(np.uint16), sizes.astype(np.uint8)


def _none() -> tuple[np.ndarray, np.ndarray]:
    return np.empty((0, 0), np.uint16), np.empty((0, 0), np.uint8)
