"""One unit taken apart in a browser: its sum is the network's number, lists open, one logit moves all shares."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page

from lib import networks
from lib.images.samples import load_sample
from tests.browser.access import axe_faults
from tests.browser.visit import Visit

VIEW = '[data-component="number-view"]'
PHOTO = "photo=coffee&invert=off"


def opened(tab: Callable[..., Visit], network: str, layer: str, unit: int, **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(f"/activations?network={network}&layer={layer}&channel={unit}&{PHOTO}")
    visit.wait_drawn("number-view")
    return visit, page


def values(name: str, layer: str) -> np.ndarray:
    network = networks.load(name)
    return network.run(network.prepare(load_sample("coffee").pixels)[None], (layer,))[layer][0]


def number(text: str) -> float:
    return float(text.replace("−", "-").replace(",", "").removesuffix("%"))


CASES = [
    ("cifar10_mlp", "dense_1", 40),
    ("tiny_vgg", "logits", 3),
    ("cats_vs_dogs", "logits", 1),
    ("cats_vs_dogs", "global_average", 17),
    ("fashion_lenet5", "tanh_3", 5),
    ("fashion_cnn", "relu_2", 9),
    ("fashion_cnn", "flatten", 501),
    ("fashion_cnn", "softmax", 6),
]


@pytest.mark.parametrize(("name", "layer", "unit"), CASES, ids=["-".join(map(str, case[:2])) for case in CASES])
def test_the_sum_on_the_page_is_the_networks_number(tab, name, layer, unit):
    _visit, page = opened(tab, name, layer, unit)
    view = page.locator(VIEW)
    tensor = values(name, layer)
    assert (view.get_attribute("data-layer"), view.get_attribute("data-channel")) == (layer, str(unit))
    assert view.get_attribute("data-row") is view.get_attribute("data-col") is None
    assert float(view.get_attribute("data-network")) == pytest.approx(float(tensor[unit]), abs=1e-6)
    assert abs(float(view.get_attribute("data-sum")) - tensor[unit]) <= 1e-4 * np.abs(tensor).max()
    assert "equal" in page.locator(f"{VIEW} .proof").inner_text()
    assert not page.locator(f"{VIEW} [role=alert]").count()


class TestDense:
    def test_the_largest_products_and_the_rest_add_up(self, tab):
        _visit, page = opened(tab, "fashion_cnn", "logits", 8)
        products = [number(text) for text in page.locator(f"{VIEW} .row .product").all_inner_texts()]
        bias = number(page.locator(f"{VIEW} .step.bias b").inner_text())
        *shown, _rest = products
        up, down = [value for value in shown if value > 0], [value for value in shown if value < 0]
        assert shown == sorted(up, reverse=True) + sorted(down)
        assert len(up) == 6
        assert sum(products) + bias == pytest.approx(values("fashion_cnn", "logits")[8], abs=0.01)

    def test_thousands_of_products_open_as_the_rows_in_sight(self, tab):
        visit, page = opened(tab, "cifar10_mlp", "dense_1", 40)
        page.get_by_role("button", name="open all 3,072").click()
        rows = page.locator(f"{VIEW} .list [role=listitem]")
        assert 10 < rows.count() < 60
        assert rows.first.get_attribute("aria-setsize") == "3072"
        page.get_by_role("button", name="in their order").click()
        page.locator(f"{VIEW} .list").focus()
        page.keyboard.press("End")
        page.locator(f"{VIEW} .list [aria-posinset='3072']").wait_for()
        assert (
            page.locator(f"{VIEW} .list [aria-posinset='3072']").inner_text().startswith("channel 2, row 31, column 31")
        )
        visit.settled()

    def test_an_input_opens_where_it_comes_from(self, tab):
        visit, page = opened(tab, "fashion_cnn", "logits", 8)
        first = page.locator(f"{VIEW} .row .name").first
        unit = first.inner_text().removeprefix("unit ")
        first.click()
        page.wait_for_url(f"**channel={unit}**")
        visit.settled()
        assert "layer=relu_2" in page.url
        assert page.locator(VIEW).get_attribute("data-layer") == "relu_2"

    def test_a_row_marks_its_cell_in_the_maps(self, tab):
        _visit, page = opened(tab, "fashion_mlp", "dense_1", 7)
        page.locator(f"{VIEW} .row").first.hover()
        assert page.locator(f"{VIEW} .plane .marker").filter(visible=True).count() == 3


class TestKeyboard:
    """Cells of maps are read without a pointer: one stop of the Tab key, the arrow keys go on."""

    @pytest.mark.parametrize(
        ("name", "layer", "unit", "source", "start"),
        [
            ("tiny_vgg", "flatten", 1003, "max_pool_2", (7, 9, 3)),
            ("cats_vs_dogs", "global_average", 17, "relu_7", (0, 0, 17)),
        ],
    )
    def test_a_cell_of_the_map_is_told(self, tab, name, layer, unit, source, start):
        _visit, page = opened(tab, name, layer, unit)
        row, column, channel = start
        cells = values(name, source)[..., channel]
        page.locator(f"{VIEW} .panel .cells").focus()
        readout = page.locator(f"{VIEW} .readout")
        assert readout.get_attribute("aria-live") == "polite"
        place, value = readout.inner_text().split(": ")
        assert place == f"Row {row}, column {column}"
        assert number(value) == pytest.approx(cells[row, column], rel=1e-4)
        page.keyboard.press("ArrowDown")
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        place, value = readout.inner_text().split(": ")
        assert place == f"Row {row + 1}, column {column + 2}"
        assert number(value) == pytest.approx(cells[row + 1, column + 2], rel=1e-4)
        assert page.locator(f"{VIEW} .cursor").is_visible()

    def test_a_product_of_the_weight_maps_is_told_with_one_stop_a_map(self, tab):
        _visit, page = opened(tab, "fashion_cnn", "dense_1", 7)
        stops = page.locator(f"{VIEW} .plane [tabindex='0']")
        assert stops.count() == page.locator(f"{VIEW} .plane").count() == 2
        stops.first.focus()
        page.keyboard.press("ArrowUp")  # stays at the rim
        page.keyboard.press("ArrowRight")
        told_ = page.locator(f"{VIEW} .readout").inner_text()
        assert "row 0, column 1: " in told_
        one, other, product = (number(part) for part in re.split(" × | = ", told_.split(": ")[1]))
        assert one * other == pytest.approx(product, abs=1e-3)
        assert page.locator(f"{VIEW} .plane").first.locator(".marker").filter(visible=True).count() == 3


class TestSoftmax:
    def test_one_logit_moves_the_shares_of_all_and_back(self, tab):
        visit, page = opened(tab, "tiny_vgg", "softmax", 6)
        drawn = visit.wait_drawn("number-view")
        shares = page.locator(f"{VIEW} .share b")
        real = shares.all_inner_texts()
        page.get_by_role("slider").focus()
        page.keyboard.press("End")
        moved = [number(text.replace("<", "").replace(">", "")) for text in shares.all_inner_texts()]
        assert moved[6] > 95
        assert sum(moved) == pytest.approx(100, abs=1.5)
        page.get_by_role("button", name="Back to the real logits").click()
        assert shares.all_inner_texts() == real
        assert visit.wait_drawn("number-view") == drawn, "the slider must not run the page again"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("layer", "unit"), [("dense_1", 3), ("softmax", 2), ("relu_2", 4), ("flatten", 500)])
def test_axe_finds_nothing_of_ours(tab, layer, unit, dark):
    visit, page = opened(tab, "fashion_cnn", layer, unit, dark=dark)
    for button in page.locator(f"{VIEW} .more").all():
        button.click()
    assert not axe_faults(visit), "\n".join(axe_faults(visit))


def test_a_phone_never_scrolls_sideways(tab):
    for layer in ("dense_1", "softmax", "relu_2", "flatten"):
        _visit, page = opened(tab, "fashion_cnn", layer, 3, width=390, height=844)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.locator(VIEW).evaluate("view => view.scrollWidth <= view.clientWidth")
