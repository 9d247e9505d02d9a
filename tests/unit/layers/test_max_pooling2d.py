"""MaxPooling2D, against Keras."""

import pytest

from lib.errors import KernelTooLarge
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize(
        "arguments",
        [
            {"pool_size": 2},
            {"pool_size": (3, 2), "strides": 1},
            {"pool_size": 3, "strides": (2, 4), "padding": "same"},
        ],
    )
    def test_it_equals_keras(self, arguments):
        agrees("MaxPooling2D", arguments, (13, 10, 4))

    def test_there_is_nothing_to_learn_or_multiply(self):
        counted = agrees("MaxPooling2D", {"pool_size": 2}, (798, 598, 100))
        assert counted.output_shape == (399, 299, 100)
        assert (counted.parameters, counted.macs, counted.arithmetic) == (0, 0, "nothing to learn")

    def test_a_window_larger_than_the_input_is_explained(self):
        with pytest.raises(KernelTooLarge, match="Choose a window of 3 or less"):
            count("MaxPooling2D", [(3, 9, 4)], {"pool_size": 4})
