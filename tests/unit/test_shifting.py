"""What changes when the picture moves, against figures by hand and Keras' own pooling of moved crops."""

import keras
import numpy as np
import pytest

from lib.convolution import convolve
from lib.errors import DoesNotFit, InvalidSetting
from lib.pooling import pool
from lib.shifting import DIRECTIONS, FURTHEST, change, changes, field, found_again

SEED = 20261121


def picture(height=29, width=34, seed=SEED):
    return np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.uint8)


class TestField:
    @pytest.mark.parametrize("direction", DIRECTIONS)
    def test_what_was_seen_is_seen_further_along_and_the_rest_is_of_the_picture(self, direction):
        image = picture()
        start = field(image, 0, direction)
        for shift in range(FURTHEST + 1):
            moved = field(image, shift, direction)
            assert moved.shape == (21, 26)
            if direction == "right":
                assert np.array_equal(moved[:, shift:], start[:, : 26 - shift])
                assert np.array_equal(moved[:, :shift], image[8:, 8 - shift : 8])
            else:
                assert np.array_equal(moved[shift:], start[: 21 - shift])
                assert np.array_equal(moved[:shift], image[8 - shift : 8, 8:])

    def test_planes_move_together(self):
        planes = np.stack([picture(), picture(seed=1)])
        assert np.array_equal(field(planes, 3, "down")[1], field(planes[1], 3, "down"))

    def test_a_picture_without_room_is_explained(self):
        with pytest.raises(InvalidSetting, match=r"^The picture's shorter side is 8, but it must be at least 9"):
            field(picture(8, 40), 1, "right")

    @pytest.mark.parametrize(("shift", "direction"), [(9, "right"), (-1, "right"), (1.5, "down"), (1, "left"), (1, [])])
    def test_other_shifts_and_directions_are_explained(self, shift, direction):
        with pytest.raises(InvalidSetting):
            field(picture(), shift, direction)


class TestChange:
    def test_by_hand(self):
        found = change(np.array([[1.0, 2.0], [3.0, 6.0]]), np.array([[1.0, 4.0], [0.0, 6.0]]), 5)
        assert (found.shift, found.relative, found.same) == (5, pytest.approx(5 / 6), 0.5)

    def test_scale_and_level_do_not_matter(self):
        before, after = np.random.default_rng(SEED).random((2, 9, 9))
        plain = change(before, after)
        assert change(40 - 7 * before, 40 - 7 * after).relative == pytest.approx(plain.relative)

    def test_an_output_that_is_the_same_everywhere_has_no_measure(self):
        assert change(np.full((3, 3), 0.1), np.full((3, 3), 0.4)).relative is None
        assert change(np.zeros((3, 3)), np.zeros((3, 3))).same == 1

    def test_rounding_is_no_change(self):
        before = np.random.default_rng(SEED).random((9, 9)).astype(np.float32)
        assert change(before, np.nextafter(before, np.float32(2))).same == 1


class TestChanges:
    @pytest.mark.parametrize("direction", DIRECTIONS)
    @pytest.mark.parametrize(("size", "stride"), [(2, 2), (3, 2), (3, 1), (8, 8)])
    def test_they_are_those_of_keras_on_crops_of_the_picture(self, direction, size, stride):
        image = picture()

        def by_keras(shift):
            top, left = (8 - shift, 8) if direction == "down" else (8, 8 - shift)
            crop = image[None, top : top + 21, left : left + 26, None].astype(np.float32)
            return keras.ops.convert_to_numpy(keras.ops.max_pool(crop, size, stride))[0, :, :, 0].astype(np.float64)

        before = by_keras(0)
        varies = np.abs(before - before.mean()).mean()
        found = changes(lambda plane: pool(plane, size, stride=stride), image, direction)
        assert [each.shift for each in found] == list(range(9))
        for each in found:
            apart = np.abs(by_keras(each.shift) - before)
            assert each.relative == pytest.approx(apart.mean() / varies)
            assert each.same == pytest.approx((apart == 0).mean())

    def test_without_a_shift_nothing_changes(self):
        found = changes(lambda plane: pool(plane, 3, kind="average", stride=2), picture(), "down")
        assert (found[0].relative, found[0].same) == (0, 1)

    def test_a_window_larger_than_the_field_is_explained(self):
        with pytest.raises(DoesNotFit, match="Choose a window of 2"):
            changes(lambda plane: pool(plane, 3), picture(10, 30), "down")


class TestFoundAgain:
    @pytest.mark.parametrize("direction", DIRECTIONS)
    @pytest.mark.parametrize("stride", [1, 2, 4, 8])
    def test_a_shift_by_whole_strides_moves_every_output_along(self, direction, stride):
        image = picture()
        for operate in (
            lambda plane: pool(plane, 3, stride=stride),
            lambda plane: pool(plane, 2, kind="average", stride=stride),
            lambda plane: convolve(plane, np.arange(9.0).reshape(3, 3), stride=stride),
        ):
            before, after = operate(field(image, 0, direction)), operate(field(image, 8, direction))
            found, of = found_again(before, after, 8 // stride, direction)
            assert found == of > 0

    def test_a_shift_between_two_strides_does_not(self):
        before, after = (pool(field(picture(), shift, "right"), 2) for shift in (0, 3))
        found, of = found_again(before, after, 1, "right")
        assert found < of / 2
