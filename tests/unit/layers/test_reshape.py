"""Reshape, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("target", [(4, 6), (2, 3, 4), (-1,), (2, -1, 3)])
    def test_it_equals_keras(self, target):
        agrees("Reshape", {"target_shape": target}, (6, 4))

    @pytest.mark.parametrize("target", [(5, 5), (-1, 7), (-1, -1), (0, 24), (2.5,)])
    def test_a_shape_of_another_size_is_explained(self, target):
        with pytest.raises(LayerError, match="6×4 are 24 values, which do not fit target_shape"):
            count("Reshape", [(6, 4)], {"target_shape": target})
