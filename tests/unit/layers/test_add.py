"""Add, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize(
        "shapes", [[(4, 5, 6)] * 2, [(4, 5, 6)] * 3, [(4, 5, 6), (1, 1, 6)], [(1, 5, 6), (4, 1, 6)]]
    )
    def test_it_equals_keras(self, shapes):
        agrees("Add", {}, *shapes)

    def test_shapes_that_differ_are_explained(self):
        with pytest.raises(LayerError, match=r"gets 4×5×6 and 4×5×7\. Give them the same"):
            count("Add", [(4, 5, 6), (4, 5, 7)], {})
