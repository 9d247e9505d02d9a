"""Fewer values: every number goes to the nearest level."""

import numpy as np
import pytest

from lib.errors import InvalidSetting
from lib.images.levels import left, quantise, table


@pytest.mark.parametrize("levels", range(2, 257))
def test_every_value_goes_to_a_nearest_level(levels: int) -> None:
    exact = np.arange(levels) * 255 / (levels - 1)
    for value, result in enumerate(table(levels).astype(float)):
        nearest = exact[np.abs(exact - value) <= np.abs(exact - value).min() + 1e-9]
        assert np.abs(nearest - result).min() <= 0.5 + 1e-9


@pytest.mark.parametrize("levels", range(2, 257))
def test_as_many_values_are_left_as_there_are_levels(levels: int) -> None:
    values = np.unique(table(levels))
    assert len(values) == levels
    assert (values[0], values[-1]) == (0, 255)


def test_two_levels_are_black_and_white_cut_in_the_middle() -> None:
    assert quantise(np.array([[0, 127], [128, 255]], np.uint8), 2).tolist() == [[0, 0], [255, 255]]


def test_all_levels_change_nothing() -> None:
    assert (table(256) == np.arange(256)).all()


def test_what_is_left_is_counted_on_the_values_that_occur() -> None:
    counts = np.zeros(256, int)
    counts[[0, 10, 90, 200]] = (5, 1, 1, 7)
    assert left(counts, 4) == (4, 3, 30)  # 0 and 10 → 0, 90 → 85, 200 → 170
    assert left(np.zeros(256, int), 4) == (0, 0, 0)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_left_is_what_numpy_finds_in_the_picture(seed: int) -> None:
    random = np.random.default_rng(seed)
    values = random.integers(0, random.integers(2, 257), (30, 40)).astype(np.uint8)
    levels = int(random.integers(2, 257))
    after = quantise(values, levels)
    error = np.abs(after.astype(int) - values).max()
    found = left(np.bincount(values.ravel(), minlength=256), levels)
    assert found == (len(np.unique(values)), len(np.unique(after)), error), f"seed {seed}"


@pytest.mark.parametrize("levels", [0, 1, 257, 2.5, "8", None])
def test_no_other_number_of_levels_is_taken(levels: object) -> None:
    with pytest.raises(InvalidSetting, match="from 2 to 256"):
        table(levels)
