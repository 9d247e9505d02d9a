"""What is said about kernels that are a column times a row, and about those that are none."""

import numpy as np
import pytest

from lib.kernel_algebra import rank, separated
from lib.kernels import kernel
from lib.text import figure
from lib.ui.views.separable import saving, why_not


@pytest.mark.parametrize(("size", "figures"), [(3, "**6** | **9**, 1.5 times"), (11, "**22** | **121**, 5.5 times")])
def test_the_saving_is_counted(size: int, figures: str) -> None:
    assert all(part in saving(size, size) for part in figures.split(" | "))


@pytest.mark.parametrize("size", [1, 2])
def test_small_kernels_save_nothing(size: int) -> None:
    assert "saves nothing" in saving(size, size)


@pytest.mark.parametrize(("name", "needed"), [("laplacian", 2), ("sharpen", 2), ("emboss", 3), ("motion", 3)])
def test_the_rank_and_the_singular_values_are_said(name: str, needed: int) -> None:
    said = why_not(kernel(name))
    values = np.linalg.svd(kernel(name))[1]
    assert f"its rank is {needed}," in said
    assert all(figure(value) in said for value in values[:needed])
    assert "comes close" not in said


def test_a_kernel_that_lost_digits_comes_close() -> None:
    said = why_not(np.round(kernel("gaussian", 5), 6))
    assert "comes close" in said


def test_zeros_have_nothing_to_take_apart() -> None:
    assert "All weights are 0" in why_not(np.zeros((3, 3)))


@pytest.mark.parametrize("tiny", [[[1e-300]], [[1e-31, 0], [0, 1e-31]], [[1e-31, 1e-31], [1e-31, 1e-31]]])
def test_weights_as_good_as_zero_have_nothing_to_take_apart(tiny: list) -> None:
    assert separated(tiny) is None
    assert rank(tiny) == 0
    assert "All weights are below 1.0e−30" in why_not(np.array(tiny))


def test_a_weight_as_good_as_zero_is_zero_for_the_rank_too() -> None:
    assert rank([[1, 0], [0, 1e-31]]) == 1
    assert separated([[1, 0], [0, 1e-31]]) is not None
