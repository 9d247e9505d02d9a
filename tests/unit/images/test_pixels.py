"""Depths, profiles and orientations, apart from files."""

import numpy as np
import pytest

from lib.images import pixels


def test_8_bits_stay_as_they_are():
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    assert pixels.eight_bits(values) is values


def test_16_bits_keep_their_high_byte():
    values = np.array([[0, 255, 256, 32768, 65535]], np.uint16)
    assert pixels.eight_bits(values).tolist() == [[0, 0, 1, 128, 255]]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.0, 100.4, 200.0], [0, 100, 200]),
        ([0.0, 32768.0, 65535.0], [0, 128, 255]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([0.0, 100_000.0, 200_000.0], [0, 128, 255]),
        ([np.nan, 1.0, np.inf], [0, 255, 255]),
        ([-np.inf, np.nan, np.inf], [0, 0, 255]),
        ([7e30, 7e30, 7e30], [0, 0, 0]),
        ([-1.7e308, 0.0, 1.7e308], [0, 0, 0]),
    ],
)
def test_other_numbers_take_the_range_they_lie_in(values, expected):
    assert pixels.eight_bits(np.array([values])).tolist() == [expected]


def test_signed_and_long_integers_follow_the_same_rule():
    assert pixels.eight_bits(np.array([[0, 1]], np.int32)).tolist() == [[0, 255]]
    assert pixels.eight_bits(np.array([[-100, 0, 100]], np.int16)).tolist() == [[0, 128, 255]]
    assert pixels.eight_bits(np.array([[0, 2**64 - 1]], np.uint64)).tolist() == [[0, 255]]


def test_upright_agrees_with_the_table_of_the_standard():
    """Where the corner (0, 0) of the file is seen, and which corner follows along its first row."""
    stored = np.arange(6).reshape(2, 3, 1).repeat(3, axis=2)
    first_rows = {1: [0, 1, 2], 2: [2, 1, 0], 3: [5, 4, 3], 4: [3, 4, 5], 5: [0, 3], 6: [3, 0], 7: [5, 2], 8: [2, 5]}
    for turn, row in first_rows.items():
        assert pixels.upright(stored, turn)[0, :, 0].tolist() == row
