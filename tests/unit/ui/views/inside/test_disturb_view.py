"""Where does the answer flip? The sliders, the sentences, and what the diagrams are given."""

import re

import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks.drift import Disturbance, given
from lib.text import percent
from tests.pages.app import checked, component, sentences
from tests.unit.ui.views.inside.mounted import shown

NAMES = networks.names()


def layers(app) -> dict:
    return component(app, "drift_layers")


@pytest.mark.parametrize("name", NAMES)
def test_every_network_is_shown_with_its_last_layer_chosen(name):
    network = networks.load(name)
    found = layers(shown("disturb", name, network.layers[-1].name, 0))
    assert [each["name"] for each in found["layers"]] == ["photo", *(each.name for each in network.layers)]
    assert found["chosen"] == network.layers[-1].name


def test_the_answer_that_is_said_is_the_networks():
    network = networks.load("cifar10_cnn")
    pixels = load_sample("chelsea").pixels
    disturbed = given(network.card.input, pixels, Disturbance(noise=60))
    answer = network.classes[network.card.decide(network.probabilities(disturbed[None]))[0]]
    app = shown("disturb", "cifar10_cnn", noise=60)
    label, share = network.classify(pixels)[0]
    assert answer != label
    assert f"**The answer flips** from **{label}** ({percent(share)}) to **{answer}**" in sentences(app)


def test_nothing_disturbed_is_said_and_moves_nothing():
    app = shown("disturb", "tiny_vgg", noise=0)
    assert "Nothing is disturbed: no layer moves." in sentences(app)
    assert {each["far"] for each in layers(app)["layers"]} == {0}


def test_what_the_size_of_values_is_stands_beside_the_diagram():
    said = sentences(shown("disturb", "tiny_vgg", noise=60))
    assert "half the size of its values" in said
    assert "The size of its values is the root of their summed squares." in said


def test_the_diagram_follows_the_slider_that_moved_last():
    app = shown("disturb", "tiny_vgg")
    assert component(app, "drift_sweep")["name"] == "Noise"
    (blur,) = [each for each in app.slider if each.key == "blur"]
    checked(blur.set_value(2.0).run())
    found = component(app, "drift_sweep")
    assert (found["name"], found["at"]) == ("Blur", 2)


def test_a_strength_out_of_range_is_brought_to_its_end():
    app = shown("disturb", "fashion_cnn", shift=99)
    (shift,) = [each for each in app.slider if each.key == "shift"]
    assert (shift.value, shift.max) == (7, 7)


@pytest.mark.parametrize(("moved", "layer", "channel"), [("relu_2", "relu_2", 0), ("conv2d_1,3", "conv2d_1", 3)])
def test_the_address_holds_the_layer_and_the_map_that_are_looked_at(moved, layer, channel):
    app = shown("disturb", "fashion_cnn", "max_pool_1", moved=moved)
    side = component(app, "compare_view")["sides"][0]
    assert side["layer"] == layer
    assert side["channel"] == channel or layer == "relu_2"


@pytest.mark.parametrize("moved", ["nothing", "conv2d_1,x", "conv2d_1,99999", ","])
def test_a_strange_address_shows_something_sensible(moved):
    side = component(shown("disturb", "fashion_cnn", moved=moved), "compare_view")["sides"][0]
    assert 0 <= side["channel"] < side["n"]


def test_a_threshold_of_the_card_is_drawn():
    found = component(shown("disturb", "chest_xray", photo="coffee"), "drift_sweep")
    assert found["threshold"] == networks.load("chest_xray").card.decision.threshold
    assert component(shown("disturb", "tiny_vgg"), "drift_sweep")["threshold"] is None


def test_both_pictures_have_bars_for_the_same_classes_and_both_answers():
    said = sentences(shown("disturb", "cifar10_cnn", noise=60))
    before, after = said.split("cs-card cs-flip")[1:]
    labels = [re.findall(r"<li><span>([^<]*)</span>", part) for part in (before, after)]
    assert labels[0] == labels[1]
    answers = [re.search(r"<h2>\w+: ([^<]*)</h2>", part)[1] for part in (before, after)]
    assert answers[0] != answers[1]
    assert set(answers) <= set(labels[0])
