"""DepthwiseConv2D, against Keras."""

import pytest

from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize(
        "arguments",
        [
            {"kernel_size": 3},
            {"kernel_size": (3, 5), "depth_multiplier": 3, "padding": "same", "strides": 2},
            {"kernel_size": 2, "use_bias": False, "dilation_rate": 2},
            {"kernel_size": 3, "strides": 2, "dilation_rate": 2},
            {"kernel_size": 3, "strides": (1, 2)},
        ],
    )
    def test_it_equals_keras(self, arguments):
        agrees("DepthwiseConv2D", arguments, (13, 10, 4))

    def test_one_sheet_of_weights_a_channel(self):
        counted = agrees("DepthwiseConv2D", {"kernel_size": 3}, (8, 8, 32))
        assert counted.arithmetic == "3·3·32·1 + 32 = 320"
        assert counted.macs == 6 * 6 * 9 * 32
