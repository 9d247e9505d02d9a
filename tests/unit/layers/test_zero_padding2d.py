"""ZeroPadding2D, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("padding", [1, 0, (2, 3), ((1, 0), (2, 4))])
    def test_it_equals_keras(self, padding):
        agrees("ZeroPadding2D", {"padding": padding}, (4, 5, 6))

    @pytest.mark.parametrize("padding", [-1, 1.5, (1, 2, 3), ((1, 2), (3,))])
    def test_what_keras_cannot_read_is_explained(self, padding):
        with pytest.raises(InvalidSetting, match=r"padding is .*, but it must be a whole number from 0"):
            count("ZeroPadding2D", [(4, 5, 6)], {"padding": padding})
