"""A map taken apart: what the browser is given adds up to what the network computed."""

import json

import numpy as np
import pytest

from lib import networks
from lib.layers import number
from lib.networks.card import INPUT
from lib.ui.components.neuron_view.flow import flow, neuron
from tests.unit.ui.components.networks import computed

SEED = 5


def read(table, row: int) -> np.ndarray:
    return np.frombuffer(table["v"][row].as_py(), "<f4")


def at_cell(shown: dict, found, row: int, col: int) -> float:
    """The cell again by plain loops, from the rule, the planes and the kernels that are sent."""
    rule, planes = shown["rules"][0], found.planes.astype(np.float64)
    if rule["op"] not in ("convolution", "max", "average"):
        return by_cell(rule, [plane[row, col] for plane in planes])
    cells = []
    for i in range(rule["size"][0]):
        for j in range(rule["size"][1]):
            r = row * rule["stride"] - rule["before"][0] + i * rule["dilation"]
            c = col * rule["stride"] - rule["before"][1] + j * rule["dilation"]
            if 0 <= r < planes.shape[1] and 0 <= c < planes.shape[2]:
                cells.append((i * rule["size"][1] + j, planes[:, r, c]))
    if rule["op"] == "convolution":
        kernels = read(shown["kernels"], 0).astype(np.float64).reshape(len(planes), -1)
        return sum(float(values @ kernels[:, place]) for place, values in cells) + (rule["bias"] or 0)
    values = [float(each[0]) for _place, each in cells]
    return max(values) if rule["op"] == "max" else sum(values) / len(values)


def by_cell(rule: dict, values: list[float]) -> float:
    x = values[0]
    rules = {
        "relu": lambda: max(x, 0) + rule.get("slope", 0) * min(x, 0),
        "tanh": lambda: np.tanh(x),
        "rescale": lambda: x * rule["scale"] + rule["offset"],
        "normalise": lambda: (
            (x - rule["mean"]) / np.sqrt(rule["variance"] + rule["epsilon"]) * rule["gamma"] + rule["beta"]
        ),
        "add": lambda: sum(values),
        "copy": lambda: x,
    }
    return float(rules[rule["op"]]())


@pytest.mark.parametrize("name", networks.names())
def test_what_is_sent_adds_up_to_what_the_network_computed(name):
    print("seed", SEED)
    rng = np.random.default_rng(SEED)
    found = computed(name)
    for layer in (each for each in found.network.layers if len(each.output_shape) == 3):
        channel = int(rng.integers(layer.output_shape[-1]))
        taken = neuron(found, layer, channel)
        shown = flow(found, taken)
        words = {key: value for key, value in shown.items() if key not in ("maps", "kernels")}
        json.dumps(words, allow_nan=False)
        assert np.array_equal(read(shown["maps"], 0), found.values[layer.name][..., channel].ravel())
        largest = float(np.abs(found.values[layer.name]).max())
        inputs = [found.picture if each == INPUT else found.values[each] for each in layer.inputs]
        for _ in range(3):
            row, col = (int(rng.integers(length)) for length in layer.output_shape[:2])
            expected = pytest.approx(float(taken.output[row, col]), abs=1e-4 * largest)
            assert at_cell(shown, taken, row, col) == expected, f"{layer.name}, {channel}, {row}, {col}"
            weights = found.network.weights(layer.name)
            assert number(layer.kind, layer.config, inputs, weights, (row, col, channel)).value == expected


def test_what_follows_a_convolution_cell_by_cell_is_shown_with_it():
    found = computed("cats_vs_dogs")
    shown = flow(found, neuron(found, found.network.card.layer("conv2d_2"), 3))
    assert shown["layers"] == ["conv2d_2", "batch_norm_2", "relu_2"]
    assert np.array_equal(read(shown["maps"], 2), found.values["relu_2"][..., 3].ravel())


def test_a_map_is_named_by_its_place():
    found = computed("cats_vs_dogs")
    shown = flow(found, neuron(found, found.network.card.layer("conv2d_2"), 3))
    assert shown["titles"] == ["conv2d_2, channel 3", "batch_norm_2, channel 3", "relu_2, channel 3"]
    assert shown["names"][:2] == ["relu_1, channel 0", "relu_1, channel 1"]


def test_the_flow_ends_where_two_paths_meet():
    found = computed("cats_vs_dogs")
    shown = flow(found, neuron(found, found.network.card.layer("conv2d_3b"), 0))
    assert shown["layers"] == ["conv2d_3b", "batch_norm_3b"]


def test_the_photo_is_grey_and_named():
    found = computed("tiny_vgg")
    shown = flow(found, neuron(found, found.network.card.layer("rescaling"), 2))
    assert (shown["names"], shown["inputScales"]) == (["photo, channel 2"], [{"low": 0.0, "high": 255.0}])


def test_a_depthwise_map_reads_its_own_channel_alone():
    found = computed()
    taken = neuron(found, found.network.layers[1], 2)
    assert (taken.sources, taken.rule.kernels.shape) == ((("conv", 2),), (1, 3, 3))


def test_an_addition_reads_both_maps():
    found = computed()
    taken = neuron(found, found.network.layers[2], 1)
    assert taken.sources == (("deep", 1), ("conv", 1))
    assert np.allclose(taken.planes.sum(axis=0), taken.output)


def test_a_joined_map_comes_from_the_input_that_holds_it():
    found = computed()
    taken = neuron(found, found.network.layers[4], 4)
    assert taken.sources == (("odd", 1),)
    assert np.array_equal(taken.planes[0], taken.output)


def test_a_kind_that_is_not_known_claims_nothing():
    found = computed()
    assert neuron(found, found.network.layers[3], 0).rule.said == {"op": "none"}


def test_the_strongest_cell_is_the_one_farthest_from_zero():
    found = computed("tiny_vgg")
    taken = neuron(found, found.network.card.layer("conv2d_1_1"), 4)
    assert abs(taken.output[taken.strongest]) == np.abs(taken.output).max()
