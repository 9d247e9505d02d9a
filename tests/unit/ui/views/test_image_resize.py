"""What resizing loses, in one sentence."""

import numpy as np

from lib.images.resized import there_and_back
from lib.ui.views.image_resize import sentence


def test_what_is_left_is_said_with_its_numbers() -> None:
    said = sentence(300, 28, 11.876)
    assert "Of the 300 × 300 × 3 = 270,000 numbers" in said
    assert "28 × 28 × 3 = 2,352 are left" in said
    assert "<b data-error>11.88</b> of 255" in said


def test_a_photo_that_is_smaller_loses_nothing() -> None:
    assert "only 20 × 20 pixels" in sentence(20, 28, 0.5)


def test_a_photo_of_just_that_side_stays_as_it_is() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (28, 40, 3)).astype(np.uint8)
    resized = there_and_back(pixels, 28)
    assert np.array_equal(resized.small, resized.before)
    assert np.array_equal(resized.after, resized.before)
    said = sentence(28, 28, resized.error)
    assert "28 × 28 pixels already: nothing is lost, and nothing is made up" in said
    assert "<b data-error>0.00</b>" in said
    assert "in between" not in said
