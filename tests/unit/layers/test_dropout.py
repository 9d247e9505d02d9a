"""Dropout, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("shape", [(9,), (4, 5, 6)])
    def test_it_equals_keras(self, shape):
        agrees("Dropout", {"rate": 0.25}, shape)

    def test_a_share_above_one_is_explained(self):
        with pytest.raises(InvalidSetting, match="rate is 25, but it must be between 0 and 1"):
            count("Dropout", [(4, 5, 6)], {"rate": 25})
