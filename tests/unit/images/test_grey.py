"""Brightness as BT.601 weighs it, and with weights of one's own."""

import numpy as np
import pytest

from lib.errors import InvalidSetting
from lib.images.grey import WEIGHTS, grey, weighted


def some_pixels(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (40, 50, 3), dtype=np.uint8)


def test_grey_is_the_weighted_sum_of_the_channels() -> None:
    pixels = some_pixels(3)
    by_hand = pixels @ np.array([0.299, 0.587, 0.114])
    assert np.abs(grey(pixels) - by_hand).max() <= 1


def test_grey_of_a_grey_photo_is_itself() -> None:
    pixels = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], 3, axis=2)
    assert (grey(pixels)[:, 0] == np.arange(256)).all()


def test_the_usual_weights_give_the_usual_grey() -> None:
    pixels = some_pixels(4)
    assert np.array_equal(weighted(pixels, WEIGHTS), grey(pixels))
    assert np.array_equal(weighted(pixels, list(WEIGHTS)), grey(pixels))


@pytest.mark.parametrize("seed", range(20))
def test_own_weights_are_summed_rounded_and_cut(seed: int) -> None:
    pixels, weights = some_pixels(seed), np.random.default_rng(seed + 100).uniform(-2, 2, 3)
    exact = sum(weight * pixels[..., channel].astype(float) for channel, weight in enumerate(weights))
    found = weighted(pixels, weights)
    assert found.dtype == np.uint8
    assert np.abs(found - exact.clip(0, 255)).max() <= 0.5 + 1e-9, f"seed {seed}"


def test_one_channel_alone_is_that_channel() -> None:
    pixels = some_pixels(5)
    for channel in range(3):
        assert np.array_equal(weighted(pixels, np.eye(3)[channel]), pixels[..., channel])


@pytest.mark.parametrize("weights", [(1, 2), (1, 2, np.nan), (1, 2, np.inf), "abc", [[1, 2, 3]], (1j, 0, 0)])
def test_what_are_no_three_weights_is_explained(weights: object) -> None:
    with pytest.raises(InvalidSetting, match="weights"):
        weighted(some_pixels(6), weights)
