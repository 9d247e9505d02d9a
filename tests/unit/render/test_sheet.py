"""A layer's maps as one sheet: each at its place, in its colour."""

import io

import numpy as np
import pytest
from PIL import Image

from lib.errors import InvalidSetting
from lib.render import diverging, largest, shrunk, sprite

SEED = 21


def opened(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("shape", "columns"), [((5, 4, 6), 3), ((1, 1, 1), 1), ((8, 3, 3), 8), ((3, 2, 2), 7)])
def test_each_map_stands_at_its_place_in_its_colours(shape, columns, dark):
    print("seed", SEED)
    maps = np.random.default_rng(SEED).normal(size=shape).astype(np.float32)
    limits = largest(maps, axis=(1, 2))
    sheet = opened(sprite(maps, limits, columns, dark))
    n, h, w = shape
    assert sheet.shape == (-(-n // columns) * h, columns * w, 3)
    for i in range(n):
        top, left = i // columns * h, i % columns * w
        assert np.array_equal(sheet[top : top + h, left : left + w], diverging(maps[i], limits[i], dark)), f"map {i}"


def test_one_limit_for_all_keeps_them_comparable():
    maps = np.stack([np.full((2, 2), 1.0), np.full((2, 2), 4.0)])
    sheet = opened(sprite(maps, 4.0, columns=2))
    assert np.array_equal(sheet[:, 2:], diverging(maps[1], 4.0))
    assert np.array_equal(sheet[:, :2], diverging(maps[0], 4.0))


def test_empty_places_have_the_colour_of_zero():
    sheet = opened(sprite(np.ones((3, 2, 2)), 1.0, columns=2))
    assert np.array_equal(sheet[2:, 2:], diverging(np.zeros((2, 2)), 1.0))


def test_maps_of_zeros_and_of_nan_are_drawn():
    maps = np.stack([np.zeros((2, 2)), np.full((2, 2), np.nan)])
    sheet = opened(sprite(maps, largest(maps, axis=(1, 2)), columns=1))
    assert not np.array_equal(sheet[:2], sheet[2:])


def test_it_is_a_palette_file_with_one_byte_a_pixel():
    assert Image.open(io.BytesIO(sprite(np.ones((4, 8, 8)), 1.0))).mode == "P"


@pytest.mark.parametrize("shape", [(4, 4), (0, 4, 4), (2, 0, 4)])
def test_what_is_not_maps_is_explained(shape):
    with pytest.raises(InvalidSetting, match=r"\(n, h, w\)"):
        sprite(np.zeros(shape), 1.0)


def test_a_sheet_without_columns_is_explained():
    with pytest.raises(InvalidSetting, match="columns is 0"):
        sprite(np.zeros((1, 2, 2)), 1.0, columns=0)


class TestShrunk:
    def test_each_cell_is_the_mean_of_its_block(self):
        maps = np.arange(16, dtype=np.float32).reshape(1, 4, 4)
        assert shrunk(maps, 2).tolist() == [[[2.5, 4.5], [10.5, 12.5]]]

    def test_the_last_block_may_have_fewer_cells(self):
        assert shrunk(np.array([[[1.0, 3.0, 7.0]]]), 2).tolist() == [[[2.0, 7.0]]]

    def test_small_maps_stay_as_they_are(self):
        maps = np.ones((2, 5, 4))
        assert shrunk(maps, 5) is maps

    @pytest.mark.parametrize("shape", [(3, 96, 96), (2, 150, 100), (1, 1, 500), (2, 62, 62)])
    def test_no_side_is_longer_than_asked_and_the_mean_is_kept(self, shape):
        print("seed", SEED)
        maps = np.random.default_rng(SEED).normal(size=shape)
        small = shrunk(maps, 48)
        assert max(small.shape[1:]) <= 48
        if shape[1] % 2 == shape[2] % 2 == 0 and max(shape) in (62, 96):
            assert small.mean() == pytest.approx(maps.mean(), abs=1e-6)
