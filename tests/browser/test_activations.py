"""The Activations page in a browser: a layer, a map, a number, each by its link; every number held to the network's."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pytest
from playwright.sync_api import Locator, Page

from lib import networks
from lib.images import decode
from lib.images.samples import load_sample
from tests.browser.access import axe_faults, too_wide
from tests.browser.visit import Visit

LAYER = '[data-component="layer_view"]'
NEURON = '[data-component="neuron-view"]'
NUMBER = '[data-component="number-view"]'
SEED = 13
NUMBERS = (
    ("tiny_vgg", "conv2d_1_2"),
    ("tiny_vgg", "max_pool_2"),
    ("cats_vs_dogs", "conv2d_1"),
    ("cats_vs_dogs", "batch_norm_3b"),
    ("cats_vs_dogs", "add_5"),
    ("chest_xray", "relu_2"),
    ("mnist_lenet5", "average_pool_1"),
    ("mnist_lenet5", "tanh_1"),
    ("cifar10_cnn", "rescaling"),
    ("cifar10_cnn", "conv2d_6"),
)


def opened(tab: Callable[..., Visit], address: str, view: str = "neuron-view", **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(address)
    visit.wait_drawn(view)
    return visit, page


@lru_cache(maxsize=8)
def outputs(name: str, photo: str = "chelsea") -> dict[str, np.ndarray]:
    network = networks.load(name)
    return {layer: value[0] for layer, value in network.run(network.prepare(load_sample(photo).pixels)[None]).items()}


def agrees(view: Locator, values: np.ndarray) -> None:
    """The sum and the network's number of the view are those of the cell it names."""
    told_ = view.evaluate("root => ({ ...root.dataset })")
    row, col, channel = (int(told_[name]) for name in ("row", "col", "channel"))
    expected = float(values[row, col, channel])
    assert float(told_["network"]) == expected
    assert float(told_["sum"]) == pytest.approx(expected, abs=1e-4 * float(np.abs(values).max()))


@pytest.mark.parametrize(("name", "layer"), NUMBERS, ids=[f"{name}-{layer}" for name, layer in NUMBERS])
def test_every_number_is_the_networks(tab, name, layer):
    print("seed", SEED)
    values = outputs(name)[layer]
    row, col, channel = (int(np.random.default_rng(SEED).integers(size)) for size in values.shape)
    photo = "photo=chelsea&invert=off"
    _visit, page = opened(
        tab, f"/activations?network={name}&layer={layer}&channel={channel}&row={row}&col={col}&{photo}"
    )
    view = page.locator(NUMBER)
    assert (view.get_attribute("data-row"), view.get_attribute("data-col")) == (str(row), str(col))
    agrees(view, values)
    output = page.locator(f"{NEURON} button.surface.output")
    output.focus()
    for key in ("ArrowUp", "ArrowLeft", "ArrowUp") if row > 1 and col else ("ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        agrees(view, values)
    moved = view.get_attribute("data-row")
    page.wait_for_url(f"**row={moved}**")
    assert int(moved) == row + (-2 if row > 1 and col else 2)
    box = output.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.83)
    agrees(view, values)
    assert abs(int(view.get_attribute("data-row")) - 0.83 * values.shape[0]) <= 2
    assert "equal" in page.locator(f"{NUMBER} .proof, {NEURON} .proof").first.inner_text()


def test_the_products_of_all_channels_are_there(tab):
    _visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_2_1&channel=3&row=9&col=4")
    folded = page.locator(f"{NUMBER} details:not([open]) > summary:visible")
    for _ in range(10):  # all but the one that is open at first, and the line of the others
        folded.first.click()
    assert not folded.count()
    network, values = networks.load("tiny_vgg"), outputs("tiny_vgg")
    terms = page.locator(f"{NUMBER} .term").evaluate_all(
        "all => all.map(term => [...term.children].map(part => part.textContent))"
    )
    assert len(terms) == 10 * 9
    products = sum(np.prod([float(part.replace("−", "-")) for part in term]) for term in terms)
    bias = network.weights("conv2d_2_1")["bias"][3]
    assert products + bias == pytest.approx(values["conv2d_2_1"][9, 4, 3], abs=5e-3)


