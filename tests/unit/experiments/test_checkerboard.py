"""A checkerboard under a stride of 2, against loops."""

import numpy as np
import pytest

from lib.experiments import Setup, run
from lib.experiments.checkerboard import pattern
from lib.kernels import NAMES, kernel
from lib.text import number
from tests.unit.experiments.cases import photo, random_setups, slid


def outputs(found):
    return [picture.values for picture in found.pictures if picture.kind == "output"]


def test_the_identity_keeps_one_of_the_two_colours():
    found = run("checkerboard", Setup(photo(), kernel("identity")))
    with_one, with_two = outputs(found)
    assert np.unique(with_one).tolist() == [0, 255]
    assert len(np.unique(with_two)) == 1
    assert "swings between 0 and 255" in found.said
    assert f"all {with_two.size} numbers are {int(with_two[0, 0])}," in found.said
    assert f"all would be {int(255 - with_two[0, 0])}:" in found.also


@pytest.mark.parametrize("name", NAMES)
def test_named_kernels_give_one_number_and_the_other_one_after_a_pixel(name):
    found = run("checkerboard", Setup(photo(), kernel(name, seed=3)))
    board = found.pictures[0].values
    used = kernel("identity") if len(found.notes) > 1 else kernel(name, seed=3)
    with_one, with_two = (slid(board, used, stride, "valid", 1) for stride in (1, 2))
    assert np.allclose(outputs(found)[0], with_one, atol=1e-3)
    assert np.allclose(outputs(found)[1], with_two, atol=1e-3)
    assert found.options[found.answer] == "one number everywhere"
    moved = slid(255 - board, used, 2, "valid", 1)
    assert moved[0, 0] == pytest.approx(with_one[0, 1], abs=1e-6)


def test_a_kernel_that_sees_no_board_is_replaced_and_what_it_answers_is_said():
    alternating = abs((kernel("sobel_x") * (-1.0) ** np.indices((3, 3)).sum(axis=0)).sum())
    assert alternating == 0
    found = run("checkerboard", Setup(photo(), kernel("sobel_x")))
    assert "answers 0 everywhere" in found.notes[1]
    assert np.unique(outputs(found)[0]).tolist() == [0, 255]


def test_random_settings_are_told_as_loops_find_them():
    for setup in random_setups():
        found = run("checkerboard", setup)
        board = found.pictures[0].values
        replaced = len(found.notes) > 1
        used, dilation = (kernel("identity"), 1) if replaced else (setup.kernel, setup.dilation)
        with_one = slid(board, used, 1, "valid", dilation)
        assert with_one.shape == (24, 24)
        assert np.allclose(outputs(found)[0], with_one, atol=1e-3 * np.abs(with_one).max())
        assert np.ptp(slid(board, used, 2, "valid", dilation)) < 1e-6
        low = number(with_one.min(), 1)
        assert low in found.said or abs(with_one.min()) < 1 or low.endswith(".0")


@pytest.mark.parametrize(
    ("values", "kind"),
    [([[0, 1], [1, 0]], 0), ([[0, 1], [0, 1]], 1), ([[0, 0], [1, 1]], 1), ([[2, 2], [2, 2]], 2), ([[5]], 2)],
)
def test_patterns_are_told_apart(values, kind):
    assert pattern(np.array(values, float), 1e-6) == kind
