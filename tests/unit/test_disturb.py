"""Noise, blur, brightness and shift, against figures by hand and SciPy."""

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from lib.disturb import WIDEST, blur, brightness, noise, shift
from lib.errors import InvalidSetting

SEED = 20261121
EACH = pytest.mark.parametrize(
    "disturbed",
    [
        lambda pixels, much: noise(pixels, 20 * much),
        lambda pixels, much: blur(pixels, 1.5 * much),
        lambda pixels, much: brightness(pixels, 40 * much),
        lambda pixels, much: shift(pixels, 2 * much, -much),
    ],
    ids=["noise", "blur", "brightness", "shift"],
)


def photo(*shape: int, dtype: type = np.uint8) -> np.ndarray:
    return np.random.default_rng(SEED).integers(0, 256, shape or (20, 26, 3)).astype(dtype)


@EACH
class TestEach:
    def test_nothing_of_it_leaves_the_picture(self, disturbed):
        assert np.array_equal(disturbed(photo(), 0), photo())

    @pytest.mark.parametrize("shape", [(9, 7), (9, 7, 1), (9, 7, 3), (1, 1, 3)])
    @pytest.mark.parametrize("dtype", [np.uint8, np.float32])
    def test_shape_and_dtype_stay(self, disturbed, shape, dtype):
        found = disturbed(photo(*shape, dtype=dtype), 1)
        assert (found.shape, found.dtype) == (shape, dtype)

    def test_the_given_picture_is_not_changed(self, disturbed):
        picture = photo()
        disturbed(picture, 1)
        assert np.array_equal(picture, photo())

    def test_values_stay_within_a_pixels_range(self, disturbed):
        found = disturbed(photo(dtype=np.float32), 2)
        assert found.min() >= 0
        assert found.max() <= 255

    @pytest.mark.parametrize(
        "wrong", [photo().astype(np.float64), photo().astype(np.int64), [[1, 2]], np.zeros((0, 3))]
    )
    def test_what_is_no_such_picture_is_explained(self, disturbed, wrong):
        with pytest.raises(InvalidSetting, match=r"must be"):
            disturbed(wrong, 1)


class TestNoise:
    def test_its_standard_deviation_is_the_amount(self):
        grey = np.full((200, 200), 128, np.float32)
        apart = noise(grey, 12, seed=SEED) - grey
        assert apart.std() == pytest.approx(12, rel=0.02)
        assert apart.mean() == pytest.approx(0, abs=0.2)

    def test_one_seed_gives_one_pattern_that_the_amount_scales(self):
        grey = np.full((30, 30), 128, np.float32)
        assert np.allclose((noise(grey, 4, seed=3) - 128) * 2, noise(grey, 8, seed=3) - 128, atol=1e-4)
        assert not np.array_equal(noise(grey, 4, seed=3), noise(grey, 4, seed=4))

    @pytest.mark.parametrize("seed", [-1, 1.5, None])
    def test_a_seed_that_is_none_is_explained(self, seed):
        with pytest.raises(InvalidSetting, match=r"^The seed is .*, but it must be a whole number of at least 0"):
            noise(photo(), 1, seed=seed)


class TestBlur:
    @pytest.mark.parametrize("width", [0.3, 1, 2.25, 6])
    def test_equals_scipys(self, width):
        picture = photo(dtype=np.float32)
        radius = int(np.ceil(3 * width))
        expected = gaussian_filter(picture, (width, width, 0), mode="nearest", radius=(radius, radius, 0))
        assert np.allclose(blur(picture, width), expected, atol=1e-3)

    def test_an_even_picture_stays_even_up_to_its_rim(self):
        assert np.array_equal(blur(np.full((12, 12, 3), 77, np.uint8), 3), np.full((12, 12, 3), 77, np.uint8))


class TestBrightness:
    @pytest.mark.parametrize(("levels", "expected"), [(30, [30, 130, 255]), (-30, [0, 70, 220]), (255, [255] * 3)])
    def test_adds_and_cuts(self, levels, expected):
        assert brightness(np.array([[0, 100, 250]], np.uint8), levels).tolist() == [expected]


class TestShift:
    def test_moves_down_and_right_and_repeats_the_rim(self):
        picture = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]], np.uint8)
        assert shift(picture, 1, 1).tolist() == [[1, 1, 2], [1, 1, 2], [4, 4, 5]]
        assert shift(picture, 0, -2).tolist() == [[3, 3, 3], [6, 6, 6], [9, 9, 9]]

    def test_beyond_the_picture_only_its_rim_is_left(self):
        assert np.array_equal(shift(photo(), 0, 1000), photo()[:, :1].repeat(26, axis=1))

    @pytest.mark.parametrize("rows", [1.5, "2", None])
    def test_no_whole_number_is_explained(self, rows):
        with pytest.raises(InvalidSetting, match=r"^The shift in rows is .*, but it must be a whole number"):
            shift(photo(), rows, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: noise(photo(), -1),
        lambda: noise(photo(), float("nan")),
        lambda: noise(photo(), 256),
        lambda: blur(photo(), -0.1),
        lambda: blur(photo(), WIDEST + 1),
        lambda: brightness(photo(), 300),
        lambda: brightness(photo(), "much"),
    ],
)
def test_a_strength_out_of_range_is_explained(wrong):
    with pytest.raises(InvalidSetting, match=r"must be"):
        wrong()
