"""Fewer pixels, each the mean of those it stands for."""

import numpy as np

from lib.images.shrink import shrink


def test_a_pixel_is_the_mean_of_its_block() -> None:
    pixels = np.arange(16, dtype=np.uint8).reshape(4, 4) * 10
    assert shrink(pixels, 2).tolist() == [[25, 45], [105, 125]]


def test_a_small_picture_is_left_alone() -> None:
    pixels = np.zeros((3, 5, 3), np.uint8)
    assert shrink(pixels, 5) is pixels


def test_a_thin_line_keeps_one_pixel() -> None:
    assert shrink(np.zeros((1, 4000, 3), np.uint8), 112).shape == (1, 112, 3)
