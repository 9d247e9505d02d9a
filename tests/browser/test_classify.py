"""Classify in a browser: choices reach the address, a picture of the row becomes the photo of every page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from lib import networks
from lib.images.samples import load_sample
from tests import data
from tests.browser.visit import Visit


def test_the_first_screen_shows_photo_input_and_answer(tab: Callable[..., Visit]) -> None:
    page = tab().open("/classify?network=fashion_cnn&photo=coffee")
    for part in (".cs-framed img", ".cs-answer-flow .cs-sharp", ".cs-answer .cs-shares"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] + box["height"] < 720, part
    assert (
        page.locator(".cs-answer-flow .cs-sharp").last.evaluate("e => getComputedStyle(e).imageRendering")
        == "pixelated"
    )


def test_bars_are_as_wide_as_their_probabilities(tab: Callable[..., Visit]) -> None:
    page = tab().open("/classify?network=fashion_cnn&photo=coffee")
    expected = networks.load("fashion_cnn").classify(load_sample("coffee").pixels)[:5]
    rows = page.locator(".cs-answer .cs-shares li")
    for row, (label, share) in zip(rows.all(), expected, strict=True):
        assert row.locator("span").first.inner_text() == label
        track, bar = row.locator(".cs-share").bounding_box(), row.locator(".cs-share i").bounding_box()
        assert bar["width"] == pytest.approx(max(1, track["width"] * share), abs=1)


def test_another_network_and_the_switch_reach_the_address(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/classify?network=fashion_cnn&photo=horse")
    page.locator(".st-key-beside_fashion_mlp").get_by_role("button", name="Show above").click()
    expect(page.locator(".cs-heading")).to_contain_text("Fashion MLP answers")
    page.wait_for_url("**network=fashion_mlp**")
    page.get_by_role("radio", name="off").click()
    page.wait_for_url("**invert=off**")
    visit.settled()
    expect(page.get_by_text(re.compile("left (it )?as it is"))).to_be_visible()
    visit.reload()
    expect(page.get_by_text(re.compile("left (it )?as it is"))).to_be_visible()
    expect(page.locator(".cs-heading")).to_contain_text("Fashion MLP answers")


def test_a_test_picture_becomes_the_photo_of_every_page(tab: Callable[..., Visit]) -> None:
    data.require("fashion_mnist")
    visit = tab()
    page = visit.open("/classify?network=fashion_cnn")
    visit.wait_drawn("picture_row")
    tile = page.locator('[data-component="picture_row"] button').nth(2)
    index = tile.get_attribute("data-index")
    tile.click()
    visit.wait_photo(f"Fashion-MNIST, test picture {index}")
    expect(page.locator(".st-key-verdict")).to_contain_text("Right: " if "right" in tile.inner_text() else "Wrong: ")
    expect(tile).to_have_attribute("aria-pressed", "true")
    visit.walk("/image")
    assert visit.photo_name() == f"Fashion-MNIST, test picture {index}"
