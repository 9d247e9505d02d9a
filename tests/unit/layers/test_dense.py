"""Dense, against Keras."""

import pytest

from lib.errors import InvalidSetting, LayerError
from lib.layers import count
from tests.unit.layers.oracle import agrees


class TestBasic:
    @pytest.mark.parametrize("shape", [(980,), (28, 28), (3, 4, 5)])
    @pytest.mark.parametrize("arguments", [{"units": 120, "activation": "relu"}, {"units": 3, "use_bias": False}])
    def test_it_equals_keras(self, shape, arguments):
        agrees("Dense", arguments, shape)

    def test_the_lab_figure_is_written_out(self):
        counted = count("Dense", [(240_000,)], {"units": 100})
        assert counted.arithmetic == "240,000·100 + 100 = 24,000,100"
        assert counted.macs == 24_000_000

    def test_an_unknown_activation_is_explained(self):
        with pytest.raises(InvalidSetting, match="activation is 'rellu', but it must be one of celu, elu"):
            count("Dense", [(9,)], {"units": 3, "activation": "rellu"})

    def test_no_units_are_explained(self):
        with pytest.raises(InvalidSetting, match="units is 0, but it must be a whole number of at least 1"):
            count("Dense", [(9,)], {"units": 0})

    def test_a_missing_argument_is_explained(self):
        with pytest.raises(LayerError, match="Dense needs units"):
            count("Dense", [(9,)], {})

    def test_an_unknown_argument_is_explained(self):
        with pytest.raises(LayerError, match=r"Dense has no argument unit\. It takes units, activation, use_bias"):
            count("Dense", [(9,)], {"unit": 3, "units": 3})
