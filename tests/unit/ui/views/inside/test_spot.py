"""The number that is looked at: the chosen one, or the largest where something is not chosen."""

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.ui.views.activations import Choice
from lib.ui.views.inside.spot import spot, strongest

NAMES = networks.names()


def made(name, layer=None, channel=None, row=None, col=None):
    network = networks.load(name)
    values = {
        each: value[0] for each, value in network.run(network.prepare(load_sample("coffee").pixels)[None]).items()
    }
    choice = Choice(network, "layer", False, network.card.layer(layer) if layer else None, channel, row, col)
    return network, values, spot(choice, values)


def test_what_is_chosen_is_looked_at():
    network, _values, found = made("tiny_vgg", "conv2d_1_2", 3, 5, 9)
    assert (found.cell, found.why) == ((5, 9, 3), "")
    assert found.name(network) == "conv2d_1_2, channel 3, row 5, column 9"


def test_without_a_cell_the_largest_of_the_map_is():
    _network, values, found = made("tiny_vgg", "conv2d_1_2", 3)
    assert values["conv2d_1_2"][found.cell] == values["conv2d_1_2"][..., 3].max()
    assert found.channel == 3
    assert found.why == "No cell is chosen: this is the largest number of the map."


def test_without_a_map_the_largest_of_the_layer_is():
    _network, values, found = made("tiny_vgg", "relu_2_1")
    assert values["relu_2_1"][found.cell] == values["relu_2_1"].max()
    assert found.why.startswith("No map is chosen")


def test_a_unit_is_named_with_its_class():
    network, values, found = made("fashion_cnn", "logits")
    assert values["logits"][found.channel] == values["logits"].max()
    assert found.cell == (found.channel,)
    assert found.name(network) == f"logits, unit {found.channel} ({network.classes[found.channel]})"
    assert made("fashion_cnn", "dense_1", 4)[2].name(network) == "dense_1, unit 4"


@pytest.mark.parametrize("name", NAMES)
def test_without_a_layer_the_last_with_maps_is(name):
    network, values, found = made(name)
    maps = [each.name for each in network.layers if len(each.output_shape) == 3 and each.kind != "Rescaling"]
    assert found.layer.name == (maps[-1] if maps else network.layers[-1].name)
    assert values[found.layer.name][found.cell] == values[found.layer.name].max()
    assert found.why.startswith("No layer is chosen")


def test_the_strongest_map_of_a_cell_is_that_with_the_largest_value():
    output = np.zeros((2, 2, 3))
    output[1, 0, 2] = 5
    assert strongest(output, 1, 0) == 2
    assert strongest(np.array([1.0, 4.0, 2.0]), None, None) == 1
