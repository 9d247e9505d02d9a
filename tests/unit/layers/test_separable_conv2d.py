"""SeparableConv2D, against Keras."""

import pytest

from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize(
        "arguments",
        [
            {"filters": 8, "kernel_size": 3},
            {"filters": 8, "kernel_size": (3, 5), "depth_multiplier": 2, "padding": "same", "strides": 2},
            {"filters": 3, "kernel_size": 2, "use_bias": False, "dilation_rate": 2},
        ],
    )
    def test_it_equals_keras(self, arguments):
        agrees("SeparableConv2D", arguments, (13, 10, 4))

    def test_both_steps_are_written_out(self):
        counted = agrees("SeparableConv2D", {"filters": 64, "kernel_size": 3}, (10, 10, 32))
        assert counted.arithmetic == "3·3·32·1 + 32·64 + 64 = 2,400"
        assert counted.macs == 8 * 8 * (9 * 32 + 32 * 64)
