"""Every number that can be opened in a network: its arithmetic gives what LiteRT and Keras computed."""

from collections import Counter
from functools import lru_cache

import keras
import numpy as np
import pytest

from lib import datasets, networks
from lib.images.samples import load_sample
from lib.layers import number
from lib.networks.card import INPUT
from lib.networks.registry import MODELS
from tests import data

PICTURES = 5
SAMPLES = ("chelsea", "coffee", "astronaut", "rocket", "camera")
PLACES = 20  # of each kind of layer in each picture, at least
SEED = 20261121
NEAR = 1e-4  # of the layer's largest value

every_network = pytest.mark.parametrize("name", networks.names())


@lru_cache(maxsize=1)
def computed(name: str) -> tuple[networks.Network, np.ndarray, dict[str, np.ndarray], dict[str, np.ndarray]]:
    """A network, five real pictures float32 (5, h, w, c), and every layer of them by LiteRT and by Keras."""
    network = networks.load(name)
    photos = [load_sample(sample).pixels for sample in SAMPLES]
    if data.has(network.card.data_set):
        photos[2:] = [datasets.test_picture(network.card.data_set, index)[0] for index in (0, 7, 19)]
    batch = np.stack([network.prepare(photo) for photo in photos[:PICTURES]])
    model = keras.models.load_model(MODELS / name / "model.keras")
    tapped = keras.Model(model.input, {layer.name: model.get_layer(layer.name).output for layer in network.layers})
    by_keras = {layer: np.asarray(value) for layer, value in tapped(batch, training=False).items()}
    return network, batch, network.run(batch), by_keras


def cells(shape: tuple[int, ...], count: int, rng: np.random.Generator) -> list[tuple[int, ...]]:
    """The first and the last place, where padding and what is left over lie, and others at random."""
    drawn = [tuple(int(rng.integers(size)) for size in shape) for _ in range(count - 2)]
    return [(0,) * len(shape), tuple(size - 1 for size in shape), *drawn]


@every_network
def test_the_arithmetic_gives_what_litert_and_keras_computed(name: str) -> None:
    network, batch, by_litert, by_keras = computed(name)
    rng = np.random.default_rng(SEED)
    of_kind, tried = Counter(layer.kind for layer in network.layers), Counter()
    for picture in range(PICTURES):
        known = {INPUT: batch[picture]} | {layer: value[picture] for layer, value in by_litert.items()}
        for layer in network.layers:
            inputs, weights = [known[read] for read in layer.inputs], network.weights(layer.name)
            wanted = by_litert[layer.name][picture], by_keras[layer.name][picture]
            for cell in cells(layer.output_shape, max(4, -(-PLACES // of_kind[layer.kind])), rng):
                found = number(layer.kind, layer.config, inputs, weights, cell).value
                for values in wanted:
                    off = abs(found - values[cell]) / np.abs(values).max()
                    assert off <= NEAR, f"seed {SEED}: {layer.name} {cell} of picture {picture} is {off} off"
                tried[picture, layer.kind] += 1
    assert min(tried.values()) >= PLACES
    assert len(tried) == PICTURES * len(of_kind)


@every_network
def test_a_wrong_weight_is_noticed(name: str) -> None:
    network, batch, by_litert, _by_keras = computed(name)
    layer = next(layer for layer in network.layers if "kernel" in network.weights(layer.name))
    (read,) = layer.inputs
    image = batch[0] if read == INPUT else by_litert[read][0]
    weights = dict(network.weights(layer.name))
    values = by_litert[layer.name][0]
    cell = np.unravel_index(np.abs(values).argmax(), values.shape)
    weights["kernel"] = weights["kernel"] * 1.05
    found = number(layer.kind, layer.config, [image], weights, cell).value
    right = number(layer.kind, layer.config, [image], network.weights(layer.name), cell).value
    assert abs(right - values[cell]) <= NEAR * np.abs(values).max() < abs(found - values[cell])
