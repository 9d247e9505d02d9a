"""Photos become what a network takes: the shape, the values, the crop, and the rule for a light ground."""

import numpy as np
import pytest

from lib import datasets
from lib.errors import InvalidSetting
from lib.images.prepare import crop_box, dark_on_light, fit, pad_box, shuffled
from lib.images.samples import SAMPLES, load_sample
from tests import data


def ramp(height: int, width: int) -> np.ndarray:
    """uint8 (height, width, 3), each channel another pattern."""
    rows, columns = np.mgrid[:height, :width]
    return np.stack([rows * 7 % 256, columns * 5 % 256, (rows + columns) % 256], axis=-1).astype(np.uint8)


class TestFit:
    @pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (28, 28), (300, 451), (17, 5)])
    @pytest.mark.parametrize("mode", ["crop", "pad", "squash"])
    @pytest.mark.parametrize("channels", [1, 3])
    def test_any_photo_gets_the_networks_shape(self, size: tuple[int, int], mode: str, channels: int) -> None:
        fitted = fit(ramp(*size), 28, 32, channels, mode=mode)
        assert fitted.shape == (28, 32, channels)
        assert fitted.dtype == np.float32
        assert 0 <= fitted.min() <= fitted.max() <= 255.01

    def test_a_pixel_is_the_mean_of_the_area_it_covers(self) -> None:
        photo = ramp(64, 96)
        square = photo[:, 16:80]
        blocks = square.reshape(32, 2, 32, 2, 3).mean(axis=(1, 3))
        np.testing.assert_allclose(fit(photo, 32, 32, 3), blocks, atol=1e-3)

    def test_a_picture_of_the_right_size_keeps_its_values(self) -> None:
        picture = ramp(32, 32)
        np.testing.assert_array_equal(fit(picture, 32, 32, 3), picture)

    def test_grey_that_came_as_colour_keeps_its_values(self) -> None:
        grey = ramp(28, 28)[..., :1]
        np.testing.assert_array_equal(fit(np.repeat(grey, 3, axis=2), 28, 28, 1), grey)

    def test_grey_weighs_the_colours_as_the_eye_does(self) -> None:
        red, green, blue = (np.full((4, 4, 3), 0, np.uint8) for _ in range(3))
        red[..., 0] = green[..., 1] = blue[..., 2] = 255
        values = [float(fit(photo, 1, 1, 1).item()) for photo in (red, green, blue)]
        np.testing.assert_allclose(values, [255 * 0.299, 255 * 0.587, 255 * 0.114], rtol=1e-6)

    def test_grey_is_repeated_where_colour_is_wanted(self) -> None:
        fitted = fit(ramp(8, 8)[..., 0], 8, 8, 3)
        np.testing.assert_array_equal(fitted[..., 0], fitted[..., 2])

    def test_inverting_takes_each_value_from_255(self) -> None:
        photo = ramp(40, 40)
        np.testing.assert_array_equal(fit(photo, 28, 28, 1, invert=True), 255 - fit(photo, 28, 28, 1))

    def test_padding_shows_the_whole_photo_on_the_mean_of_its_rim(self) -> None:
        photo = np.full((10, 20, 3), 200, np.uint8)
        photo[4:6, 8:12] = 0
        padded = fit(photo, 20, 20, 3, mode="pad")
        np.testing.assert_array_equal(padded[5:15], photo)
        np.testing.assert_allclose(padded[:5], 200)

    def test_the_photo_is_not_changed(self) -> None:
        photo = ramp(30, 50)
        before = photo.copy()
        fit(photo, 28, 28, 1, invert=True)
        np.testing.assert_array_equal(photo, before)

    @pytest.mark.parametrize(
        "shape", [(9, 9, 4), (9, 9, 2), (9,), (0, 9, 3), (9, 0), (9, 9, 0), (1, 9, 9, 3), (1, 1, 9, 9, 3)]
    )
    def test_pixels_of_another_shape_are_explained(self, shape: tuple[int, ...]) -> None:
        for ask in (lambda pixels: fit(pixels, 8, 8, 3), dark_on_light):
            with pytest.raises(InvalidSetting, match=r"^The shape of the photo is \(.*, but it must be \(rows"):
                ask(np.zeros(shape, np.uint8))

    @pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64, bool, object])
    def test_pixels_of_another_type_are_explained(self, dtype: type) -> None:
        with pytest.raises(InvalidSetting, match=r"^The photo is of .*, but it must be a NumPy array of uint8"):
            fit(np.zeros((9, 9, 3), dtype), 8, 8, 3)

    @pytest.mark.parametrize(
        ("height", "width", "channels", "mode"),
        [(0, 8, 3, "crop"), (8, 1.5, 3, "crop"), (8, 8, 2, "crop"), (8, 8, 4, "crop"), (8, 8, 3, "fill")],
    )
    def test_a_setting_out_of_its_range_is_explained(self, height, width, channels, mode) -> None:
        with pytest.raises(InvalidSetting, match=r"^The (height|width|number of channels|mode) is .*, but it must be"):
            fit(np.zeros((9, 9, 3), np.uint8), height, width, channels, mode=mode)


