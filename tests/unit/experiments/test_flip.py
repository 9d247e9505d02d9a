"""The kernel flipped, against SciPy and loops."""

import numpy as np
import pytest
from scipy.signal import convolve2d

from lib.experiments import Setup, run
from lib.kernels import kernel
from lib.text import number
from tests.unit.experiments.cases import photo, random_setups, reference


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("box", "stays as it is"),
        ("laplacian", "stays as it is"),
        ("sobel_x", "changes its sign"),
        ("emboss", "becomes another one"),
        ("random", "becomes another one"),
    ],
)
def test_the_answer_follows_the_symmetry_of_the_kernel(name, answer):
    found = run("flip", Setup(photo(), kernel(name)))
    assert found.options[found.answer] == answer


def test_the_flipped_output_is_what_mathematics_calls_convolution():
    found = run("flip", Setup(photo(), kernel("emboss")))
    assert np.allclose(
        found.pictures[2].values, convolve2d(photo().astype(float), kernel("emboss"), "valid"), atol=1e-2
    )


def test_random_settings_are_told_as_loops_find_them():
    for setup in random_setups():
        found = run("flip", setup)
        before, after = reference(setup), reference(setup, weights=np.rot90(setup.kernel, 2))
        near = 1e-4 * np.abs(before).max()
        assert np.allclose(found.pictures[1].values, before, atol=near)
        assert np.allclose(found.pictures[2].values, after, atol=near)
        same, opposite = np.allclose(after, before, atol=near), np.allclose(after, -before, atol=near)
        assert found.answer == (0 if same else 1 if opposite else 2)
        assert number(before.size) in found.said


def test_the_cell_that_is_named_has_these_numbers():
    found = run("flip", Setup(photo(), kernel("sobel_x")))
    before = reference(Setup(photo(), kernel("sobel_x")))
    row, col = np.unravel_index(np.abs(before).argmax(), before.shape)
    was = before[row, col]
    assert found.said.endswith(f"row {row}, column {col} was {number(was)} and is {number(-was)}.")
