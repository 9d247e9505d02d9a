"""Counting and searching the values of a photo."""

import numpy as np
import pytest

from lib.images.values import counts, liveliest


def test_counts_every_value_once():
    values = np.array([[0, 0, 3], [255, 3, 3]], np.uint8)
    counted = counts(values)
    assert counted.shape == (256,)
    assert (counted[0], counted[3], counted[255], counted.sum()) == (2, 3, 1, 6)


@pytest.mark.parametrize("seed", range(5))
def test_the_liveliest_window_is_the_one_with_the_largest_variance(seed):
    values = np.random.default_rng(seed).integers(0, 256, (41, 57)).astype(np.uint8)
    values[:20] //= 4
    places = {(r, c): values[r : r + 12, c : c + 9].var() for r in range(0, 30, 4) for c in range(0, 49, 4)}
    assert liveliest(values, 12, 9) == max(places, key=places.get)


def test_an_even_picture_starts_in_its_corner():
    assert liveliest(np.full((30, 30), 7, np.uint8), 12, 12) == (0, 0)


def test_a_picture_as_small_as_the_window_has_one_place():
    assert liveliest(np.zeros((1, 5), np.uint8), 1, 5) == (0, 0)