def test_a_cold_link_to_a_neuron_shows_its_strongest_cell_and_no_number_yet(tab):
    _visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_1_2&channel=5")
    view = page.locator(NEURON)
    values = np.abs(outputs("tiny_vgg")["conv2d_1_2"][..., 5])
    at = np.unravel_index(values.argmax(), values.shape)
    assert [int(view.get_attribute(f"data-{name}")) for name in ("channel", "row", "col")] == [5, *at]
    assert not page.locator(NUMBER).count()


def test_the_inputs_that_add_most_come_first_and_the_rest_in_one_line(tab):
    _visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_1_2&channel=5&row=20&col=30")
    shown = [float(text.replace("−", "-")) for text in page.locator(f"{NEURON} .list .value").all_inner_texts()]
    kernel = networks.load("tiny_vgg").weights("conv2d_1_2")["kernel"][..., 5].astype(np.float64)
    window = outputs("tiny_vgg")["relu_1_1"][20:23, 30:33].astype(np.float64)
    subtotals = sorted((window * kernel).sum(axis=(0, 1)), key=abs, reverse=True)
    assert shown == pytest.approx(subtotals[:4], rel=1e-3)
    rest = page.locator(f"{NEURON} .rest > summary .value")
    assert float(rest.inner_text().replace("−", "-")) == pytest.approx(sum(subtotals[4:]), rel=1e-3)
    rest.click()
    assert page.locator(f"{NEURON} .pair").count() == 10


def test_from_the_whole_network_to_a_number_and_back_by_keyboard(tab):
    visit, page = opened(tab, "/activations?network=fashion_lenet5", "network-view")
    page.locator('[data-component="network-view"] [data-layer="conv2d_1"][data-channel="0"]').first.focus()
    page.keyboard.press("Enter")
    visit.wait_drawn("neuron-view")
    page.locator(f"{NEURON} button.surface.output").focus()
    page.keyboard.press("ArrowDown")
    visit.wait_drawn("number-view")
    assert "row=" in page.url
    page.locator('[data-component="network-view"] .path button').first.focus()
    page.keyboard.press("Enter")
    page.locator(NEURON).wait_for(state="detached")
    assert "layer=" not in page.url


def test_an_input_map_opens_by_its_name(tab):
    visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_1_2&channel=5")
    drawn = visit.wait_drawn("neuron-view")
    name = page.locator(f"{NEURON} .pair .name").first
    channel = name.inner_text().split("channel ")[1]
    name.click()
    page.wait_for_url(f"**layer=relu_1_1&channel={channel}**")
    visit.wait_drawn("neuron-view", drawn)
    assert page.locator(NEURON).get_attribute("data-layer") == "relu_1_1"


def test_the_window_slides_over_the_map_and_stops(tab):
    _visit, page = opened(tab, "/activations?network=fashion_cnn&layer=conv2d_1&channel=2&row=3&col=3")
    slide = page.locator(f"{NEURON} .slide")
    slide.click()
    row = page.locator(NEURON).element_handle()
    page.wait_for_function(
        "({ dataset: { row, col } }) => `${row} ${col}` !== '3 3' && row * 14 + Number(col) >= 2", arg=row
    )
    slide.click()
    assert slide.inner_text() == "Slide over the map"


def test_a_map_of_the_enlarged_layer_opens(tab):
    visit, page = opened(tab, "/activations?network=fashion_lenet5&layer=conv2d_2", "layer_view")
    tiles = page.locator(f"{LAYER} .tile")
    assert tiles.count() == 16
    tiles.nth(0).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**channel=1**")
    visit.wait_drawn("neuron-view")
    assert page.locator(f"{NEURON} .pair").count() == 4


