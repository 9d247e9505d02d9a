"""The numbers that the browser adds up are the ones that `lib` computes, and the window moves by mouse and keyboard."""

import io
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from PIL import Image

from lib import convolution, kernels
from tests.browser.stepper import STEPPER, image, shown
from tests.browser.visit import Visit

Tab = Callable[..., Visit]


CONVOLUTIONS = [
    {"photo": "coffee", "kernel": "sobel_x", "stride": 2, "row": 20, "col": 30},
    {"photo": "chelsea", "kernel": "gaussian", "size": 7, "padding": "same", "row": 0, "col": 0},
    {"photo": "astronaut", "kernel": "random", "size": 5, "seed": 7, "dilation": 3, "row": 4, "col": 90},
    {"photo": "coffee", "kernel": "laplacian", "mode": "all", "bias": -12.5, "relu": "true", "row": 9, "col": 9},
    {"photo": "coffee", "kernel": "emboss", "mode": "each", "channel": "blue", "row": 9, "col": 9, "detail": 448},
    {"photo": "chelsea", "kernel": "custom", "cells": "1,0;0.5,-2", "padding": "same", "row": 74, "col": 111},
]


@pytest.mark.parametrize("asked", CONVOLUTIONS, ids=lambda asked: asked["kernel"])
def test_the_sum_under_the_window_is_the_one_that_lib_computes(tab: Tab, asked: dict) -> None:
    visit = tab()
    visit.open(f"/convolution?{urlencode(asked)}")
    visit.wait_drawn("window-stepper")
    planes = {"grey": [3], "each": [2], "all": [0, 1, 2]}[asked.get("mode", "grey")]
    cells = asked.get("cells")
    weights = (
        kernels.parse(cells) if cells else kernels.kernel(asked["kernel"], asked.get("size", 3), asked.get("seed", 0))
    )
    how = {name: asked[name] for name in ("stride", "padding", "dilation") if name in asked}
    taken_apart = convolution.window(
        image(asked["photo"], asked.get("detail", 112))[:, :, planes],
        weights,
        asked["row"],
        asked["col"],
        bias=asked.get("bias", 0.0),
        **how,
    )
    expected = max(0.0, taken_apart.total) if "relu" in asked else taken_apart.total
    row, col, value = shown(visit)
    assert (row, col) == (asked["row"], asked["col"])
    assert value == pytest.approx(expected, abs=1e-6)


def test_arrow_keys_move_the_window_at_once_and_the_address_follows(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?photo=coffee&row=10&col=10")
    before = visit.wait_drawn("window-stepper")
    visit.page.locator('[data-grid="output"]').focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        visit.page.keyboard.press(key)
    assert shown(visit)[:2] == (11, 12)
    assert visit.page.locator(STEPPER).get_attribute("data-drawn") == str(before), "no rerun is needed to move"
    visit.page.wait_for_url("**col=12*")
    assert "row=11" in visit.page.url


def test_a_cell_of_either_grid_lights_its_partners(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?photo=coffee&row=20&col=20")
    visit.wait_drawn("window-stepper")
    visit.page.locator('[data-grid="output"] [aria-selected="true"]').hover()
    assert visit.page.locator('[data-grid="input"] .lit').count() == 9
    visit.page.locator('[data-grid="input"] .cell[data-row="20"][data-col="20"]').hover()
    assert visit.page.locator('[data-grid="output"] .lit').count() == 9


def test_a_changed_cell_makes_the_kernel_ones_own_and_stays_in_the_address(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?photo=coffee&kernel=identity&row=20&col=20")
    drawn = visit.wait_drawn("window-stepper")
    before = shown(visit)[2]
    visit.page.locator('[data-grid="kernel"] .cell').nth(4).click()
    visit.page.keyboard.type("3")
    visit.page.keyboard.press("Enter")
    visit.wait_drawn("window-stepper", drawn)
    assert shown(visit)[2] == pytest.approx(3 * before)
    visit.page.wait_for_url("**cells=*")
    visit.reload()
    visit.wait_drawn("window-stepper")
    assert shown(visit)[2] == pytest.approx(3 * before)


def test_a_kernel_is_chosen_in_the_gallery_by_keyboard(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?kernel=identity")
    drawn = visit.wait_drawn("window-stepper")
    visit.page.get_by_role("radio", name="Identity").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.wait_drawn("window-stepper", drawn)
    visit.page.wait_for_url("**kernel=box*")
    assert visit.page.get_by_role("radio", name="Box blur").get_attribute("aria-checked") == "true"


def test_what_was_out_of_range_is_said(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?kernel=<b>zzz&stride=99&size=4&row=5000")
    said = visit.page.get_by_test_id("stMain").inner_text()
    for part in ("no kernel called <b>zzz", "stride was 99", "1 to 8", "row was 5000"):
        assert part in said


def test_a_kernel_that_spans_more_than_the_photo_has_is_explained(tab: Tab) -> None:
    visit = tab()
    visit.open("/convolution?size=5&dilation=2")
    file = io.BytesIO()
    Image.new("RGB", (30, 7)).save(file, "PNG")
    visit.upload("low.png", file.getvalue())
    visit.wait_photo("low.png")
    assert "A 5-wide kernel with dilation 2 spans 9 cells, but the input has 7." in visit.page.inner_text("body")
