"""Where one is in the overview of a network after a cold link: the path, the marks, the lines, the keyboard."""

import numpy as np

from tests.browser.test_network_view import ADDRESS, VIEW, opened, values


class TestWhatIsChosen:
    def test_the_path_calls_a_unit_a_unit_and_the_words_beside_it_do_not_repeat_it(self, tab):
        _visit, page = opened(tab, f"{ADDRESS}&layer=dense_1&channel=3")
        assert page.locator(f"{VIEW} .path").inner_text().split("\n")[-1] == "unit 3"
        said = page.locator(f"{VIEW} .hint").inner_text()
        assert said.endswith(", reads all 980 of flatten; thicker lines, larger weights.")
        assert "dense_1" not in said

    def test_the_chosen_class_is_marked_with_lines_from_every_logit(self, tab):
        softmax = values()["softmax"]
        least = int(np.argmin(softmax))
        _visit, page = opened(tab, f"{ADDRESS}&layer=softmax&channel={least}")
        chosen = page.locator(f"{VIEW} .class.lit")
        assert chosen.get_attribute("data-channel") == str(least)
        assert page.locator(f"{VIEW} .class").count() == 4
        assert page.locator(f"{VIEW} .wires path").count() == len(softmax)
        assert page.locator(f"{VIEW} .of-classes .par").is_visible()

    def test_the_last_layer_of_a_wide_network_opens_with_what_it_reads(self, tab):
        _visit, page = opened(tab, "/activations?network=cats_vs_dogs&layer=softmax&channel=1")
        assert page.locator(f"{VIEW} .wires path").count() == 2
        assert page.locator(f"{VIEW} [data-layer=logits]").first.bounding_box()["x"] < 1280 - 166

    def test_the_stop_is_at_the_chosen_map_after_a_cold_link(self, tab):
        _visit, page = opened(tab, f"{ADDRESS}&layer=relu_1&channel=3")
        stop = page.locator(f"{VIEW} .flow [tabindex='0']")
        assert stop.get_attribute("aria-label").startswith("relu_1, channel 3, ")

    def test_the_focus_is_seen_on_the_chosen_map_and_class(self, tab):
        _visit, page = opened(tab, f"{ADDRESS}&layer=relu_1&channel=3")
        for address in (page.url, page.url.replace("relu_1", "softmax")):
            page.goto(address)
            chosen = page.locator(f"{VIEW} button:is(.map, .class).lit")
            chosen.wait_for()
            before = chosen.evaluate("button => getComputedStyle(button).outlineColor")
            page.locator(f"{VIEW} .path button").last.focus()
            page.keyboard.press("Tab")
            assert chosen.evaluate("button => button.getRootNode().activeElement === button")
            assert chosen.evaluate("button => getComputedStyle(button).outlineColor") != before

    def test_where_an_input_stands_is_written_out_beside_what_it_adds(self, tab):
        _visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_2_1&channel=3")
        names = page.locator('[data-component="neuron-view"] .pair .name')
        names.first.wait_for()
        cut = names.evaluate_all("names => names.filter((name) => name.scrollWidth > name.clientWidth + 1).length")
        assert cut == 0

    def test_the_output_of_a_convolution_says_which_keys_it_takes(self, tab):
        _visit, page = opened(tab, "/activations?network=tiny_vgg&layer=conv2d_2_1&channel=3")
        output = page.locator('[data-component="neuron-view"] button.surface.output')
        assert (
            output.get_attribute("aria-label")
            == "conv2d_2_1, channel 3: arrow keys move the chosen cell, with Shift by eight; Escape leads back"
        )
