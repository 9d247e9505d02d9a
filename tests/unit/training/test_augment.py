"""Augmentation, each function against a slow plain version of itself or by what must hold of any result."""

from collections.abc import Callable
from functools import partial

import cv2
import numpy as np
import pytest

from lib.images.samples import load_sample
from lib.training import augment
from tests.unit.datasets import make

GREY, COLOUR = make.pictures(40, (12, 10, 1)), make.pictures(40, (12, 10, 3))
ODD = [load_sample("coffee").pixels[:height, :width] for height, width in ((1, 1), (39, 59), (1, 200), (130, 40))]
CALLS: dict[str, tuple[Callable, np.ndarray]] = {
    "shift": (partial(augment.shift, most=3), COLOUR),
    "shift_by_one": (augment.shift_by_one, GREY),
    "shift_and_flip": (augment.shift_and_flip, COLOUR),
    "random_crops": (partial(augment.random_crops, side=12, smallest=0.3), make.pictures(40, (12, 12, 3))),
    "cutout": (partial(augment.cutout, side=5), COLOUR),
    "recolour": (partial(augment.recolour, most=0.3), COLOUR),
    "random_light": (partial(augment.random_light, most=0.2), GREY),
    "affine": (partial(augment.affine, degrees=15, scale=0.2, shift=0.1, rim=cv2.BORDER_REPLICATE), GREY),
    "thickness": (augment.thickness, GREY),
}


def rng(seed: int = 5) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize("name", CALLS)
class TestEveryFunction:
    def test_gives_as_many_bytes_of_the_same_shape(self, name: str) -> None:
        call, pictures = CALLS[name]
        found = call(pictures.copy(), rng())
        assert (found.shape, found.dtype) == (pictures.shape, np.uint8)
        assert not np.array_equal(found, pictures)

    def test_the_same_chance_gives_the_same_pictures(self, name: str) -> None:
        call, pictures = CALLS[name]
        one, again, other = (call(pictures.copy(), rng(seed)) for seed in (5, 5, 6))
        np.testing.assert_array_equal(one, again)
        assert not np.array_equal(one, other)

    def test_pictures_do_not_all_get_the_same(self, name: str) -> None:
        call, pictures = CALLS[name]
        found = call(np.repeat(pictures[:1], 40, axis=0), rng())
        assert len({each.tobytes() for each in found}) > 1


def mirrored(at: int, size: int) -> int:
    """The pixel that stands at a place outside of a row, as if its ends were mirrors."""
    return abs(at) if at < size else 2 * (size - 1) - at


class TestShift:
    def test_each_pixel_comes_from_so_many_rows_and_columns_away(self) -> None:
        found = augment.shift(COLOUR, rng(), 3)
        tops, lefts = rng().integers(0, 7, (2, 40)) - 3
        for picture, moved, down, right in zip(COLOUR, found, tops, lefts, strict=True):
            for row, column in np.ndindex(12, 10):
                wanted = picture[mirrored(row + down, 12), mirrored(column + right, 10)]
                np.testing.assert_array_equal(moved[row, column], wanted)

    def test_it_goes_as_far_as_was_said_each_way_and_no_farther(self) -> None:
        dot = np.zeros((400, 9, 9, 1), np.uint8)
        dot[:, 4, 4] = 255
        rows, columns = np.nonzero(augment.shift(dot, rng(), 2)[..., 0])[1:]
        assert set(rows) == set(columns) == {2, 3, 4, 5, 6}
        rows, columns = np.nonzero(augment.shift_by_one(dot, rng())[..., 0])[1:]
        assert set(rows) == set(columns) == {3, 4, 5}

    def test_half_are_mirrored_after_the_move(self) -> None:
        plain, found = augment.shift(COLOUR, rng(), 4), augment.shift_and_flip(COLOUR, rng())
        same = np.array([np.array_equal(*pair) for pair in zip(plain, found, strict=True)])
        turned = np.array([np.array_equal(one[:, ::-1], other) for one, other in zip(plain, found, strict=True)])
        assert (same ^ turned).all()
        assert 10 < turned.sum() < 30


def map_of(height: int, width: int) -> np.ndarray:
    """A photo that says of each pixel where it is: red its row, green its column, as shares of 250."""
    rows, columns = np.linspace(0, 250, height), np.linspace(0, 250, width)
    return np.stack([*np.meshgrid(rows, columns, indexing="ij"), np.full((height, width), 7.0)], axis=2).astype(
        np.uint8
    )


