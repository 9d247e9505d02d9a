"""What is sent to the overview: every layer with its sheet, nothing that JSON cannot carry."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from lib import networks
from lib.render import diverging, largest
from lib.ui.components.network_view.drawing import SIDE, draw, legend
from lib.ui.components.network_view.wiring import wire
from tests.unit.ui.components.networks import grating, residual


def drawn(name: str = "", scale: str = "layer", dark: bool = False, **changes: np.ndarray) -> tuple[dict, dict]:
    """The drawing and the layers' values of a trained network, or of the small residual one."""
    if name:
        network = networks.load(name)
        picture = network.prepare(grating())
        values = {layer: value[0] for layer, value in network.run(picture[None]).items()}
    else:
        network, values = residual()
        picture = np.full((4, 4, 1), 200, np.float32)
    values = values | changes
    return draw(network, wire(network), picture, values, scale=scale, dark=dark), values


def sheet(drawing: dict, place: int) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(drawing["pictures"]["v"][place].as_py())).convert("RGB"))


def cut(drawing: dict, place: int, channel: int) -> np.ndarray:
    column = drawing["columns"][place]
    row, at = divmod(channel, column["across"])
    top, left = row * column["h"], at * column["w"]
    return sheet(drawing, place)[top : top + column["h"], left : left + column["w"]]


