"""Conv2D, against Keras."""

import pytest

from lib.errors import InvalidSetting, KernelTooLarge, LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees, built


class TestBasic:
    def test_the_lab_figure_is_written_out(self):
        counted = agrees("Conv2D", {"filters": 100, "kernel_size": 3}, (80, 60, 3))
        assert counted.arithmetic == "3·3·3·100 + 100 = 2,800"
        assert counted.macs_arithmetic == "78·58·3·3·3·100 = 12,214,800"

    @pytest.mark.parametrize(
        "arguments",
        [
            {"filters": 5, "kernel_size": 3, "padding": "same", "activation": "relu"},
            {"filters": 4, "kernel_size": (5, 2), "strides": (3, 2)},
            {"filters": 6, "kernel_size": 3, "groups": 2, "use_bias": False},
            {"filters": 2, "kernel_size": [3, 1], "dilation_rate": (2, 3), "padding": "valid"},
            {"filters": 2, "kernel_size": 9, "strides": 4, "padding": "same", "trainable": False},
        ],
    )
    def test_it_equals_keras(self, arguments):
        agrees("Conv2D", arguments, (13, 10, 4))

    def test_multiplications_count_taps_on_padding(self):
        counted = agrees("Conv2D", {"filters": 5, "kernel_size": 3, "padding": "same"}, (28, 28, 1))
        assert counted.macs == 28 * 28 * 5 * 9


class TestRefusals:
    def test_groups_that_do_not_divide_are_explained(self):
        with pytest.raises(InvalidSetting, match="groups is 3, but it must be a divisor of 4 channels and 6 filters"):
            count("Conv2D", [(8, 8, 4)], {"filters": 6, "kernel_size": 3, "groups": 3})

    def test_strides_with_dilation_are_explained_as_keras_refuses_them(self):
        arguments = {"filters": 6, "kernel_size": 3, "strides": 2, "dilation_rate": 2}
        with pytest.raises(ValueError, match="strides"):
            built("Conv2D", arguments, (20, 20, 1))
        with pytest.raises(InvalidSetting, match="dilation_rate is 2, but it must be 1 where strides are 2"):
            count("Conv2D", [(20, 20, 1)], arguments)

    def test_a_flat_input_is_explained(self):
        with pytest.raises(LayerError, match=r"takes \(rows, columns, channels\), but gets 980"):
            count("Conv2D", [(980,)], {"filters": 6, "kernel_size": 3})

    def test_a_kernel_larger_than_the_input_is_explained(self):
        with pytest.raises(KernelTooLarge, match=r"input has 4\. Choose a kernel of 4 or less"):
            count("Conv2D", [(9, 4, 1)], {"filters": 6, "kernel_size": 5})
