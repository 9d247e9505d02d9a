"""Values as HTML: pictures of whole multiples, legends, and tables of weights with their figures."""

import base64
import re

import cv2
import numpy as np
import pytest

from lib import render
from lib.kernel_algebra import separated
from lib.kernels import NAMES, kernel
from lib.ui.views import coloured
from lib.ui.views.stepper import Scale


def pixels(html: str) -> np.ndarray:
    """The picture in it, uint8 (h, w, 3), RGB."""
    data = np.frombuffer(base64.b64decode(re.search(r"base64,([^\"]+)", html)[1]), np.uint8)
    return cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def cells(html: str) -> list[str]:
    return re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", html)


@pytest.mark.parametrize("dark", [False, True])
def test_a_map_has_the_colours_of_its_values(dark: bool) -> None:
    values = np.random.default_rng(3).normal(size=(7, 9)) * 100
    html = coloured.picture(values, "Output", Scale(limit=250), dark, 240)
    assert np.array_equal(pixels(html), render.diverging(values, 250, dark))
    assert "width:234px" in html, "26 CSS pixels for each of 9"


def test_a_picture_of_pixels_is_grey() -> None:
    values = np.arange(12).reshape(3, 4) * 20
    assert np.array_equal(pixels(coloured.picture(values, "Photo", Scale(), False, 99))[..., 0], values)


def test_a_large_map_is_sent_no_larger_than_it_is_drawn() -> None:
    values = np.random.default_rng(4).normal(size=(1000, 700))
    html = coloured.picture(values, "Output", Scale(limit=3), False, 240)
    assert np.array_equal(pixels(html), render.diverging(values[::5, ::5], 3)), "drawn values are values of the output"
    assert "one in 5 rows and columns" in html
    assert "width:140px" in html


@pytest.mark.parametrize(("shape", "size"), [((75, 112), (150, 224)), ((24, 24), (240, 240)), ((480, 961), (96, 193))])
def test_the_size_on_the_screen_is_a_whole_multiple(shape: tuple, size: tuple) -> None:
    assert coloured.size_of(shape, 240) == size


def test_a_diverging_legend_has_zero_in_the_middle() -> None:
    found = re.findall(r"<span>([^<]*)</span>", coloured.legend(Scale(limit=443.2), False))
    assert found == ["−443", "0", "443"]


def test_a_grey_legend_has_its_ends() -> None:
    assert re.findall(r"<span>([^<]*)</span>", coloured.legend(Scale(), False)) == ["0", "255"]


@pytest.mark.parametrize("name", NAMES)
def test_every_weight_stands_in_its_cell(name: str) -> None:
    weights = kernel(name, 5)
    found = cells(coloured.weights(weights, "The kernel", False))
    assert len(found) == 25
    assert np.allclose([float(each.replace("−", "-")) for each in found], weights.ravel(), rtol=0, atol=5e-4)


@pytest.mark.parametrize("name", ["sobel_x", "gaussian", "scharr_x"])
def test_a_table_of_products_has_the_row_above_and_the_column_beside(name: str) -> None:
    weights = kernel(name, 5)
    column, row = separated(weights)
    found = cells(coloured.product(column, row, weights, "The kernel", False))
    assert found[0] == "×"
    table = np.array([0.0, *(float(each.replace("−", "-")) for each in found[1:])]).reshape(6, 6)
    assert np.allclose(table[0, 1:], row, rtol=0, atol=5e-4)
    assert np.allclose(table[1:, 0], column, rtol=0, atol=5e-4)
    assert np.allclose(table[1:, 1:], weights, rtol=0, atol=5e-4)


def test_a_caption_is_escaped() -> None:
    assert "<b>" not in coloured.weights(np.eye(2), "<b>", False)
    assert "<b>" not in coloured.picture(np.eye(2), "<b>", Scale(limit=1), False, 40)


def test_a_kernel_of_zeros_can_be_drawn() -> None:
    assert cells(coloured.weights(np.zeros((2, 2)), "Nothing", True)) == ["0"] * 4
