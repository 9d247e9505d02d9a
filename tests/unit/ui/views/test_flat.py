"""Why the CNN's curve is flat: the counts for photos of several sizes, and the filter that is walked over them."""

import numpy as np
import pytest

from lib.images.samples import load_sample
from lib.images.shrink import shrink
from lib.parameters import summarize
from lib.ui.comparison import FASHION, Settings
from lib.ui.views.costs import flat


@pytest.mark.parametrize("size", [(300, 451), (451, 300), (20, 10), (1024, 3), (28, 28)])
@pytest.mark.parametrize("longest", flat.DETAILS)
def test_the_photo_has_the_size_that_the_table_says(size, longest):
    assert flat.reduced(size, longest) == shrink(np.zeros((*size, 3), np.uint8), longest).shape[:2]


@pytest.mark.parametrize("settings", [Settings(), FASHION, Settings(channels=1, size=4), Settings(size=11)])
def test_the_numbers_are_those_of_one_filter_and_one_unit(settings):
    for longest in flat.DETAILS:
        rows, cols = flat.reduced((300, 451), longest)
        depth = 3 if settings.channels == 3 else 1
        filter_, _flatten, unit = summarize(
            (rows, cols, depth),
            [
                {**settings.cnn()[0], "filters": 1, "name": "filter"},
                {"type": "Flatten", "inputs": "input"},
                {"type": "Dense", "units": 1},
            ],
        )
        places = filter_.output_shape[0] * filter_.output_shape[1]
        assert flat.numbers(settings, rows, cols) == (places, filter_.parameters, unit.parameters)


def test_a_photo_smaller_than_the_kernel_has_no_place():
    assert flat.numbers(Settings(size=11), 10, 28) == (0, 364, 841)


@pytest.mark.parametrize("size", range(1, 12))
def test_every_size_of_kernel_can_be_walked(size):
    planes = np.concatenate([shrink(load_sample("chelsea").pixels, 28).transpose(2, 0, 1)] * 2)[:4]
    shown = flat.view("name", planes, Settings(size=size))
    assert shown.kernels.shape == (size, size, 3)
    assert shown.outputs.shape[1:] == (planes.shape[1] - size + 1, planes.shape[2] - size + 1)
    assert not shown.editable
