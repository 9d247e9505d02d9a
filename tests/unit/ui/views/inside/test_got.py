"""What a network got, as pixels."""

import numpy as np
import pytest

from lib.images.prepare import shuffled
from lib.ui.views.inside.got import pixels, unshuffled


@pytest.mark.parametrize("shape", [(4, 6, 3), (28, 28, 1)])
def test_unshuffled_pixels_stand_where_they_stood(shape):
    picture = np.random.default_rng(7).random(shape).astype(np.float32)
    assert np.array_equal(unshuffled(shuffled(picture, 1998), 1998), picture)


def test_grey_loses_its_axis_and_values_are_rounded_and_bounded():
    assert pixels(np.float32([[[-3.0], [0.6], [300.0]]])).tolist() == [[0, 1, 255]]
    assert pixels(np.zeros((2, 3, 3), np.float32)).shape == (2, 3, 3)
