"""The receptive field in a browser: patches on the picture, steps of the way, pieces of the map, addresses, axe."""

import re

import pytest
from playwright.sync_api import expect

from lib import networks
from lib.receptive_field import receptive_field
from tests.browser.access import axe_faults

FIELD, MAP = '[data-component="receptive-field"]', '[data-component="occlusion-map"]'
CELL = "network=tiny_vgg&layer=conv2d_2_2&channel=5&row=12&col=9&photo=coffee"
PAGE = f"/activations?more=receptive+field&{CELL}"


def opened(tab, address=PAGE, **options):
    visit = tab(**options)
    page = visit.open(address)
    visit.wait_drawn("receptive-field")
    return visit, page


def test_a_link_opens_the_patch_of_its_cell(tab):
    _visit, page = opened(tab)
    network = networks.load("tiny_vgg")
    field = receptive_field(network.layers, network.card.input.shape, "conv2d_2_2", 12, 9)
    box = f"{field.top} {field.left} {field.rows} {field.columns}"
    expect(page.locator(FIELD)).to_have_attribute("data-field", box)
    picture = page.locator(f"{FIELD} .picture").bounding_box()
    patch = page.locator(f"{FIELD} .patch.lit").bounding_box()
    assert (patch["y"] - picture["y"]) / picture["height"] * 64 == pytest.approx(field.top, abs=0.2)
    assert (patch["x"] - picture["x"]) / picture["width"] * 64 == pytest.approx(field.left, abs=0.2)
    assert patch["width"] / picture["width"] * 64 == pytest.approx(field.columns, abs=0.2)


def test_pointing_at_a_layer_lights_its_patch_without_a_run(tab):
    visit, page = opened(tab)
    drawn = visit.wait_drawn("receptive-field")
    page.locator(f"{FIELD} li button").nth(1).hover()
    expect(page.locator(FIELD)).to_have_attribute("data-lit", "1")
    expect(page.locator(f"{FIELD} .shown")).to_contain_text("conv2d_1_2")
    page.locator("h1").hover()
    expect(page.locator(FIELD)).to_have_attribute("data-lit", "4")
    assert page.locator(FIELD).get_attribute("data-drawn") == str(drawn)


def test_pressing_a_layer_goes_to_its_cell(tab):
    visit, page = opened(tab)
    page.locator(f"{FIELD} li button").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("layer=conv2d_1_2"))
    visit.settled()
    assert all(f"{name}=" in page.url for name in ("channel", "row", "col"))
    last = page.locator(f"{FIELD} li button[aria-current]")
    expect(last).to_contain_text("conv2d_1_2")
    expect(last).to_contain_text("5×5")


def test_the_patch_grows_step_by_step(tab):
    _visit, page = opened(tab)
    page.locator(f"{FIELD} .play").click()
    expect(page.locator(FIELD)).to_have_attribute("data-lit", "0")
    expect(page.locator(FIELD)).to_have_attribute("data-lit", "4")


def test_arrow_keys_go_from_piece_to_piece_and_read_them(tab):
    visit, page = opened(tab)
    visit.wait_drawn("occlusion-map")
    page.locator(f"{MAP} [role=gridcell]").first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    lit = page.locator(f"{MAP} .map .lit")
    assert lit.count() == page.locator(f"{MAP} .box:not(.map) .lit").count() == 1
    assert page.locator(f"{MAP} .readout").inner_text() == lit.get_attribute("aria-label")
    assert lit.get_attribute("aria-label").startswith("Without row 25, column 20: ")


def test_a_link_holds_what_was_asked_for(tab):
    visit, page = opened(
        tab, "/activations?more=receptive+field&network=cats_vs_dogs&layer=relu_6&channel=3&row=4&col=5&cover=true"
    )
    visit.wait_drawn("occlusion-map")
    assert all(f"{name}=" in page.url for name in ("layer", "channel", "row", "col", "cover"))
    assert page.locator('[data-component="network-view"] .path').inner_text().endswith("row 4, column 5")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways(tab, width):
    _visit, page = opened(tab, width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    frame = page.locator(FIELD).bounding_box()
    assert page.locator(f"{FIELD} .picture").bounding_box()["width"] <= frame["width"] + 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(tab, dark):
    visit, _page = opened(tab, dark=dark)
    visit.wait_drawn("occlusion-map")
    for address in ("", "/activations?more=receptive+field&network=fashion_cnn_shuffled&layer=max_pool_1&channel=3"):
        if address:
            visit.open(address)
            visit.wait_drawn("occlusion-map")
        assert not axe_faults(visit), "\n".join(axe_faults(visit))
