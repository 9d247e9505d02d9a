"""Two photos or two networks side by side: the controls, and what the component is given."""

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.text import figure
from tests.pages.app import component, sentences
from tests.unit.ui.views.inside.mounted import shown

NAMES = networks.names()


def sides(*args: object, **query: object) -> list[dict]:
    return component(shown("compare", *args, **query), "compare_view")["sides"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("versus", "place"), [("photo", -1), ("network", 0)])
def test_every_network_is_shown_with_a_layer_chosen(name, versus, place):
    layer = networks.load(name).layers[place].name
    left, right = sides(name, layer, 0, versus=versus)
    assert left["layer"] == layer
    assert left["form"] == right["form"]
    assert versus == "network" or right["layer"] == layer


def test_two_photos_share_layer_map_and_scale():
    left, right = sides("tiny_vgg", "conv2d_1_2", 4, second="rocket")
    assert [each["title"] for each in (left, right)] == ["chelsea", "rocket"]
    assert [each["channel"] for each in (left, right)] == [4, 4]
    assert left["limit"] == right["limit"]


def test_how_far_two_photos_lie_apart_is_a_share_of_the_size_of_the_values():
    network = networks.load("tiny_vgg")
    left, right = (
        network.run(network.prepare(load_sample(name).pixels)[None])["conv2d_1_2"][0] for name in ("chelsea", "rocket")
    )
    far = np.sqrt(np.square(left - right).sum()) / np.sqrt(np.square(left).sum())
    said = sentences(shown("compare", "tiny_vgg", "conv2d_1_2", second="rocket")).replace("\xa0", " ")
    words = f"differs by {figure(100 * float(far))} % of the size of its values on the left, the root of their summed"
    assert words in said


def test_the_second_photo_is_another_one():
    assert sides("tiny_vgg", photo="coffee")[1]["title"] != "coffee"


def test_the_same_photo_twice_is_said():
    assert "is the same on both sides" in sentences(shown("compare", "tiny_vgg", second="chelsea"))


def test_two_networks_with_the_layer_that_was_asked_for():
    left, right = sides("tiny_vgg", "conv2d_1_2", versus="network", other="cifar10_cnn", beside="add_3")
    assert (left["layer"], right["layer"]) == ("conv2d_1_2", "add_3")


def test_a_network_can_stand_beside_itself():
    app = shown("compare", "tiny_vgg", "conv2d_1_1", versus="network", other="tiny_vgg", beside="conv2d_2_2")
    assert "**conv2d_1_1** beside **conv2d_2_2**" in sentences(app)


def test_without_a_layer_the_first_with_weights_is_shown_and_said():
    app = shown("compare", "cifar10_cnn")
    assert component(app, "compare_view")["sides"][0]["layer"] == "conv2d_1"
    assert "No layer is chosen above" in sentences(app)


def test_the_address_holds_the_map_of_each_side():
    query = {"versus": "network", "other": "cifar10_cnn"}
    assert [each["channel"] for each in sides("tiny_vgg", "conv2d_1_2", pair="2,5", **query)] == [2, 5]


@pytest.mark.parametrize("pair", ["7", "x,1", "1,2,3", "99999,0", ",", "-1,0"])
def test_a_strange_address_shows_a_map_that_exists(pair):
    for each in sides("tiny_vgg", "conv2d_1_2", pair=pair):
        assert 0 <= each["channel"] < each["n"]
