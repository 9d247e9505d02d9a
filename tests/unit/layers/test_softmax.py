"""Softmax, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("arguments", [{}, {"axis": 1}])
    def test_it_equals_keras(self, arguments):
        agrees("Softmax", arguments, (4, 5, 6))

    def test_the_axis_of_the_batch_is_refused(self):
        with pytest.raises(InvalidSetting, match="axis is 0"):
            count("Softmax", [(9,)], {"axis": 0})