class TestRandomCrops:
    def test_photos_of_any_size_and_shape_get_the_side(self) -> None:
        found = augment.random_crops(ODD * 5, rng(), 24, smallest=0.3)
        assert (found.shape, found.dtype) == ((20, 24, 24, 3), np.uint8)
        assert (found[0] == ODD[0][0, 0]).all(), "all of a single pixel is that pixel"
        assert augment.random_crops([each[..., :1] for each in ODD], rng(), 7, smallest=1).shape == (4, 7, 7, 1)

    @pytest.mark.parametrize("smallest", [0.3, 0.9])
    def test_each_is_a_box_upright_or_mirrored_large_enough_and_little_bent(self, smallest: float) -> None:
        found = augment.random_crops([map_of(200, 200)] * 300, rng(), 20, smallest=smallest).astype(float)
        down, right = found[:, -1, 0, 0] - found[:, 0, 0, 0], found[:, 0, -1, 1] - found[:, 0, 0, 1]
        np.testing.assert_allclose(found[..., 2], 7)
        assert (np.ptp(found[..., 0], axis=2) <= 1).all(), "rows stay rows"
        assert (np.ptp(found[..., 1], axis=1) <= 1).all()
        assert (down > 0).all(), "never upside down"
        assert 100 < (right < 0).sum() < 200
        rows, columns = down / 250 * 20 / 19, abs(right) / 250 * 20 / 19  # from centres of pixels to their rims
        assert (rows * columns > smallest * 0.85).all()  # what a bend pushes over the rim is cut off
        assert rows.max() < 1.03
        assert columns.max() < 1.03
        assert (np.abs(np.log(rows / columns)) < np.log(4 / 3) + 0.05).all()

    def test_it_reaches_every_corner(self) -> None:
        found = augment.random_crops([map_of(100, 150)] * 300, rng(), 10, smallest=0.3)
        for channel in (0, 1):
            assert found[..., channel].min() < 20
            assert found[..., channel].max() > 230


class TestColours:
    def test_light_contrast_and_saturation_are_changed_as_written(self) -> None:
        found = augment.recolour(COLOUR.copy(), rng(), 0.3)
        factors = rng().uniform(0.7, 1.3, (40, 3))
        for picture, new, (light, contrast, saturation) in zip(COLOUR, found, factors, strict=True):
            red, green, blue = (picture[..., c].astype(float) for c in range(3))
            grey = 0.299 * red + 0.587 * green + 0.114 * blue
            for channel, old in enumerate((red, green, blue)):
                coloured = grey + (old - grey) * saturation
                wanted = np.clip((grey.mean() + (coloured - grey.mean()) * contrast) * light, 0, 255)
                assert np.abs(new[..., channel] - wanted).max() < 1.01

    def test_grey_stays_grey(self) -> None:
        found = augment.recolour(np.repeat(GREY, 3, axis=3), rng(), 0.3).astype(int)
        assert np.ptp(found, axis=3).max() <= 1

    def test_brightness_and_contrast_of_grey_pictures_are_changed_as_written(self) -> None:
        found = augment.random_light(GREY, rng(), 0.2)
        for picture, new, (light, contrast) in zip(GREY, found, rng().uniform(0.8, 1.2, (40, 2)), strict=True):
            wanted = np.clip(((picture.astype(float) - 128) * contrast + 128) * light, 0, 255)
            assert np.abs(new - wanted).max() < 1.01

    def test_no_change_is_no_change(self) -> None:
        np.testing.assert_array_equal(augment.recolour(COLOUR.copy(), rng(), 0), COLOUR)
        np.testing.assert_array_equal(augment.random_light(GREY, rng(), 0), GREY)


def dots(n: int, row: int, column: int) -> np.ndarray:
    """Pictures (41, 41, 1) with a light dot of 3×3 pixels."""
    pictures = np.zeros((n, 41, 41, 1), np.uint8)
    pictures[:, row - 1 : row + 2, column - 1 : column + 2] = 200
    return pictures


