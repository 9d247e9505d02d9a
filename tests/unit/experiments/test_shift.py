"""The picture moved by one pixel, against loops."""

import numpy as np
import pytest

from lib.experiments import Setup, run
from lib.experiments.shift import laid_on
from lib.kernels import NAMES, kernel
from lib.text import number, percent
from tests.unit.experiments.cases import photo, random_setups, reference


def by_loops(setup):
    """Outputs before and after, without padding."""
    return (reference(setup, image=part, padding="valid") for part in (setup.image[:, :-1], setup.image[:, 1:]))


@pytest.mark.parametrize("name", NAMES)
def test_with_stride_one_every_named_kernel_moves_along(name):
    found = run("shift", Setup(photo(), kernel(name)))
    assert found.options[found.answer] == "moves along, with the same numbers"
    assert np.abs(found.pictures[2].values).max() < 1e-2


@pytest.mark.parametrize("stride", [2, 3, 8])
def test_with_a_larger_stride_it_becomes_another(stride):
    found = run("shift", Setup(photo(), kernel("sobel_x"), stride=stride))
    assert found.options[found.answer] == "gets other numbers"
    assert f"Only a shift by {stride} pixels" in found.also


def test_a_shift_by_the_stride_does_move_it_along():
    image = photo().astype(np.float32)
    setup = Setup(image, kernel("sobel_x"), stride=2)
    before, after = setup.other(image=image[:, :-2]).output(), setup.other(image=image[:, 2:]).output()
    assert np.array_equal(after[:, :-1], before[:, 1:])


def test_random_settings_are_told_as_loops_find_them():
    for setup in random_setups():
        found = run("shift", setup)
        before, after = by_loops(setup)
        assert np.allclose(found.pictures[0].values, before, atol=setup.near)
        assert np.allclose(found.pictures[1].values, after, atol=setup.near)
        assert found.answer == (0 if setup.stride == 1 else 2)
        differences = [after - before, after[:, :-1] - before[:, 1:]]
        best = min(differences, key=lambda each: np.abs(each).mean())
        assert number(best.size) in found.said
        if setup.stride > 1:
            assert percent((np.abs(best) > setup.near).mean()) in found.said
            assert f"by {number(np.abs(best).mean(), 1)} on" in found.said or np.abs(best).mean() < 1.1


def test_padding_is_left_out_and_that_is_said():
    found = run("shift", Setup(photo(), kernel("box"), padding="same"))
    assert "no padding" in found.notes[0]
    assert found.pictures[0].values.shape == (38, 47)


def test_stripes_as_wide_as_a_pixel_stay_under_a_stride_that_jumps_over_them():
    image = np.tile([0, 255, 128], (12, 10))
    found = run("shift", Setup(image, kernel("identity"), stride=3))
    assert found.notes, "with a stride of 3 these stripes are flat"


def test_the_new_output_is_laid_where_it_fits_best():
    before = np.arange(12.0).reshape(2, 6) ** 2
    assert laid_on(before, before)[0] == 0
    assert laid_on(before[:, :-1], before[:, 1:])[0] == 1
    assert laid_on(before[:, :1], before[:, 1:2])[0] == 0, "one column cannot be moved back"


def test_columns_that_stand_twice_are_said_to_repeat():
    found = run("shift", Setup(photo().repeat(2, axis=1), np.ones((1, 1)), stride=2))
    assert found.options[found.answer] == "stays as it is"
    assert "picture that repeats itself" in found.also


def test_equal_outputs_of_a_picture_that_does_not_repeat_are_the_kernels():
    image = photo().copy()
    image[:, ::2] = 10
    found = run("shift", Setup(image, np.ones((1, 2)), stride=2))
    assert found.options[found.answer] == "stays as it is"
    assert "does not repeat itself" in found.also
