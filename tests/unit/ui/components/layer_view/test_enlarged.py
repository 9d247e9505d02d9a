"""An enlarged map and what it is made of: the inputs and kernels shown give, summed up, the number shown."""

import json

import numpy as np
import pytest

from lib import networks
from lib.ui.components.layer_view.enlarged import Computed, one_map, whole_layer
from lib.ui.components.network_view.wiring import wire
from tests.unit.ui.components.networks import grating, residual

SEED = 5


def computed(name: str = "", scale: str = "layer") -> Computed:
    if not name:
        network, values = residual()
        return Computed(network, wire(network), np.full((4, 4, 1), 200, np.float32), values, scale, False)
    network = networks.load(name)
    picture = network.prepare(grating())
    values = {layer: value[0] for layer, value in network.run(picture[None]).items()}
    return Computed(network, wire(network), picture, values, scale, False)


def numbers(shown: dict, row: int, part: str) -> np.ndarray:
    """(n, rows, columns) of one of the three parts."""
    column = shown[part]
    values = np.frombuffer(shown["numbers"]["v"][row].as_py(), "<f4")
    return values.reshape(column["n"], column["rows"], column["columns"])


def summed(shown: dict, row: int, column: int) -> float:
    """The output cell again, from the inputs, the kernels and the window that are shown."""
    inputs, kernels, window = numbers(shown, 1, "inputs"), numbers(shown, 2, "kernels"), shown["window"]
    if window is None:  # a dense unit: kernels as large as the maps
        return float((inputs.astype(np.float64) * kernels).sum())
    padded = np.pad(inputs.astype(np.float64), ((0, 0), (16, 16), (16, 16)))
    top = 16 + row * window["stride"][0] - window["before"][0]
    left = 16 + column * window["stride"][1] - window["before"][1]
    return float((padded[:, top : top + kernels.shape[1], left : left + kernels.shape[2]] * kernels).sum())


@pytest.mark.parametrize("name", networks.names())
def test_inputs_times_kernels_plus_bias_are_the_output(name):
    print("seed", SEED)
    rng = np.random.default_rng(SEED)
    found = computed(name)
    for layer in found.network.layers:
        if layer.kind not in ("Conv2D", "DepthwiseConv2D", "Dense"):
            continue
        channel = int(rng.integers(layer.output_shape[-1]))
        shown = one_map(found, layer, channel)
        output = numbers(shown, 0, "output")[0]
        bias = found.network.weights(layer.name).get("bias", np.zeros(channel + 1))[channel]
        for _ in range(4):
            row, column = int(rng.integers(output.shape[0])), int(rng.integers(output.shape[1]))
            expected = pytest.approx(float(output[row, column]), rel=1e-4, abs=1e-4 * float(np.abs(output).max()))
            assert summed(shown, row, column) + bias == expected, f"{layer.name}, {channel}, {row}, {column}"


@pytest.mark.parametrize("name", networks.names())
def test_every_layer_opens_with_each_kind_of_channel(name):
    found = computed(name)
    for layer in found.network.layers:
        for channel in (0, layer.output_shape[-1] - 1):
            shown = one_map(found, layer, channel)
            words = {key: value for key, value in shown.items() if key not in ("pictures", "numbers")}
            json.dumps(words, allow_nan=False)
            assert shown["output"]["n"] == 1
        whole = whole_layer(found, layer)
        assert whole["column"]["n"] == layer.output_shape[-1]


def test_the_largest_kernels_come_first():
    shown = one_map(computed("fashion_lenet5"), networks.load("fashion_lenet5").card.layer("conv2d_2"), 3)
    sizes = np.abs(numbers(shown, 2, "kernels")).sum(axis=(1, 2))
    assert (np.diff(sizes) <= 0).all()


def test_a_dense_unit_after_flatten_has_a_kernel_as_large_as_the_maps():
    found = computed("fashion_cnn")
    shown = one_map(found, found.network.card.layer("dense_1"), 0)
    assert (shown["inputs"]["n"], shown["kernels"]["rows"], shown["kernels"]["columns"]) == (5, 14, 14)
    assert shown["inputs"]["layer"] == "max_pool_1"


def test_an_addition_shows_both_maps():
    found = computed()
    shown = one_map(found, found.network.layers[2], 1)
    assert shown["inputs"]["names"] == ["deep, 1", "conv, 1"]
    assert np.allclose(numbers(shown, 1, "inputs").sum(axis=0), numbers(shown, 0, "output")[0])


def test_a_joined_map_comes_from_the_input_that_holds_it():
    found = computed()
    shown = one_map(found, found.network.layers[4], 4)
    assert shown["inputs"]["names"] == ["odd, 1"]
    assert np.array_equal(numbers(shown, 1, "inputs"), numbers(shown, 0, "output"))


def test_a_kind_that_is_not_known_claims_nothing():
    found = computed()
    shown = one_map(found, found.network.layers[3], 0)
    assert "inputs" not in shown
    assert "kernels" not in shown
    assert shown["operation"] == "MysteryLayer"


def test_the_photo_is_shown_as_a_photo():
    found = computed()
    shown = one_map(found, found.network.layers[0], 0)
    assert shown["inputs"]["photo"]
    assert shown["inputs"]["names"] == ["photo"]


def test_the_answer_knows_its_classes():
    found = computed("fashion_cnn")
    assert whole_layer(found, found.network.layers[-1])["column"]["names"] == list(found.network.classes)
