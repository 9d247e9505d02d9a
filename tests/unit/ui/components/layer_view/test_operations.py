"""What a layer does, in one line, and the window that a cell reads, held to the numbers of the trained networks."""

import numpy as np
import pytest

from lib import networks
from lib.ui.components.layer_view.operations import operation, pair, window
from tests.unit.ui.components.networks import layer


class TestOperation:
    def test_batch_normalisation_is_one_factor_and_one_offset(self):
        weights = {
            "gamma": np.array([2.0]),
            "beta": np.array([0.5]),
            "moving_mean": np.array([3.0]),
            "moving_variance": np.array([3.999]),
        }
        found = operation(layer("bn", "BatchNormalization", (2, 2, 1), "conv", epsilon=0.001), weights, 0)
        assert found == "y = 1.00 · x − 2.50"  # 2 / √(3.999 + 0.001) = 1 and 0.5 − 3 · 1 = −2.5

    def test_rescaling_shows_its_numbers(self):
        assert operation(layer("r", "Rescaling", (1,), "input", scale=1 / 127.5, offset=-1), {}, 0) == (
            "y = 0.00784 · x − 1.00"
        )
        assert operation(layer("r", "Rescaling", (1,), "input", scale=0.5, offset=0), {}, 0) == "y = 0.500 · x"

    def test_a_convolution_names_its_bias(self):
        conv = layer("c", "Conv2D", (2, 2, 2), "input", kernel_size=[3, 3])
        assert operation(conv, {"bias": np.array([0.0, -0.25])}, 1) == "sum of input × kernel, plus bias −0.250"
        assert operation(conv, {}, 1) == "sum of input × kernel, plus bias 0"

    def test_pooling_names_its_window(self):
        assert operation(layer("p", "MaxPooling2D", (1, 1, 1), "c", pool_size=[2, 3]), {}, 0) == "the largest of 2×3"
        assert operation(layer("p", "AveragePooling2D", (1, 1, 1), "c", pool_size=2), {}, 0) == "the mean of 2×2"

    @pytest.mark.parametrize(
        ("kind", "config", "words"),
        [
            ("ReLU", {}, "y = max(0, x)"),
            ("Activation", {"activation": "tanh"}, "y = tanh(x)"),
            ("Activation", {"activation": "gelu"}, "gelu"),
            ("MysteryLayer", {}, "MysteryLayer"),
        ],
    )
    def test_others_are_a_rule_or_at_least_a_name(self, kind, config, words):
        assert operation(layer("x", kind, (1,), "c", **config), {}, 0) == words


class TestWindow:
    def test_same_padding_starts_outside(self):
        conv = layer("c", "Conv2D", (28, 28, 5), "input", kernel_size=[3, 3], strides=[1, 1], padding="same")
        assert window(conv, (28, 28, 1)) == {"span": (3, 3), "stride": (1, 1), "before": (1, 1)}

    def test_dilation_widens_it(self):
        conv = layer("c", "Conv2D", (4, 4, 5), "input", kernel_size=3, dilation_rate=2, padding="valid")
        assert window(conv, (8, 8, 1)) == {"span": (5, 5), "stride": (1, 1), "before": (0, 0)}

    def test_the_odd_zero_of_an_even_size_stands_at_the_end(self):
        conv = layer("c", "Conv2D", (4, 4, 5), "input", kernel_size=3, strides=2, padding="same")
        assert window(conv, (8, 8, 1))["before"] == (0, 0)

    def test_windows_of_pooling_touch_without_strides(self):
        pool = layer("p", "MaxPooling2D", (4, 4, 1), "c", pool_size=2, strides=None)
        assert window(pool, (8, 8, 1)) == {"span": (2, 2), "stride": (2, 2), "before": (0, 0)}

    def test_an_activation_reads_its_own_cell(self):
        assert window(layer("r", "ReLU", (4, 4, 1), "c"), (4, 4, 1))["span"] == (1, 1)

    @pytest.mark.parametrize("kind", ["Dense", "Flatten", "Softmax", "MysteryLayer"])
    def test_where_there_is_none_none_is_claimed(self, kind):
        assert window(layer("d", kind, (10,), "c"), (4, 4, 1)) is None
        assert window(layer("d", "MysteryLayer", (4, 4, 1), "c"), (4, 4, 1)) is None


def test_one_number_means_both_axes():
    assert pair(3) == (3, 3)
    assert pair([2, 5]) == (2, 5)


@pytest.mark.parametrize("name", networks.names())
def test_every_layer_of_a_trained_network_has_its_rule(name):
    network = networks.load(name)
    for each in network.layers:
        assert operation(each, network.weights(each.name), 0) != each.kind, each.name
