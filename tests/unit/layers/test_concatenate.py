"""Concatenate, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize(
        ("shapes", "arguments"),
        [
            ([(4, 5, 6), (4, 5, 2)], {}),
            ([(4, 5, 6), (4, 5, 2), (4, 5, 1)], {"axis": 3}),
            ([(4, 5, 6), (3, 5, 6)], {"axis": 1}),
            ([(7,), (2,)], {}),
        ],
    )
    def test_it_equals_keras(self, shapes, arguments):
        agrees("Concatenate", arguments, *shapes)

    @pytest.mark.parametrize("other", [(4, 6, 2), (8,)])
    def test_shapes_that_differ_elsewhere_are_explained(self, other):
        with pytest.raises(LayerError, match="agree but for one axis, but gets 4×5×6 and"):
            count("Concatenate", [(4, 5, 6), other], {})
