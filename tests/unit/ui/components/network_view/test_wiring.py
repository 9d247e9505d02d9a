"""Which maps a map reads, held to what changes when one of them does."""

import numpy as np
import pytest

from lib import networks
from lib.ui.components.network_view.wiring import LARGEST, wire
from tests.unit.ui.components.networks import residual


class TestRules:
    def test_each_kind_has_its_rule(self):
        network, _values = residual()
        rules = {name: wires.rule for name, wires in wire(network).items()}
        assert rules == {
            "conv": "all",
            "deep": "same",
            "add": "same",
            "odd": "layer",
            "join": "join",
            "flat": "flatten",
            "logits": "all",
        }

    def test_an_addition_keeps_both_its_inputs(self):
        network, _values = residual()
        assert wire(network)["add"].inputs == ("deep", "conv")

    @pytest.mark.parametrize("name", networks.names())
    def test_no_layer_of_a_trained_network_is_unknown(self, name):
        assert "layer" not in {wires.rule for wires in wire(networks.load(name)).values()}


class TestWeights:
    def test_the_largest_kernel_comes_first_with_its_size(self):
        network, _values = residual()
        wires = wire(network)["logits"]
        kernel = np.abs(network.weights("logits")["kernel"])
        assert wires.sources.shape == (2, LARGEST)
        assert wires.sources[:, 0].tolist() == kernel.argmax(axis=0).tolist()
        assert wires.sizes.max() == 255
        assert wires.sizes[0].tolist() == sorted(wires.sizes[0].tolist(), reverse=True)

    def test_a_kernel_counts_with_all_its_taps(self):
        network, _values = residual()
        wires = wire(network)["conv"]
        sizes = np.abs(network.weights("conv")["kernel"]).sum(axis=(0, 1))[0]  # one input, three filters
        assert wires.sizes[:, 0].tolist() == np.ceil(sizes / sizes.max() * 255).tolist()

    def test_a_grouped_convolution_claims_no_weights(self):
        network, _values = residual()
        network.learned["conv"]["kernel"] = np.ones((3, 3, 2, 3), np.float32)
        assert wire(network)["conv"].sizes.size == 0
