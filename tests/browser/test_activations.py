"""The Activations page in a browser: addresses, a layer and a map enlarged, numbers under the pointer, axe."""

from collections.abc import Callable

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lib import networks
from lib.images.samples import load_sample
from lib.text import figure
from tests.browser.test_access import is_streamlits_own, told
from tests.browser.visit import Visit

LAYER = '[data-component="layer_view"]'
MAP = "/activations?network=fashion_cnn&photo=coffee&invert=off&layer=conv2d_1&channel=2"


def opened(tab: Callable[..., Visit], address: str, **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(address)
    visit.wait_drawn("layer_view")
    return visit, page


def output(layer: str) -> np.ndarray:
    network = networks.load("fashion_cnn")
    return network.run(network.prepare(load_sample("coffee").pixels)[None])[layer][0]


def test_the_number_under_the_keyboard_is_the_networks(tab):
    _visit, page = opened(tab, MAP)
    page.locator(f"{LAYER} .panel.output .cells").focus()
    for key in ["ArrowDown"] * 8 + ["ArrowRight"] * 11:  # the first press enters at row 0, column 0
        page.keyboard.press(key)
    value = figure(float(f"{output('conv2d_1')[7, 11, 2]:.4g}"))
    assert page.locator(f"{LAYER} .readout").inner_text() == f"Output: conv2d_1, 2: row 7, column 11 is {value}."


def test_pointing_at_the_output_frames_its_window_in_the_input(tab):
    _visit, page = opened(tab, MAP)
    page.locator(f"{LAYER} .panel.output .cells").hover()
    marker = page.locator(f"{LAYER} .panel.input .marker")
    picture = page.locator(f"{LAYER} .panel.input canvas").bounding_box()
    cell = picture["width"] / 28
    assert marker.bounding_box()["width"] == pytest.approx(3 * cell, abs=2)


def test_the_kernel_shows_the_weights_of_the_network(tab):
    _visit, page = opened(tab, MAP)
    weights = networks.load("fashion_cnn").weights("conv2d_1")["kernel"][:, :, 0, 2]
    shown = page.locator(f"{LAYER} .panel.kernel .digits span").all_inner_texts()
    assert [float(text.replace("−", "-")) for text in shown] == [float(f"{weight:.2g}") for weight in weights.ravel()]


def test_a_map_of_the_enlarged_layer_opens(tab):
    visit, page = opened(tab, "/activations?network=fashion_lenet5&layer=conv2d_2")
    tiles = page.locator(f"{LAYER} .tile")
    assert tiles.count() == 16
    drawn = visit.wait_drawn("layer_view")
    tiles.nth(0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**channel=1**")
    visit.wait_drawn("layer_view", drawn)
    assert page.locator(f"{LAYER} .pair").count() == 6


def test_a_unit_of_the_enlarged_layer_opens(tab):
    visit, page = opened(tab, "/activations?network=fashion_cnn&layer=dense_1")
    drawn = visit.wait_drawn("layer_view")
    page.locator(f"{LAYER} .cells").focus()
    for key in ("ArrowDown", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**channel=1**")
    visit.wait_drawn("layer_view", drawn)
    assert page.locator(f"{LAYER} .panel.output canvas").count() == 1


def test_the_choice_survives_a_walk_and_a_reload(tab):
    visit, page = opened(tab, MAP)
    visit.walk("/classify")
    visit.walk("/activations")
    visit.wait_drawn("layer_view")
    assert "layer=conv2d_1" in page.url
    visit.reload()
    visit.wait_drawn("layer_view")
    assert page.locator(f"{LAYER} .panel.output h2").inner_text() == "Output: conv2d_1, 2"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways_with_a_map_open(tab, width):
    _visit, page = opened(tab, "/activations?network=fashion_lenet5&layer=conv2d_2&channel=5", width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_with_a_layer_or_a_map_open(tab, dark):
    visit, page = opened(tab, "/activations?network=fashion_lenet5&layer=conv2d_2", dark=dark)
    for place in ("conv2d_2&channel=5", "dense_1", "logits&channel=2"):
        assert not axe(visit), "\n".join(axe(visit))
        page = visit.open(f"/activations?network=fashion_lenet5&layer={place}")
        visit.wait_drawn("layer_view")
    assert page.locator(f"{LAYER} .panel").count() == 2
    assert not axe(visit), "\n".join(axe(visit))


def axe(visit: Visit) -> list[str]:
    found = Axe().run(visit.page).response["violations"]
    return [told(violation) for violation in found if not is_streamlits_own(visit, violation)]
