"""Activation, against Keras."""

import pytest

from lib.errors import InvalidSetting
from lib.layers import count
from lib.layers._counting import ACTIVATIONS
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("name", sorted(ACTIVATIONS))
    def test_every_activation_we_name_is_one_of_keras(self, name):
        assert agrees("Activation", {"activation": name}, (4, 5, 6)).parameters == 0

    def test_an_unknown_one_is_explained(self):
        with pytest.raises(InvalidSetting, match="activation is 'step', but it must be one of"):
            count("Activation", [(9,)], {"activation": "step"})
