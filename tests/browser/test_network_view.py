"""The overview of a network in a browser: pointing, pressing, the keyboard, colours, and a phone."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page

from lib import networks
from lib.images.samples import load_sample
from lib.render import diverging, largest
from tests.browser.visit import Visit

ADDRESS = "/activations?network=fashion_cnn&photo=coffee&invert=off"
VIEW = '[data-component="network-view"]'
VEIL = "element => getComputedStyle(element.querySelector('.picture'), '::after')"


def opened(tab: Callable[..., Visit], address: str = ADDRESS, **options: object) -> tuple[Visit, Page]:
    visit = tab(**options)
    page = visit.open(address)
    visit.wait_drawn("network-view")
    return visit, page


def map_of(page: Page, layer: str, channel: int) -> Locator:
    return page.locator(f"{VIEW} button.map[aria-label^='{layer}, channel {channel}, ']")


def veil(element: Locator) -> tuple[str, str]:
    """Whether a picture is veiled, and by what colour."""
    style = element.evaluate(
        f"element => {{ const veil = ({VEIL})(element); return [veil.display, veil.content, veil.backgroundColor]; }}"
    )
    return style[0] != "none" and style[1] != "none", style[2]


def values(name: str = "fashion_cnn") -> dict[str, np.ndarray]:
    network = networks.load(name)
    batch = network.prepare(load_sample("coffee").pixels)[None]
    return {name: value[0] for name, value in network.run(batch).items()}


def furthest(shot: np.ndarray, expected: np.ndarray, factor: int, at: tuple[int, int]) -> int:
    """The largest difference of any cell but those of the rim, which bears a line, for a picture that begins at `at`.

    The browser puts a picture that begins between two pixels on one of them.
    """
    h, w, _ = expected.shape
    top, left = at[0] + factor // 2, at[1] + factor // 2
    centres = shot[top::factor, left::factor][:h, :w]
    return int(np.abs(centres - expected)[1:-1, 1:-1].max())


class TestPictures:
    @pytest.mark.parametrize("dark", [False, True])
    def test_a_map_on_the_screen_has_the_colours_of_its_numbers(self, tab, dark):
        _visit, page = opened(tab, dark=dark)
        layer = values()["conv2d_1"]
        for channel in (0, 4):
            box = map_of(page, "conv2d_1", channel).locator(".picture").bounding_box()
            factor = round(box["width"]) // 28
            clip = {
                "x": round(box["x"]) - 1,
                "y": round(box["y"]) - 1,
                "width": 28 * factor + 2,
                "height": 28 * factor + 2,
            }
            shot = np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")).astype(int)
            expected = diverging(layer[..., channel], largest(layer), dark)
            assert factor >= 1
            assert min(furthest(shot, expected, factor, at) for at in np.ndindex(3, 3)) <= 2

    def test_a_phone_shows_the_layers_below_one_another(self, tab):
        _visit, page = opened(tab, width=390, height=844)
        tops = [map_of(page, layer, 0).bounding_box()["y"] for layer in ("conv2d_1", "relu_1", "max_pool_1")]
        assert tops == sorted(tops)
        assert tops[2] - tops[0] > 60
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    def test_the_first_screen_shows_photo_layers_and_answer(self, tab):
        _visit, page = opened(tab)
        for part in (".of-photo .map", ".of-maps .map", ".of-classes .class"):
            box = page.locator(f"{VIEW} {part}").last.bounding_box()
            assert box["y"] + box["height"] < 720
            assert 0 < box["x"] < 1280 - box["width"]

    def test_every_map_bears_its_layer_and_channel(self, tab):
        _visit, page = opened(tab)
        assert page.locator(f"{VIEW} [data-layer=conv2d_1][data-channel]").count() == 5
        assert page.locator(f"{VIEW} [data-layer=input][data-channel='0']").count() == 1
        assert page.locator(f"{VIEW} [data-layer=softmax][data-channel]").count() == 10
        assert "conv2d_1, channel 3, " in page.locator(f"{VIEW} [data-layer=conv2d_1][data-channel='3']").get_attribute(
            "aria-label"
        )


class TestWholeNetwork:
    TINY = "/activations?network=tiny_vgg&photo=coffee"

    def test_all_maps_are_of_one_size_in_rows_that_meet(self, tab):
        _visit, page = opened(tab, self.TINY)
        pictures = page.locator(f"{VIEW} .of-maps .picture, {VIEW} .of-photo .picture")
        boxes = [pictures.nth(number).bounding_box() for number in range(pictures.count())]
        assert {(round(box["width"], 1), round(box["height"], 1)) for box in boxes} == {
            (boxes[0]["width"], boxes[0]["height"])
        }
        assert len({round(box["y"]) for box in boxes}) == 10
        assert boxes[0]["width"] >= 36

    @pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
    def test_it_is_seen_from_the_photo_to_the_answer_without_scrolling(self, tab, width, height):
        _visit, page = opened(tab, self.TINY, width=width, height=height)
        assert page.locator(f"{VIEW} .scroller").evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 0
        for part in ("[data-layer=max_pool_2]", "[data-layer=flatten]", "[data-layer=logits]", "[data-layer=softmax]"):
            box = page.locator(f"{VIEW} {part}").last.bounding_box()
            assert box["y"] + box["height"] < height
            assert box["x"] + box["width"] < width
        assert page.locator(f"{VIEW} .further:visible").count() == 0

    def test_a_wider_one_says_how_many_layers_are_left_and_leads_there(self, tab):
        _visit, page = opened(tab, "/activations?network=cats_vs_dogs", reduced_motion="reduce")
        on = page.get_by_role("button", name="more layers to the right")
        assert page.get_by_role("button", name="more layers to the left").count() == 0
        before = int(on.inner_text().strip("+ ›"))
        assert before > 20
        on.click()
        page.wait_for_function(
            "([button, before]) => Number(button.textContent.replace(/\\D/g, '')) < before",
            arg=[on.element_handle(), before],
        )
        assert page.get_by_role("button", name="more layers to the left").count() == 1


class TestSkipConnections:
    ADDRESS = "/activations?network=cats_vs_dogs"

    @pytest.mark.parametrize("width", [390, 1280])
    def test_each_addition_has_its_arc_and_pointing_lights_it(self, tab, width):
        _visit, page = opened(tab, self.ADDRESS, width=width, height=844)
        layers = networks.load("cats_vs_dogs").layers
        assert page.locator(f"{VIEW} .arc").count() == sum(layer.kind == "Add" for layer in layers) > 0
        assert page.locator(f"{VIEW} .arc.lit").count() == 0
        map_of(page, "add_3", 0).or_(page.locator(f"{VIEW} [data-layer=add_3]")).first.hover()
        page.locator(f"{VIEW} .arc.lit").first.wait_for(state="attached")
        assert page.locator(f"{VIEW} .arc.lit").count() == 1

    def test_both_maps_that_are_added_are_in_sight(self, tab):
        _visit, page = opened(tab, self.ADDRESS)
        page.locator(f"{VIEW} [data-layer=add_3]").nth(1).hover()
        page.locator(f"{VIEW} .wires path").first.wait_for(state="attached")
        assert page.locator(f"{VIEW} .wires path").count() == 2

    def test_a_network_without_has_none(self, tab):
        _visit, page = opened(tab)
        assert page.locator(f"{VIEW} .arc").count() == 0


class TestPointing:
    def test_the_maps_that_are_read_light_up_and_the_rest_fades_to_a_third(self, tab):
        visit, page = opened(tab)
        drawn = visit.wait_drawn("network-view")
        assert not veil(map_of(page, "relu_1", 2))[0]
        map_of(page, "relu_1", 2).hover()
        page.locator(f"{VIEW} .wires path").first.wait_for(state="attached")
        assert not veil(map_of(page, "relu_1", 2))[0]
        assert not veil(map_of(page, "conv2d_1", 2))[0]
        veiled, colour = veil(map_of(page, "conv2d_1", 1))
        assert veiled
        assert "0.7" in colour
        assert "reads channel 2 of conv2d_1" in page.locator(f"{VIEW} .hint").inner_text()
        assert page.locator(f"{VIEW} .head").first.evaluate("head => getComputedStyle(head).opacity") == "1"
        page.mouse.move(5, 5)
        page.wait_for_function("view => !view.classList.contains('pointing')", arg=page.locator(VIEW).element_handle())
        assert visit.wait_drawn("network-view") == drawn, "pointing must not draw again"

    def test_a_unit_of_a_strip_reads_the_units_with_the_largest_weights(self, tab):
        _visit, page = opened(tab)
        page.locator(f"{VIEW} button.strip[aria-label^='dense_1']").hover()
        page.locator(f"{VIEW} .wires path").first.wait_for(state="attached")
        assert page.locator(f"{VIEW} .wires path").count() == 24
        unit = int(page.locator(f"{VIEW} button.strip[data-layer=dense_1]").get_attribute("data-channel"))
        assert f"unit {unit}, " in page.locator(f"{VIEW} .hint").inner_text()
        assert "reads all 980 of flatten" in page.locator(f"{VIEW} .hint").inner_text()

    def test_a_press_opens_the_map_and_the_path_leads_back(self, tab):
        visit, page = opened(tab)
        map_of(page, "conv2d_1", 3).click()
        page.wait_for_url("**layer=conv2d_1**")
        visit.wait_drawn("neuron-view")
        assert "channel=3" in page.url
        assert page.locator(f"{VIEW} .path").inner_text().split("\n")[-1] == "channel 3"
        page.locator(f"{VIEW} .path button").first.click()
        page.wait_for_url(lambda address: "layer=" not in address)
        visit.settled()
        assert "channel=" not in page.url
        assert page.locator('[data-component="neuron-view"]').count() == 0
        assert page.get_by_text("A channel belongs to a layer").count() == 0  # nobody asked for one

    def test_the_path_ends_with_the_cell_and_leads_back_to_each_step(self, tab):
        visit, page = opened(tab, f"{ADDRESS}&layer=conv2d_1&channel=3&row=2&col=9")
        path = page.locator(f"{VIEW} .path")
        assert path.inner_text().split("\n")[1:] == ["›", "conv2d_1", "›", "channel 3", "›", "row 2, column 9"]
        path.get_by_text("channel 3").click()
        page.wait_for_url(lambda address: "row=" not in address)
        visit.settled()
        assert "channel=3" in page.url
        path.get_by_text("conv2d_1").click()
        page.wait_for_url(lambda address: "channel=" not in address)

    def test_opening_and_closing_a_map_keeps_the_place_of_a_wide_network(self, tab):
        visit, page = opened(tab, "/activations?network=cats_vs_dogs", reduced_motion="reduce")
        page.get_by_role("button", name="more layers to the right").click()
        scroller = page.locator(f"{VIEW} .scroller")
        page.wait_for_function("frame => frame.scrollLeft > 300", arg=scroller.element_handle())
        before = scroller.evaluate("frame => frame.scrollLeft")
        page.locator(f"{VIEW} [data-layer=relu_5a]").nth(4).click()
        page.wait_for_url("**layer=relu_5a**")
        visit.wait_drawn("neuron-view")
        assert scroller.evaluate("frame => frame.scrollLeft") == before
        page.locator(f"{VIEW} .path button").first.click()
        page.wait_for_url(lambda address: "layer=" not in address)
        visit.settled()
        assert scroller.evaluate("frame => frame.scrollLeft") == before

    def test_a_link_that_keeps_answers_closed_shows_no_figures(self, tab):
        _visit, page = opened(tab, f"{ADDRESS}&reveal=0")
        heads = page.locator(f"{VIEW} button.head span:not(.par)").all_inner_texts()
        assert set(heads) == {"?"}
        assert page.locator(f"{VIEW} .of-classes .class").first.inner_text().endswith("?")
        assert "?" in page.locator(f"{VIEW} button.strip").first.get_attribute("aria-label")


class TestKeyboard:
    def test_the_network_is_one_stop_of_the_tab_key(self, tab):
        _visit, page = opened(tab)
        stops = page.locator(f"{VIEW} .flow [tabindex='0']")
        assert stops.count() == 1
        page.locator(f"{VIEW} .bar button").last.focus()
        page.keyboard.press("Tab")
        assert stops.evaluate("stop => stop.getRootNode().activeElement === stop")

    def test_arrows_go_from_map_to_map_and_enter_opens(self, tab):
        visit, page = opened(tab)
        page.locator(f"{VIEW} .flow [tabindex='0']").focus()
        for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowRight"):
            page.keyboard.press(key)
        focused = page.locator(f"{VIEW} .flow [tabindex='0']")
        assert focused.get_attribute("aria-label").startswith("relu_1, channel 1, ")
        page.keyboard.press("Enter")
        page.wait_for_url("**layer=relu_1**")
        visit.wait_drawn("neuron-view")
        assert "channel=1" in page.url
        page.locator(f"{VIEW} .flow [tabindex='0']").focus()
        page.keyboard.press("Escape")
        page.wait_for_url(lambda address: "layer=" not in address)

    def test_arrows_walk_through_the_units_of_a_strip(self, tab):
        _visit, page = opened(tab)
        strip = page.locator(f"{VIEW} button.strip[aria-label^='dense_1']")
        strip.focus()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        assert page.locator(f"{VIEW} button.strip[aria-label^='dense_1, unit 3,']").count() == 1


class TestWideLayers:
    ADDRESS = "/activations?network=fashion_lenet5"

    def test_the_strongest_stand_first_and_all_can_be_unfolded(self, tab):
        _visit, page = opened(tab, self.ADDRESS)
        column = page.locator(f"{VIEW} section", has=page.locator("[aria-label^='conv2d_2, Conv2D']"))
        before = column.locator(".map").count()
        assert 8 <= before <= 12
        more = column.get_by_role("button", name="Show all 16 maps of conv2d_2")
        assert more.inner_text() == f"{before} of 16"
        assert "strongest maps stand first" in page.locator(f"{VIEW} .note").inner_text()
        more.click()
        assert column.locator(".map").count() == 16
        column.get_by_role("button", name="Show only the strongest maps of conv2d_2").click()
        assert column.locator(".map").count() == before

    def test_a_link_to_a_folded_map_shows_it(self, tab):
        weakest = int(np.abs(values("fashion_lenet5")["average_pool_2"]).mean(axis=(0, 1)).argmin())
        _visit, page = opened(tab, f"{self.ADDRESS}&photo=coffee&invert=off&layer=conv2d_2&channel={weakest}")
        assert page.locator(f"{VIEW} [data-layer=conv2d_2][data-channel='{weakest}'].lit").count() == 1