def centres(pictures: np.ndarray) -> np.ndarray:
    """(n, 2): mean row and column of the light, from the middle of the picture."""
    light = pictures[..., 0].astype(float)
    total = light.sum(axis=(1, 2))
    place = np.arange(41) - 20
    return np.stack([(light.sum(axis=2) @ place) / total, (light.sum(axis=1) @ place) / total], axis=1)


class TestAffine:
    still = partial(augment.affine, degrees=0, scale=0, shift=0, rim=cv2.BORDER_CONSTANT)

    def test_no_change_is_no_change(self) -> None:
        np.testing.assert_array_equal(self.still(GREY, rng()), GREY)
        assert self.still(GREY[:, :1, :1], rng()).shape == (40, 1, 1, 1)

    def test_a_turn_keeps_the_distance_from_the_middle(self) -> None:
        found = centres(self.still(dots(300, 20, 32), rng(), degrees=15))
        np.testing.assert_allclose(np.hypot(*found.T), 12, atol=0.3)
        angles = np.degrees(np.arctan2(found[:, 0], found[:, 1]))
        assert 13 < angles.max() < 16
        assert -16 < angles.min() < -13

    def test_a_size_changes_the_distance_from_the_middle_alone(self) -> None:
        found = centres(self.still(dots(300, 10, 20), rng(), scale=0.2))
        np.testing.assert_allclose(found[:, 1], 0, atol=0.1)
        assert -12.3 < found[:, 0].min() < -11.5
        assert -8.5 < found[:, 0].max() < -7.7

    def test_a_move_is_a_share_of_the_side(self) -> None:
        found = centres(self.still(dots(300, 20, 20), rng(), shift=0.1))
        assert np.abs(found).max(axis=0).min() > 3.5
        assert np.abs(found).max() < 4.2
        assert np.abs(found.mean(axis=0)).max() < 0.5

    def test_the_rim_is_black_or_drawn_on(self) -> None:
        flat = np.full((50, 20, 20, 1), 90, np.uint8)
        assert augment.affine(flat, rng(), degrees=15, scale=0.2, shift=0.2, rim=cv2.BORDER_CONSTANT).min() == 0
        drawn = augment.affine(flat, rng(), degrees=15, scale=0.2, shift=0.2, rim=cv2.BORDER_REPLICATE)
        assert set(np.unique(drawn)) == {90}


def extreme(picture: np.ndarray, offsets: list[tuple[int, int]], best: Callable) -> np.ndarray:
    """The largest or smallest of a pixel's neighbours, those outside left out."""
    height, width = picture.shape
    found = np.empty_like(picture)
    for row, column in np.ndindex(height, width):
        near = [(row + down, column + right) for down, right in offsets]
        found[row, column] = best(picture[r, c] for r, c in near if 0 <= r < height and 0 <= c < width)
    return found


def test_strokes_are_thickened_by_a_third_of_the_chances_and_thinned_by_a_sixth() -> None:
    pictures = make.pictures(300, (6, 5, 1))
    found = augment.thickness(pictures.copy(), rng())
    cross, square = [(0, 0), (0, 1), (0, -1), (1, 0), (-1, 0)], [(0, 0), (0, -1), (-1, 0), (-1, -1)]
    ways = {"cross": (cross, max), "square": (square, max), "thin": (square, min), "same": ([(0, 0)], max)}
    counts = dict.fromkeys(ways, 0)
    for old, new in zip(pictures[..., 0], found[..., 0], strict=True):
        counts[next(way for way, how in ways.items() if np.array_equal(extreme(old, *how), new))] += 1
    np.testing.assert_allclose([counts[way] / 300 for way in ways], [1 / 6, 1 / 6, 1 / 6, 1 / 2], atol=0.07)


def test_a_square_is_covered_in_the_mean_colour_and_the_rest_stays() -> None:
    pictures = make.pictures(60, (12, 10, 3))
    found, chance = augment.cutout(pictures.copy(), rng(), 4), rng()
    tops, lefts = chance.integers(0, 12, 60) - 2, chance.integers(0, 10, 60) - 2
    for before, after, top, left in zip(pictures, found, tops, lefts, strict=True):
        rows, columns = (np.arange(size)[:, None] for size in (12, 10))
        covered = ((rows >= top) & (rows < top + 4)) & ((columns >= left) & (columns < left + 4)).T
        assert np.array_equal(after[~covered], before[~covered])
        assert (after[covered] == before.reshape(-1, 3).mean(axis=0).astype(np.uint8)).all()