@pytest.mark.parametrize("name", networks.names())
class TestTrainedNetworks:
    def test_every_layer_has_its_column_in_order(self, name):
        drawing, _values = drawn(name)
        network = networks.load(name)
        assert [column["name"] for column in drawing["columns"][1:]] == [layer.name for layer in network.layers]
        assert drawing["pictures"].num_rows == drawing["wires"].num_rows == len(network.layers) + 1

    def test_every_map_stands_in_its_sheet_in_its_colours(self, name):
        drawing, values = drawn(name)
        for place, column in enumerate(drawing["columns"][1:], start=1):
            value = values[column["name"]]
            maps = value.transpose(2, 0, 1) if value.ndim == 3 else value.reshape(-1, 1, 1)
            if max(maps.shape[1:]) <= SIDE:
                for channel in {0, column["n"] // 2, column["n"] - 1}:
                    expected = diverging(maps[channel], largest(maps))
                    assert np.array_equal(cut(drawing, place, channel), expected), f"{column['name']}, {channel}"

    def test_all_but_the_tables_is_strict_json(self, name):
        drawing, _values = drawn(name)
        json.dumps(drawing["columns"], allow_nan=False)

    def test_the_answer_ends_it(self, name):
        drawing, values = drawn(name)
        last = drawing["columns"][-1]
        assert last["form"] == "classes"
        assert last["classes"][last["order"][0]] == networks.load(name).classes[int(np.argmax(values[last["name"]]))]


class TestStamp:
    def test_the_same_pictures_have_the_same(self):
        assert drawn("fashion_cnn")[0]["stamp"] == drawn("fashion_cnn")[0]["stamp"]

    def test_other_colours_have_another(self):
        assert drawn("fashion_cnn")[0]["stamp"] != drawn("fashion_cnn", dark=True)[0]["stamp"]


class TestScale:
    def test_per_layer_one_limit_serves_all_its_maps(self):
        drawing, values = drawn()
        assert set(drawing["columns"][1]["limit"]) == {float(f"{largest(values['conv']):.4g}")}

    def test_per_map_each_has_its_own(self):
        drawing, values = drawn(scale="map")
        expected = [float(f"{each:.4g}") for each in largest(values["conv"], axis=(0, 1))]
        assert drawing["columns"][1]["limit"] == expected

    def test_per_map_units_share_the_limit_of_their_layer(self):
        drawing, values = drawn(scale="map")
        assert set(drawing["columns"][-1]["limit"]) == {float(f"{largest(values['logits']):.4g}")}

    def test_per_network_all_share_one(self):
        drawing, values = drawn(scale="network")
        whole = max(float(largest(value)) for value in values.values())
        assert {limit for column in drawing["columns"][1:] for limit in column["limit"]} == {float(f"{whole:.4g}")}


class TestOrder:
    def test_layers_that_hand_maps_on_share_the_order_of_the_last(self):
        drawing, values = drawn("fashion_lenet5")
        orders = {column["name"]: column["order"] for column in drawing["columns"]}
        strength = np.abs(values["average_pool_2"]).mean(axis=(0, 1))
        assert orders["average_pool_2"] == np.argsort(-strength, kind="stable").tolist()
        assert orders["conv2d_2"] == orders["tanh_2"] == orders["average_pool_2"]

    def test_a_map_keeps_its_row_from_both_ends_of_a_skip_connection_to_the_addition(self):
        drawing, values = drawn("cats_vs_dogs")
        orders = {column["name"]: column["order"] for column in drawing["columns"]}
        strength = np.abs(values["relu_3"]).mean(axis=(0, 1))
        assert orders["relu_3"] == np.argsort(-strength, kind="stable").tolist()
        assert orders["conv2d_3b"] == orders["batch_norm_3b"] == orders["add_3"] == orders["relu_3"]
        assert orders["max_pool_1"] == orders["add_3"]
        assert orders["relu_3a"] != orders["add_3"]

    def test_an_addition_keeps_its_own(self):
        drawing, values = drawn()
        orders = {column["name"]: column["order"] for column in drawing["columns"]}
        strength = np.abs(values["add"]).mean(axis=(0, 1))
        assert orders["add"] == np.argsort(-strength, kind="stable").tolist()


class TestOddNumbers:
    def test_nan_and_infinity_become_words(self):
        odd = np.zeros((4, 4, 3), np.float32)
        odd[0, 0] = [np.nan, np.inf, -np.inf]
        drawing, _values = drawn(conv=odd)
        assert drawing["columns"][1]["high"] == ["NaN", "∞", 0.0]
        json.dumps(drawing["columns"], allow_nan=False)

    def test_large_maps_are_shrunk_to_what_fits(self):
        drawing, _values = drawn(conv=np.ones((150, 150, 3), np.float32))
        assert (drawing["columns"][1]["h"], drawing["columns"][1]["w"]) == (50, 50)
        assert (cut(drawing, 1, 2) == diverging(np.ones(()), 1)).all()


class TestPhoto:
    def test_a_colour_photo_shows_its_channels_in_their_colours(self):
        network, values = residual()
        picture = np.dstack([np.full((4, 4), level, np.float32) for level in (10, 20, 30)])
        drawing = draw(network, wire(network), picture, values, scale="layer", dark=False)
        assert [cut(drawing, 0, channel)[0, 0].tolist() for channel in range(3)] == [[10, 0, 0], [0, 20, 0], [0, 0, 30]]

    def test_a_grey_one_stays_grey(self):
        drawing, _values = drawn()
        assert cut(drawing, 0, 0)[0, 0].tolist() == [200, 200, 200]


def test_the_words_say_what_is_read():
    drawing, _values = drawn()
    reads = {column["name"]: column["reads"] for column in drawing["columns"][1:]}
    assert reads["conv"] == "reads the photo"
    assert reads["add"] == "reads channel {channel} of deep and conv"
    assert reads["logits"] == "reads all 80 of flat; thicker lines, larger weights"
    assert reads["flat"] == "is a cell of channel {source} of join"


def test_a_convolution_has_kernels_and_not_only_weights():
    drawing, _values = drawn("fashion_lenet5")
    reads = {column["name"]: column["reads"] for column in drawing["columns"][1:]}
    assert reads["conv2d_2"].endswith("; thicker lines, larger kernels")


def test_shares_are_rounded_once_and_never_to_none_or_all():
    sure = np.array([0.99996, 0.00004], np.float32)
    drawing, _values = drawn("cats_vs_dogs", softmax=sure)
    assert drawing["columns"][-1]["shares"] == [">99.9", "<0.1"]
    drawing, _values = drawn("cats_vs_dogs", softmax=np.array([0.84946, np.nan], np.float32))
    assert drawing["columns"][-1]["shares"] == ["84.9", "NaN"]


def test_the_legend_runs_from_below_over_zero_to_above():
    assert [legend(False)[place] for place in (0, 4, 8)] == ["#5e3c99", "#fcfbf9", "#d6600a"]
