"""What stands below a network, in a browser: two sides that are linked, and the diagrams of a disturbance."""

from collections.abc import Callable

import numpy as np
from playwright.sync_api import Page, expect

from lib import networks
from lib.images.samples import load_sample
from lib.text import figure
from tests.browser.visit import Visit

COMPARE = "/activations?network=tiny_vgg&photo=coffee&layer=conv2d_1_2&more=compare&second=rocket"
FLIP = "/activations?network=tiny_vgg&photo=chelsea&more=flip&noise=24"
VIEW = '[data-component="compare-view"]'


def opened(tab: Callable[..., Visit], address: str, component: str, **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(address)
    visit.wait_drawn(component)
    return visit, page


def values(photo: str, layer: str) -> np.ndarray:
    network = networks.load("tiny_vgg")
    return network.run(network.prepare(load_sample(photo).pixels)[None])[layer][0]


class TestCompare:
    def test_a_cell_pointed_at_on_one_side_is_marked_and_read_on_both(self, tab):
        _visit, page = opened(tab, f"{COMPARE}&pair=3,3", "compare-view")
        cells = page.locator(f"{VIEW} .cells")
        cells.first.focus()
        for key in ("ArrowDown", *["ArrowDown"] * 7, *["ArrowRight"] * 11):  # the first shows row 0, column 0
            page.keyboard.press(key)
        said = page.locator(f"{VIEW} .readout span")
        for place, photo in enumerate(("coffee", "rocket")):
            value = float(values(photo, "conv2d_1_2")[7, 11, 3])
            expected = f"{photo}: channel 3, row 7, column 11: "
            expect(said.nth(place)).to_contain_text(expected)
            found = said.nth(place).inner_text().removeprefix(expected).replace("−", "-").replace(",", "")
            assert abs(float(found) - value) <= 5e-4 * abs(value) + 1e-9, figure(value)
        boxes = [page.locator(f"{VIEW} .marker").nth(place) for place in (0, 1)]
        styles = [box.evaluate("mark => [mark.style.display, mark.style.top, mark.style.left]") for box in boxes]
        assert styles[0] == styles[1]
        assert styles[0][0] == "block"

    def test_a_map_pressed_on_one_side_is_enlarged_on_both_and_stands_in_the_address(self, tab):
        visit, page = opened(tab, COMPARE, "compare-view")
        drawn = visit.wait_drawn("compare-view")
        page.locator(f"{VIEW} [data-side='1'] .tile[data-channel='6']").click()
        visit.wait_drawn("compare-view", drawn)
        expect(page.locator(f"{VIEW} .name")).to_have_text(["conv2d_1_2, channel 6"] * 2)
        assert "pair=6%2C6" in page.url or "pair=6,6" in page.url

    def test_a_phone_keeps_both_sides_beside_each_other(self, tab):
        _visit, page = opened(tab, COMPARE, "compare-view", width=390)
        left, right = (page.locator(f"{VIEW} section.side").nth(place).bounding_box() for place in (0, 1))
        assert left["y"] == right["y"]
        assert right["x"] + right["width"] <= 390
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


class TestFlip:
    def test_a_strength_pressed_in_the_diagram_moves_its_slider(self, tab):
        visit, page = opened(tab, FLIP, "drift_sweep")
        drawn = visit.wait_drawn("drift_sweep")
        plot = page.locator('[data-component="drift_sweep"] .plot')
        box = plot.bounding_box()
        plot.click(position={"x": box["width"] - 16, "y": 60})
        visit.wait_drawn("drift_sweep", drawn)
        visit.settled()
        expect(page.get_by_role("slider", name="Noise, grey levels")).to_have_value("128")
        assert "noise=128" in page.url

    def test_a_layer_chosen_by_keyboard_shows_its_maps_before_and_after(self, tab):
        _visit, page = opened(tab, FLIP, "drift_layers")
        plot = page.locator('[data-component="drift_layers"] .scroll')
        plot.focus()
        page.keyboard.press("Home")
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        expect(page.locator('[data-component="drift_layers"] .readout')).to_contain_text("conv2d_1_2 (Conv2D) moved by")
        expect(page.locator('[data-component="drift_layers"] .readout')).to_contain_text("% of the size of its values")
        page.keyboard.press("Enter")
        expect(page.locator(f"{VIEW} header").first).to_contain_text("conv2d_1_2 60×60×10")
        assert "moved=conv2d_1_2" in page.url
