"""All connections at once, before anything is pointed at; and layers that fold away, so that all is in sight."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib import networks
from tests.browser.test_network_view import VIEW, map_of, opened

# Of each shown column the left end, the right end and the middle of each of its maps, in the flow.
ENDS = f"""() => {{
  const roots = [...document.querySelectorAll('*')].flatMap(each => each.shadowRoot ?? []);
  const flow = roots.map(root => root.querySelector('{VIEW} .flow')).find(Boolean);
  const origin = flow.getBoundingClientRect();
  return [...flow.querySelectorAll('.column')].map(column => [...column.querySelectorAll('.map, .class')].map(map => {{
    const box = (map.querySelector('.picture') ?? map).getBoundingClientRect();
    return [box.left - origin.left, box.right - origin.left, box.top + box.height / 2 - origin.top].map(Math.round);
  }}));
}}"""
TINY = "/activations?network=tiny_vgg&photo=coffee"
DEEP = "/activations?network=cats_vs_dogs&photo=coffee"


def drawn(page: Page) -> str:
    return page.locator(f"{VIEW} .mesh path").get_attribute("d")


def lines(page: Page) -> list[list[float]]:
    """[x, y, x, y] of each line."""
    numbers = re.findall(r"M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)", drawn(page))
    return [[float(number) for number in line] for line in numbers]


def is_near(at: tuple[float, float], places: list[tuple[int, int]]) -> bool:
    return any(abs(at[0] - x) <= 2 and abs(at[1] - y) <= 2 for x, y in places)


def strays(page: Page) -> list[list[float]]:
    """The lines of which an end is at no map; a field of units has six ends that are no maps."""
    columns = page.evaluate(ENDS)
    rights = [(right, middle) for column in columns for _left, right, middle in column]
    lefts = [(left, middle) for column in columns for left, _right, middle in column]
    return [line for line in lines(page) if not (is_near(line[:2], rights) and is_near(line[2:], lefts))]


def shown_layers(page: Page) -> list[str]:
    return page.locator(f"{VIEW} .column .head b").all_inner_texts()


def meeting(network: str, fields: int = 6) -> int:
    """How many lines there are when all maps are shown, counted from the card."""
    loaded, total = networks.load(network), 0
    ends = {"input": loaded.card.input.channels}
    for layer in loaded.layers:
        before = ends[loaded.inputs_of(layer.name)[0]]
        units = layer.output_shape[-1]
        ends[layer.name] = fields if len(layer.output_shape) == 1 and units > 12 else units
        alike = layer.kind not in ("Conv2D", "Dense", "Softmax", "Flatten")
        total += before if alike else before * ends[layer.name]
    return total


# At a field of units lines end at units, not at maps: into and out of flatten; flatten, dense, ReLU and the logits.
@pytest.mark.parametrize(
    ("network", "fields"), [("tiny_vgg", 10 * 6 + 6 * 10), ("fashion_mlp", 6 + 6 * 6 + 6 + 6 * 10)]
)
def test_lines_join_each_map_with_all_that_it_reads(tab, network, fields):
    _visit, page = opened(tab, f"/activations?network={network}&photo=coffee")
    assert len(lines(page)) == meeting(network)
    assert len(strays(page)) == fields


def test_they_meet_the_maps_again_after_the_window_changed(tab):
    _visit, page = opened(tab, TINY)
    before = drawn(page)
    page.set_viewport_size({"width": 1500, "height": 900})
    expect(page.locator(f"{VIEW} .mesh path")).not_to_have_attribute("d", before)
    assert len(strays(page)) == 120


def test_they_make_way_for_those_of_a_map_that_is_pointed_at(tab):
    _visit, page = opened(tab, TINY)
    mesh = page.locator(f"{VIEW} .mesh")
    assert mesh.evaluate("each => getComputedStyle(each).visibility") == "visible"
    map_of(page, "conv2d_1_2", 3).hover()
    page.locator(f"{VIEW} .wires path").first.wait_for(state="attached")
    assert mesh.evaluate("each => getComputedStyle(each).visibility") == "hidden"


class TestFold:
    def test_normalisations_and_activations_fold_into_what_they_read_and_open_again(self, tab):
        _visit, page = opened(tab, DEEP)
        layers = networks.load("cats_vs_dogs").layers
        assert len(shown_layers(page)) == len(layers) + 1
        page.get_by_role("button", name="Fold 20 layers").click()
        folding = ("BatchNormalization", "ReLU")
        assert shown_layers(page) == ["photo", *(layer.name for layer in layers if layer.kind not in folding)]
        page.get_by_role("button", name="Show all 40 layers").click()
        assert len(shown_layers(page)) == len(layers) + 1

    def test_lines_and_arcs_join_what_is_left(self, tab):
        _visit, page = opened(tab, DEEP, width=1920, height=1080)
        page.get_by_role("button", name="Fold 20 layers").click()
        field = 12 + 12 * 2  # into the averages, each into its own, and out of them
        assert len(strays(page)) == field
        assert page.locator(f"{VIEW} .arc").count() == 3
        assert page.locator(f"{VIEW} .scroller").evaluate("each => each.scrollWidth - each.clientWidth") <= 2
        map_of(page, "conv2d_2", first_shown(page, "conv2d_2")).hover()  # reads what is folded into conv2d_1
        page.locator(f"{VIEW} .wires path").first.wait_for(state="attached")
        assert page.locator(f'{VIEW} .reads[data-layer="conv2d_1"]').count() == 12

    def test_they_stay_folded_while_a_map_is_open_and_the_arrows_pass_over_them(self, tab):
        visit, page = opened(tab, DEEP)
        page.get_by_role("button", name="Fold 20 layers").click()
        map_of(page, "conv2d_1", first_shown(page, "conv2d_1")).click()
        visit.wait_drawn("neuron-view")
        assert "relu_1" not in shown_layers(page)
        page.locator(f"{VIEW} .path button").first.click()
        page.locator('[data-component="neuron-view"]').wait_for(state="detached")
        visit.settled()
        map_of(page, "conv2d_1", first_shown(page, "conv2d_1")).focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"{VIEW} button.map:focus")).to_have_attribute("data-layer", "conv2d_2")


def first_shown(page: Page, layer: str) -> int:
    """The channel of the first map that is shown of a layer."""
    return int(page.locator(f'{VIEW} button.map[data-layer="{layer}"]').first.get_attribute("data-channel"))
