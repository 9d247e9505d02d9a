"""Which layer of another network stands beside a layer, and what a side holds."""

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.ui import activations
from lib.ui.photo import CurrentPhoto
from lib.ui.views.inside.compared import first_layer, partner, side

NAMES = networks.names()
PHOTO = CurrentPhoto("coffee", load_sample("coffee"))


@pytest.mark.parametrize("name", NAMES)
def test_a_layer_is_its_own_partner_in_its_own_network(name):
    network = networks.load(name)
    assert [partner(layer, network, network) for layer in network.layers] == list(network.layers)


@pytest.mark.parametrize("other", NAMES)
def test_maps_stand_beside_maps_and_units_beside_units(other):
    network, there = networks.load("cifar10_cnn"), networks.load(other)
    for layer in network.layers:
        assert len(partner(layer, network, there).output_shape) == len(layer.output_shape)


def test_the_same_name_goes_before_the_same_depth():
    lenet, cnn = networks.load("mnist_lenet5"), networks.load("cifar10_cnn")
    assert partner(lenet.card.layer("conv2d_2"), lenet, cnn).name == "conv2d_2"
    assert partner(lenet.card.layer("logits"), lenet, cnn).name == "logits"


def test_without_that_name_a_layer_of_its_kind_at_that_depth_is_taken():
    vgg, cnn = networks.load("tiny_vgg"), networks.load("cifar10_cnn")
    found = [partner(vgg.card.layer(name), vgg, cnn) for name in ("conv2d_1_1", "conv2d_2_2")]
    assert [layer.kind for layer in found] == ["Conv2D", "Conv2D"]
    assert cnn.layers.index(found[0]) < cnn.layers.index(found[1])


@pytest.mark.parametrize("name", NAMES)
def test_at_first_the_first_layer_with_weights_is_shown(name):
    network = networks.load(name)
    first = first_layer(network)
    assert first.parameters
    assert not any(layer.parameters for layer in network.layers[: network.layers.index(first)])


@pytest.mark.parametrize("name", NAMES)
def test_a_side_has_the_numbers_of_the_page_and_the_picture_in_its_order(name):
    network = networks.load(name)
    _picture, values = activations.values(name, PHOTO.photo.digest, False, PHOTO.photo)
    found = side(network, network.layers[-1], PHOTO, invert=False, title="coffee")
    assert found.value is values[network.layers[-1].name]
    assert tuple(found.names) == network.classes
    assert found.largest_of_all == max(np.abs(value).max() for value in values.values())
    takes = network.card.input
    if takes.shuffle is None:
        assert np.array_equal(found.picture, np.rint(network.prepare(PHOTO.photo.pixels)).astype(np.uint8))
    else:
        plain = networks.load(name.removesuffix("_shuffled"))
        assert np.array_equal(found.picture, np.rint(plain.prepare(PHOTO.photo.pixels)).astype(np.uint8))
