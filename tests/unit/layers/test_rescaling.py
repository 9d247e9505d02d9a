"""Rescaling, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    def test_it_equals_keras(self):
        agrees("Rescaling", {"scale": 1 / 255, "offset": -1.0}, (28, 28, 1))

    def test_a_missing_scale_is_explained(self):
        with pytest.raises(LayerError, match="Rescaling needs scale"):
            count("Rescaling", [(9,)], {})
