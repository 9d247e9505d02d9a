"""The window that a cell of a layer reads."""

import pytest

from lib.ui.components.neuron_view.windows import pair, window
from tests.unit.ui.components.networks import layer


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

    @pytest.mark.parametrize("kind", ["Dense", "Flatten", "Softmax", "ReLU", "MysteryLayer"])
    def test_where_there_is_none_none_is_claimed(self, kind):
        assert window(layer("d", kind, (10,), "c"), (4, 4, 1)) is None
        assert window(layer("d", "MysteryLayer", (4, 4, 1), "c"), (4, 4, 1)) is None


def test_one_number_means_both_axes():
    assert pair(3) == (3, 3)
    assert pair([2, 5]) == (2, 5)
