"""BatchNormalization, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("shape", [(4, 5, 6), (7,)])
    @pytest.mark.parametrize("arguments", [{}, {"scale": False}, {"scale": False, "center": False}, {"axis": 1}])
    def test_it_equals_keras(self, shape, arguments):
        agrees("BatchNormalization", arguments, shape)

    def test_mean_and_variance_are_not_trained(self):
        counted = agrees("BatchNormalization", {}, (8, 8, 64))
        assert (counted.arithmetic, counted.trainable) == ("4·64 = 256", 128)

    def test_an_axis_that_is_not_there_is_explained(self):
        with pytest.raises(InvalidSetting, match="axis is 4, but it must be -1 for the channels, or an axis"):
            count("BatchNormalization", [(4, 5, 6)], {"axis": 4})
