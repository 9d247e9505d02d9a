"""UpSampling2D, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("arguments", [{}, {"size": 3}, {"size": (2, 3), "interpolation": "bilinear"}])
    def test_it_equals_keras(self, arguments):
        agrees("UpSampling2D", arguments, (4, 5, 6))

    def test_an_unknown_interpolation_is_explained(self):
        with pytest.raises(InvalidSetting, match="interpolation is 'cubic', but it must be one of bicubic"):
            count("UpSampling2D", [(4, 5, 6)], {"interpolation": "cubic"})
