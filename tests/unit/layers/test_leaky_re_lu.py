"""LeakyReLU, against Keras."""

import pytest

from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("arguments", [{}, {"negative_slope": 0.1}])
    def test_it_equals_keras(self, arguments):
        agrees("LeakyReLU", arguments, (4, 5, 6))
