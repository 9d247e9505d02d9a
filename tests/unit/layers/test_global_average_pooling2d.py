"""GlobalAveragePooling2D, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("arguments", [{}, {"keepdims": True}])
    def test_it_equals_keras(self, arguments):
        agrees("GlobalAveragePooling2D", arguments, (13, 10, 4))

    def test_a_flat_input_is_explained(self):
        with pytest.raises(LayerError, match=r"takes \(rows, columns, channels\), but gets 40"):
            count("GlobalAveragePooling2D", [(40,)], {})
