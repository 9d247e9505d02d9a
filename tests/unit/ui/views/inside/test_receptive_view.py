"""The receptive field on the page: its sentences, the steps of the way, and the map of what matters."""

import numpy as np
import pytest

from lib import networks
from lib.images.prepare import shuffled
from lib.images.samples import load_sample
from lib.receptive_field import Field, receptive_field, way
from lib.ui.theme import TOKENS
from lib.ui.views.inside.receptive import growing, scattered, size
from tests.pages.app import checked, component, sentences
from tests.unit.ui.views.inside.mounted import shown

NAMES = networks.names()


@pytest.mark.parametrize("name", NAMES)
def test_every_network_is_shown_with_nothing_chosen_and_with_its_last_layer(name):
    assert component(shown("receptive", name), "receptive_field")["patches"]
    network = networks.load(name)
    found = component(shown("receptive", name, network.layers[-1].name, 0), "receptive_field")
    height, width, _channels = network.card.input.shape
    assert found["patches"][-1]["box"] == [0, 0, height, width]


@pytest.mark.parametrize("name", ["tiny_vgg", "fashion_cnn_shuffled"])
def test_every_layer_is_shown(name):
    for layer in networks.load(name).layers:
        found = component(shown("receptive", name, layer.name, 0), "receptive_field")
        assert found["patches"][-1]["name"] == layer.name


def test_only_steps_that_grow_are_listed():
    network = networks.load("tiny_vgg")
    steps = growing(way(network.layers, network.card.input.shape, "relu_2_1", 9, 9, 0))
    found = [(step.name, step.field.rows, step.field.columns) for step in steps]
    wanted = [("conv2d_1_1", 3, 3), ("conv2d_1_2", 5, 5), ("max_pool_1", 6, 6), ("conv2d_2_1", 10, 10)]
    assert found == [*wanted, ("relu_2_1", 10, 10)]


def test_the_size_is_said_with_its_place():
    network = networks.load("tiny_vgg")
    field = receptive_field(network.layers, network.card.input.shape, "conv2d_1_2", 22, 31)
    wanted = "sees 5×5 of 64×64 pixels, 0.6\xa0% of the picture: rows 22 to 26, columns 31 to 35."
    assert size(network, field) == wanted
    assert size(network, Field(0, 0, 64, 64)) == "sees the whole picture: all 64×64 = 4,096 pixels."
    assert size(network, Field(0, 0, 0, 0)) == "sees nothing of the picture: all that it reads is padding."


def test_an_answer_that_stays_closed_is_not_given_away():
    app = shown("receptive", "tiny_vgg", reveal=0)
    assert "answers stay closed" in sentences(app)
    assert not app.get("bidi_component")


def test_the_map_has_a_colour_and_a_figure_for_each_piece():
    app = shown("receptive", "fashion_cnn", "conv2d_1", 2)
    found = component(app, "occlusion_map")
    assert len(found["pieces"]) == len(found["tops"]) - 1 == 3
    assert all(len(row) == 3 for row in found["pieces"])
    moved = [float(piece["moved"].replace("−", "-")) for row in found["pieces"] for piece in row]
    assert max(map(abs, moved)) == pytest.approx(float(found["limit"]), rel=0.01)
    assert found["names"][0][0].startswith("row ")


def test_a_large_network_is_covered_only_on_request():
    app = shown("receptive", "cats_vs_dogs", "logits", 1)
    assert "occlusion_map" not in str([each.proto.component_name for each in app.get("bidi_component")])
    (switch,) = app.toggle
    assert switch.label == "Cover 196 pieces in turn, which runs this network 196 times"
    found = component(checked(switch.set_value(True).run()), "occlusion_map")
    assert len(found["pieces"]) == 14


def test_pixels_that_were_shuffled_are_framed_where_they_stand_in_the_photo():
    photo = networks.load("fashion_cnn").prepare(load_sample("coffee").pixels)
    order = shuffled(np.arange(28 * 28).reshape(28, 28, 1), 1998)
    large = scattered(shuffled(photo, 1998), Field(2, 3, 1, 2), 1998, dark=False)
    assert large.shape == (280, 280, 3)
    frame = tuple(bytes.fromhex(TOKENS[False]["input"][1:]))
    framed = (large[::10, ::10] == frame).all(axis=2)
    assert sorted(np.flatnonzero(framed)) == sorted(order[2, 3:5, 0])


def test_a_shuffled_network_that_sees_all_is_covered_in_the_order_of_the_photo():
    found = component(shown("receptive", "fashion_mlp_shuffled", "logits", 3), "occlusion_map")
    assert found["words"]["patch"] == "The photo, its pixels back in their places"
    assert component(shown("receptive", "fashion_mlp", "logits", 3), "occlusion_map")["words"]["patch"] == "The patch"
