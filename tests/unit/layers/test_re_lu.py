"""ReLU, against Keras."""

import pytest

from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("arguments", [{}, {"max_value": 6.0}])
    def test_it_equals_keras(self, arguments):
        agrees("ReLU", arguments, (4, 5, 6))
