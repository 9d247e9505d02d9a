"""There and back: what a small size keeps of the middle of a photo."""

import cv2
import numpy as np
import pytest

from lib.errors import InvalidSetting
from lib.images.prepare import fit
from lib.images.resized import there_and_back
from lib.images.samples import load_sample


@pytest.mark.parametrize("side", [8, 28, 32, 64, 96])
def test_the_small_picture_is_what_a_network_of_that_size_takes(side: int) -> None:
    pixels = load_sample("coffee").pixels
    assert np.array_equal(there_and_back(pixels, side).small, np.rint(fit(pixels, side, side, 3)))


@pytest.mark.parametrize("side", [8, 28, 96])
def test_it_comes_back_as_opencv_brings_it(side: int) -> None:
    pixels = load_sample("chelsea").pixels
    before = pixels[:, 75:375]
    small = np.rint(cv2.resize(before.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA))
    after = np.rint(cv2.resize(small, (300, 300), interpolation=cv2.INTER_LINEAR))
    found = there_and_back(pixels, side)
    assert np.array_equal(found.before, before)
    assert np.array_equal(found.after, after)
    assert found.error == pytest.approx(np.abs(before - after).mean(), abs=1e-9)


def test_a_smaller_size_loses_more() -> None:
    pixels = load_sample("chelsea").pixels
    errors = [there_and_back(pixels, side).error for side in (8, 28, 32, 64, 96, 300)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] == 0


def test_one_colour_loses_nothing() -> None:
    assert there_and_back(np.full((50, 70, 3), 77, np.uint8), 8).error == 0


def test_a_photo_of_one_pixel_is_enlarged_and_comes_back() -> None:
    found = there_and_back(np.array([[[1, 2, 3]]], np.uint8), 28)
    assert found.small.shape == (28, 28, 3)
    assert (found.after.tolist(), found.error) == ([[[1, 2, 3]]], 0)


def test_a_side_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidSetting):
        there_and_back(np.zeros((5, 5, 3), np.uint8), 0)
