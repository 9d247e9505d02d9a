"""Conv2DTranspose, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("padding", ["valid", "same"])
    @pytest.mark.parametrize("kernel_size", [1, 2, 3, (4, 5)])
    @pytest.mark.parametrize("more", [{}, {"strides": 2}, {"strides": (2, 3)}, {"strides": 3, "output_padding": 1}])
    def test_it_equals_keras(self, padding, kernel_size, more):
        agrees("Conv2DTranspose", {"filters": 5, "kernel_size": kernel_size, "padding": padding, **more}, (7, 4, 3))

    def test_a_dilated_one_equals_keras(self):
        agrees("Conv2DTranspose", {"filters": 2, "kernel_size": 3, "dilation_rate": 2, "use_bias": False}, (7, 4, 3))

    def test_every_input_value_meets_every_tap(self):
        counted = agrees("Conv2DTranspose", {"filters": 5, "kernel_size": 2, "strides": 2}, (7, 4, 3))
        assert counted.macs == 7 * 4 * 2 * 2 * 3 * 5

    def test_an_output_padding_as_large_as_the_stride_is_explained(self):
        with pytest.raises(InvalidSetting, match="output_padding is 2, but it must be from 0 to one less"):
            count("Conv2DTranspose", [(7, 4, 3)], {"filters": 1, "kernel_size": 3, "strides": 2, "output_padding": 2})
