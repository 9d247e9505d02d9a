"""Brightness as BT.601 weighs it."""

import numpy as np

from lib.images.grey import grey


def test_grey_is_the_weighted_sum_of_the_channels() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    by_hand = pixels @ np.array([0.299, 0.587, 0.114])
    assert np.abs(grey(pixels) - by_hand).max() <= 1


def test_grey_of_a_grey_photo_is_itself() -> None:
    pixels = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], 3, axis=2)
    assert (grey(pixels)[:, 0] == np.arange(256)).all()
