"""The kernels of every layer of every network: all its weights, in order of their norm, where they belong."""

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks.kernels import has_kernels, in_order, kernels, nearest
from lib.networks.snapshots import epochs, kernel

EACH = pytest.mark.parametrize("name", networks.names())
SEED = 3


def layers(name: str) -> list[networks.Layer]:
    return [layer for layer in networks.load(name).layers if has_kernels(layer)]


@EACH
def test_all_weights_stand_there_each_once_the_largest_norm_first(name: str) -> None:
    network = networks.load(name)
    for layer in layers(name):
        weights, found = network.weights(layer.name)["kernel"], kernels(network, layer)
        assert sorted(found.order) == list(range(weights.shape[-1]))
        assert np.array_equal(np.sort(found.slices, axis=None), np.sort(weights, axis=None))
        norms = np.linalg.norm(weights.reshape(-1, weights.shape[-1]).astype(float), axis=0)
        assert found.norms == pytest.approx(sorted(norms, reverse=True))
        assert found.norms == pytest.approx(norms[found.order])
        assert found.limit == pytest.approx(float(np.abs(weights).max()))


@EACH
def test_a_slice_of_a_convolution_is_its_kernel_on_that_channel(name: str) -> None:
    print("seed", SEED)
    random, network = np.random.default_rng(SEED), networks.load(name)
    for layer in layers(name):
        if layer.kind == "Conv2D":
            weights, found = network.weights(layer.name)["kernel"], kernels(network, layer)
            place, channel = (int(random.integers(length)) for length in found.slices.shape[:2])
            assert np.array_equal(found.slices[place, channel], weights[:, :, channel, found.order[place]])


@EACH
def test_a_unit_s_weights_lie_on_the_maps_that_it_reads(name: str) -> None:
    network = networks.load(name)
    picture = network.prepare(load_sample("coffee").pixels)
    outputs = network.run(picture[None])
    for layer in layers(name):
        if layer.kind != "Dense":
            continue
        source = network.card.layer(layer.inputs[0])
        read = outputs[source.inputs[0] if source.kind == "Flatten" else source.name][0].astype(float)
        maps = read.transpose(2, 0, 1) if read.ndim == 3 else read.reshape(-1, 1, 1)
        found = kernels(network, layer)
        if found.unshuffled:
            order = np.random.default_rng(network.card.input.shuffle).permutation(maps[0].size)
            back = np.empty_like(maps[0].ravel())
            back[order] = maps[0].ravel()
            maps = back.reshape(maps.shape)
        sums = (found.slices.astype(float) * maps).sum(axis=(1, 2, 3))
        biases = network.weights(layer.name)["bias"][found.order]
        given = outputs[layer.name][0]
        assert sums + biases == pytest.approx(given[found.order], abs=1e-4 * float(np.abs(given).max()))


@pytest.mark.parametrize(
    ("name", "layer", "colour", "unshuffled"),
    [
        ("tiny_vgg", "conv2d_1_1", True, False),
        ("tiny_vgg", "conv2d_1_2", False, False),
        ("cifar10_mlp", "dense_1", True, False),
        ("fashion_mlp", "dense_1", False, False),
        ("fashion_mlp_shuffled", "dense_1", False, True),
        ("fashion_mlp_shuffled", "logits", False, False),
        ("fashion_cnn_shuffled", "conv2d_1", False, False),
    ],
)
def test_colours_and_the_order_of_pixels_are_only_those_of_the_photo(
    name: str, layer: str, colour: bool, unshuffled: bool
) -> None:
    network = networks.load(name)
    found = kernels(network, network.card.layer(layer))
    assert (found.colour, found.unshuffled) == (colour, unshuffled)


@EACH
def test_the_nearest_layer_with_kernels_is_itself_or_comes_before(name: str) -> None:
    card = networks.load(name).card
    order = [layer.name for layer in card.layers]
    first = next(layer for layer in card.layers if has_kernels(layer))
    assert nearest(card, None) is first
    for layer in card.layers:
        found = nearest(card, layer.name)
        assert has_kernels(found)
        before = order.index(found.name) <= order.index(layer.name)
        assert before or found is first
        assert found is layer or not has_kernels(layer)


@EACH
def test_the_last_snapshot_is_the_trained_network_and_the_first_is_not(name: str) -> None:
    network = networks.load(name)
    for layer in layers(name) if epochs(name) else []:
        found = kernels(network, layer)
        first, last = (in_order(network, found, kernel(name, layer.name, epochs(name)[at])) for at in (0, -1))
        assert first.shape == last.shape == found.slices.shape
        assert not np.allclose(first, found.slices, atol=0.05 * found.limit)