def test_the_choice_survives_a_walk_and_a_reload(tab):
    place = "/activations?network=fashion_cnn&layer=conv2d_1&channel=2&row=7&col=11"
    visit, page = opened(tab, place, "number-view")
    visit.walk("/classify")
    visit.walk("/activations")
    visit.wait_drawn("number-view")
    assert "layer=conv2d_1" in page.url
    visit.reload()
    visit.wait_drawn("number-view")
    view = page.locator(NUMBER)
    assert (view.get_attribute("data-row"), view.get_attribute("data-col")) == ("7", "11")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways_with_a_number_open(tab, width):
    place = "/activations?network=fashion_lenet5&layer=conv2d_2&channel=5&row=1&col=1"
    _visit, page = opened(tab, place, "number-view", width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_with_a_layer_a_map_or_a_number_open(tab, dark):
    visit, _page = opened(tab, "/activations?network=fashion_lenet5&layer=conv2d_2", "layer_view", dark=dark)
    assert not axe_faults(visit), "\n".join(axe_faults(visit))
    for place, view in (("conv2d_2&channel=5", "neuron-view"), ("average_pool_1&channel=1&row=2&col=3", "number-view")):
        visit.open(f"/activations?network=fashion_lenet5&layer={place}")
        visit.wait_drawn(view)
        assert not axe_faults(visit), "\n".join(axe_faults(visit))


def test_figures_in_cells_can_be_read_and_are_of_one_size_in_a_grid(tab):
    _visit, page = opened(
        tab, "/activations?network=cats_vs_dogs&layer=conv2d_3b&channel=24&row=10&col=12&photo=chelsea", "number-view"
    )
    sizes = """grid => [...grid.querySelectorAll('.cell')].filter((cell) => cell.textContent).map((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return [parseFloat(getComputedStyle(cell).fontSize), cell.clientWidth - text.getBoundingClientRect().width];
    })"""
    for name in ("input", "kernel", "output"):
        found = page.locator(f'{NUMBER} [data-grid="{name}"]').evaluate(sizes)
        assert len({size for size, _room in found}) == 1, name
        assert min(size for size, _room in found) >= 10, name
        assert min(room for _size, room in found) >= 2, f"figures of neighbours touch in {name}"


def test_words_do_not_touch_the_rims_of_their_buttons(tab):
    _visit, page = opened(
        tab, "/activations?network=tiny_vgg&layer=conv2d_2_1&channel=3&row=10&col=12&photo=chelsea", "number-view"
    )
    room = """button => {
      const text = document.createRange();
      text.selectNodeContents(button);
      return (button.clientWidth - text.getBoundingClientRect().width) / 2;
    }"""
    buttons = page.locator(f"{NUMBER} .toolbar button").all()
    assert [button.inner_text() for button in buttons] == ["Play", "Back", "Step", "End"]
    assert min(button.evaluate(room) for button in buttons) >= 5


def test_a_table_wider_than_a_phone_has_a_shade_at_the_rim_until_its_end(tab):
    _visit, page = opened(tab, "/activations?network=tiny_vgg&more=layers", "layer-table", width=390)
    table = page.locator('[data-component="layer-table"]')
    table.scroll_into_view_if_needed()

    def rim() -> float:
        """How light the last pixels of a row without figures are."""
        row = table.locator("tr[data-layer=rescaling]").bounding_box()
        right = sum(table.bounding_box()[name] for name in ("x", "width"))
        clip = {"x": right - 6, "y": row["y"] + 4, "width": 4, "height": 4}
        return float(decode(page.screenshot(clip=clip)).pixels.mean())

    shaded = rim()
    table.evaluate("table => table.scrollTo({ left: table.scrollWidth, behavior: 'instant' })")
    page.wait_for_timeout(200)
    assert rim() - shaded > 20
    assert not too_wide(page)


def test_escape_leads_back_along_the_path(tab):
    visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_2_1&channel=3&row=10&col=12", "number-view")
    page.locator(f'{NUMBER} [data-grid="output"]').focus()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "row=" not in url)
    visit.settled()
    assert "channel=3" in page.url
    assert page.locator(f"{NEURON} button.output").evaluate("map => map === map.getRootNode().activeElement")
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "channel=" not in url)
    assert "layer=conv2d_2_1" in page.url


def test_escape_leads_from_a_unit_to_its_layer(tab):
    _visit, page = opened(tab, "/activations?network=fashion_cnn&layer=logits&channel=3", "number-view")
    page.locator(f"{NUMBER} button.name").first.focus()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "channel=" not in url)
    assert "layer=logits" in page.url
