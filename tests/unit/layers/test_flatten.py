"""Flatten, against Keras."""

import pytest

from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("shape", [(14, 14, 5), (7,), (3, 4)])
    def test_it_equals_keras(self, shape):
        agrees("Flatten", {}, shape)

    def test_the_number_of_values_is_written_out(self):
        assert agrees("Flatten", {}, (80, 60, 3)).arithmetic == "80·60·3 values"
