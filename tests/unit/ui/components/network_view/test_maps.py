"""The maps of a layer, their scale and their numbers."""

import numpy as np
import pytest

from lib.ui.components.network_view.maps import limits_of, maps_of, measured, rounded, table

SEED = 6


def test_maps_come_channel_by_channel():
    value = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    assert np.array_equal(maps_of(value)[1], value[..., 1])
    assert maps_of(np.zeros(7)).shape == (7, 1, 1)


class TestLimits:
    MAPS = np.array([[[1.0, -2.0]], [[4.0, 3.0]]])

    @pytest.mark.parametrize(("scale", "expected"), [("map", [2, 4]), ("layer", [4, 4]), ("network", [9, 9])])
    def test_each_scale_has_its_limits(self, scale, expected):
        assert limits_of(self.MAPS, scale, 9.0).tolist() == expected

    def test_a_unit_has_the_limit_of_its_layer_even_per_map(self):
        assert limits_of(self.MAPS.reshape(4, 1, 1), "map", 9.0).tolist() == [4, 4, 4, 4]


class TestRounded:
    def test_numbers_keep_four_digits(self):
        print("seed", SEED)
        rng = np.random.default_rng(SEED)
        values = rng.normal(size=400) * 10.0 ** rng.integers(-9, 9, 400)
        assert rounded(values) == pytest.approx([float(f"{value:.4g}") for value in values], rel=1e-12)

    def test_they_are_written_short(self):
        assert rounded(np.array([0.123456, -1234.56, 0.0, 99999.0], np.float32)) == [0.1235, -1235.0, 0.0, 100000.0]

    def test_what_json_cannot_hold_becomes_a_word(self):
        assert rounded(np.array([np.nan, np.inf, -np.inf, 1.0])) == ["NaN", "∞", "−∞", 1.0]


class TestMeasured:
    def test_maps_are_known_by_lowest_highest_and_mean(self):
        found = measured(np.array([[[1.0, 3.0]], [[-4.0, 0.0]]]), np.array([3.0, 4.0]))
        assert (found["low"], found["high"], found["mean"], found["limit"]) == ([1, -4], [3, 0], [2, -2], [3, 4])

    def test_a_unit_is_one_number_and_a_common_limit_is_said_once(self):
        found = measured(np.array([1.0, -2.0]).reshape(2, 1, 1), np.array([2.0, 2.0]))
        assert found == {"form": "units", "n": 2, "across": 2, "high": [1, -2], "limit": [2]}


def test_a_table_keeps_bytes_as_they_are():
    assert table(v=[b"\x00\xff", b""])["v"][0].as_py() == b"\x00\xff"
