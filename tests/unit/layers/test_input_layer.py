"""InputLayer, against Keras."""

import pytest

from lib.errors import LayerError
from lib.layers import count


class TestBasic:
    def test_it_changes_and_learns_nothing(self):
        counted = count("InputLayer", [(28, 28, 1)], {"batch_shape": [None, 28, 28, 1], "sparse": False})
        assert counted.output_shape == (28, 28, 1)
        assert counted.parameters == 0

    def test_another_shape_than_the_input_is_explained(self):
        with pytest.raises(LayerError, match=r"The input is 28×28×1, but InputLayer says \(None, 32, 32, 3\)"):
            count("InputLayer", [(28, 28, 1)], {"batch_shape": (None, 32, 32, 3)})