class TestCropBox:
    @pytest.mark.parametrize(
        ("photo", "target", "box"),
        [
            ((300, 451), (32, 32), (0, 75, 300, 300)),
            ((451, 300), (32, 32), (75, 0, 300, 300)),
            ((100, 100), (28, 28), (0, 0, 100, 100)),
            ((100, 100), (10, 20), (25, 0, 50, 100)),
            ((1, 4000), (28, 28), (0, 1999, 1, 1)),
            ((1, 1), (1, 100), (0, 0, 1, 1)),
        ],
    )
    def test_is_the_largest_in_the_middle(
        self, photo: tuple[int, int], target: tuple[int, int], box: tuple[int, int, int, int]
    ) -> None:
        assert crop_box(*photo, *target) == box

    def test_a_smaller_box_has_the_same_middle(self) -> None:
        assert crop_box(300, 451, 32, 32, 0.8) == (30, 105, 240, 240)
        assert crop_box(3, 3, 9, 9, 0.1) == (1, 1, 1, 1)
        photo = np.random.default_rng(4).integers(0, 256, (100, 120, 3)).astype(np.uint8)
        np.testing.assert_array_equal(fit(photo, 40, 40, 3, share=0.4), photo[30:70, 40:80])

    def test_never_leaves_the_photo(self) -> None:
        rng = np.random.default_rng(4)
        for height, width, rows, columns in rng.integers(1, 300, (500, 4)):
            top, left, h, w = crop_box(height, width, rows, columns)
            where = f"seed 4: photo {height}×{width}, target {rows}×{columns}"
            assert 0 <= top <= top + h <= height, where
            assert 0 <= left <= left + w <= width, where
            assert h >= 1, where
            assert w >= 1, where
            assert h == height or w == width, where


class TestPadBox:
    def test_it_frames_the_photo_within_its_padding(self) -> None:
        photo = np.zeros((60, 30, 3), np.uint8)
        photo[1:-1, 1:-1] = 255
        top, left, rows, columns = pad_box(60, 30, 20, 20)
        padded = fit(photo, 20, 20, 1, mode="pad")[..., 0]
        assert (top, left, rows, columns) == (0, 5, 20, 10)
        assert (padded[1:-1, 6:14] == 255).all()
        assert (padded[:, :5] == 0).all()
        assert (padded[:, 15:] == 0).all()

    def test_a_thin_photo_keeps_one_pixel(self) -> None:
        assert pad_box(1, 4000, 28, 28) == (13, 0, 1, 28)


class TestShuffled:
    def test_the_channels_of_a_pixel_stay_together_in_the_generators_order(self) -> None:
        picture = ramp(4, 6)
        order = np.random.default_rng(3).permutation(24)
        wanted = [picture[place // 6, place % 6] for place in order]
        np.testing.assert_array_equal(shuffled(picture, 3).reshape(-1, 3), wanted)

    def test_another_seed_gives_another_order(self) -> None:
        assert not np.array_equal(shuffled(ramp(8, 8), 1), shuffled(ramp(8, 8), 2))


class TestDarkOnLight:
    def test_a_dark_square_on_white_is_noticed_and_a_white_one_on_black_is_not(self) -> None:
        photo = np.full((200, 300, 3), 240, np.uint8)
        photo[60:140, 100:200] = 20
        assert dark_on_light(photo)
        assert not dark_on_light(255 - photo)

    @pytest.mark.parametrize("value", [0, 128, 255])
    def test_one_grey_has_no_thing_on_it(self, value: int) -> None:
        assert not dark_on_light(np.full((50, 40, 3), value, np.uint8))

    def test_of_the_sample_photos_four_are_noticed(self) -> None:
        noticed = {name for name in SAMPLES if dark_on_light(load_sample(name).pixels)}
        assert noticed == {"camera", "horse", "text", "chelsea"}

    @pytest.mark.parametrize("name", ["fashion_mnist", "mnist"])
    def test_every_test_picture_is_told_from_its_inverse(self, name: str) -> None:
        pictures = datasets.load(name, "test", data.require(name)).pixels
        assert not any(dark_on_light(picture) for picture in pictures)
        assert all(dark_on_light(255 - picture) for picture in pictures)

    @pytest.mark.parametrize("name", ["fashion_mnist", "mnist"])
    def test_a_faint_photo_with_a_shadow_is_noticed_too(self, name: str) -> None:
        pictures = datasets.load(name, "test", data.require(name)).pixels
        shadow = np.linspace(-25, 25, 28)[None, :, None]
        faint = [np.rint((255 - picture) * 0.45 + 40 + shadow).astype(np.uint8) for picture in pictures]
        assert all(dark_on_light(picture) for picture in faint)
