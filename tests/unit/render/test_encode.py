"""Pixels to files: the colours come back."""

import io

import numpy as np
import pytest
from PIL import Image

from lib.errors import InvalidSetting
from lib.render import enlarge, jpeg, png

SEED = 20


def opened(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)))


class TestPng:
    @pytest.mark.parametrize("shape", [(7, 5), (7, 5, 3), (1, 1), (1, 300, 3)])
    def test_every_pixel_comes_back(self, shape):
        print("seed", SEED)
        pixels = np.random.default_rng(SEED).integers(0, 256, shape, np.uint8)
        assert np.array_equal(opened(png(pixels)), pixels)

    def test_a_view_that_is_not_contiguous_comes_back(self):
        pixels = np.arange(8 * 6 * 3, dtype=np.uint8).reshape(8, 6, 3)[::2, ::-1]
        assert np.array_equal(opened(png(pixels)), pixels)

    @pytest.mark.parametrize("pixels", [np.zeros((2, 2)), np.zeros((2, 2, 4), np.uint8), np.zeros((0, 2), np.uint8)])
    def test_another_type_or_shape_is_explained(self, pixels):
        with pytest.raises(InvalidSetting, match="must be uint8"):
            png(pixels)


class TestJpeg:
    def test_red_stays_red(self):
        red = np.zeros((16, 16, 3), np.uint8)
        red[..., 0] = 200
        back = opened(jpeg(red)).astype(int)
        assert np.abs(back - red).max() <= 3

    def test_a_lower_quality_is_smaller(self):
        pixels = np.random.default_rng(SEED).integers(0, 256, (64, 64, 3), np.uint8)
        assert len(jpeg(pixels, 40)) < len(jpeg(pixels, 95))

    def test_a_side_that_the_format_cannot_hold_is_explained(self):
        with pytest.raises(InvalidSetting, match="must be a size"):
            jpeg(np.zeros((1, 70_000), np.uint8))


class TestEnlarge:
    def test_each_pixel_becomes_a_square(self):
        assert enlarge(np.array([[1, 2]]), 2).tolist() == [[1, 1, 2, 2], [1, 1, 2, 2]]

    def test_colours_are_kept(self):
        assert enlarge(np.zeros((2, 3, 3), np.uint8), 4).shape == (8, 12, 3)

    @pytest.mark.parametrize("factor", [0, -1, 1.5])
    def test_a_factor_that_is_not_whole_is_explained(self, factor):
        with pytest.raises(InvalidSetting, match="whole number"):
            enlarge(np.zeros((2, 2)), factor)
