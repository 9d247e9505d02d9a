"""SpatialDropout2D, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("shape", [(3, 3, 2), (4, 5, 6)])
    def test_it_equals_keras(self, shape):
        agrees("SpatialDropout2D", {"rate": 0.25}, shape)

    def test_a_share_above_one_is_explained(self):
        with pytest.raises(InvalidSetting, match="rate is 25, but it must be between 0 and 1"):
            count("SpatialDropout2D", [(4, 5, 6)], {"rate": 25})
