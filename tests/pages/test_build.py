"""The builder without a browser: what it shows of an address, of a preset, of edits, and of networks that are none."""

import time

import pytest

from lib.designs import count, read
from lib.networks import load, names
from lib.ui.components.network_builder import KEY, Edits
from lib.ui.views.costs import build
from lib.ui.views.costs.starts import EMPTY, first, starts
from tests.asking import box
from tests.pages.app import checked, component, opened, sentences

PRESET = "_net_preset"


def built(**query: object):
    """The page with the builder open."""
    return opened("parameters", part="build", **query)


def shown(app) -> tuple[str, list[str]]:
    """The total of the parameters, and the kinds of the layers."""
    data = component(app, KEY)
    return data["totals"][0]["value"], [row["kind"] for row in data["rows"]]


class TestStarts:
    def test_the_labs_network_comes_first(self):
        app = built()
        assert shown(app) == ("118,980", ["Conv2D", "MaxPooling2D", "Flatten", "Dense", "Dense"])
        assert component(app, KEY)["title"][0] == "Lab: CNN for Fashion-MNIST"
        assert not component(app, KEY)["undo"]

    def test_a_start_is_taken_and_named(self):
        app = checked(built().selectbox(key=PRESET).set_value("vgg16").run())
        assert shown(app)[0] == "138,357,544"
        assert "Simonyan" in component(app, KEY)["title"][1]
        assert component(app, KEY)["undo"]
        assert app.selectbox(key=PRESET).value is None

    def test_of_two_that_are_the_same_network_the_chosen_one_is_named(self):
        app = checked(built().selectbox(key=PRESET).set_value("model_fashion_cnn_shuffled").run())
        assert "shuffled" in component(app, KEY)["title"][0]

    @pytest.mark.parametrize("name", names())
    def test_every_trained_network_counts_as_its_card_says(self, name):
        counted = count(read(starts()[f"model_{name}"].text))
        card = load(name).card
        assert counted.parameters == card.parameters
        assert [row.output_shape for row in counted.rows] == [layer.output_shape for layer in card.layers]

    def test_the_photo_gives_its_size(self):
        app = checked(built(photo="chelsea", net="1-28x28x1-Flatten-Dense_10").button(key="_net_photo").click().run())
        assert component(app, KEY)["input"]["output"] == "300×451×3"


class TestAddress:
    def test_the_network_stands_in_it(self):
        app = built(net="1-28x28x1-Conv2D_40_5")
        assert shown(app) == ("1,040", ["Conv2D"])
        assert component(app, KEY)["title"] == ["Your own network", ""]

    @pytest.mark.parametrize(
        "net",
        [
            "{}",
            '{"type": "Conv2D"}',
            "2-28x28x1",
            "1-28x28x1" + "-Flatten" * 10_000,
            "1-28x28x1-Dense_n5",
            "1-28x28x1-Dense_1000000000000",
            "1-28x28x1-Dense_10_as.<b>x</b>",
            "1-28x28x1-Dense_٣",
            "1-0x28x1",
            "\0",
            "-" * 100_000,
            "1-28x28x1-<img src=x onerror=alert(1)>",
        ],
        ids=lambda net: net[:24],
    )
    def test_what_is_no_network_is_said_and_an_empty_one_shown(self, net):
        before = time.perf_counter()
        app = built(net=net)
        assert (
            time.perf_counter() - before < 20
        )  # the whole script, on a busy machine; reading alone is timed elsewhere
        assert shown(app) == ("0", [])
        assert app.text_input(key="net").value == build.write(EMPTY)
        said = sentences(app)
        assert "An empty network is shown." in said
        assert "<img" not in said
        assert "<b>x" not in said

    def test_a_line_that_is_no_network_leaves_the_one_before(self):
        app = checked(built().text_input(key="net").set_value("1-28x28x1-Dense_").run())
        assert shown(app)[0] == "118,980"
        assert "The network stays as it was." in sentences(app)

    def test_a_layer_that_does_not_fit_is_marked_and_the_rest_waits(self):
        data = component(built(net="1-28x28x1-Conv2D_5_40-Flatten"), KEY)
        assert "spans 40 cells" in data["rows"][0]["problem"]
        assert data["rows"][1]["waits"]
        assert data["counted"] == "Nothing counts yet: conv2d does not fit."


class TestWaysOut:
    def test_a_network_that_fits_is_asked_about(self):
        assert box(built())["labels"]

    def test_one_that_does_not_fit_is_not(self):
        assert box(built(net="1-28x28x1-Conv2D_5_40")) is None


class TestEdits:
    """What the browser tells, in a session that is a plain dict."""

    @pytest.fixture
    def state(self, monkeypatch):
        state, said = {"net": first().text, build._NOW: first().text}, []
        monkeypatch.setattr(build.st, "session_state", state)
        monkeypatch.setattr(build.address, "say", said.append)
        state["said"] = said
        return state

    def test_each_is_done_once_though_it_is_told_again(self, state):
        more = {"what": "add", "at": 0, "kind": "ReLU"}
        build._take(Edits("a", [(1, more)]))
        build._take(Edits("a", [(1, more), (2, more)]))
        assert state["net"].count("ReLU") == 2
        assert state[build._ANSWERED] == ("a", 2)

    def test_undo_takes_back_one_edit_after_the_other(self, state):
        build._take(Edits("a", [(1, {"what": "remove", "at": 4}), (2, {"what": "remove", "at": 3})]))
        build._take(Edits("a", [(3, {"what": "undo"})]))
        assert state["net"].endswith("Dense_120_relu")
        build._take(Edits("a", [(4, {"what": "undo"}), (5, {"what": "undo"})]))
        assert state["net"] == first().text

    def test_another_tab_counts_for_itself(self, state):
        more = {"what": "add", "at": 0, "kind": "ReLU"}
        build._take(Edits("a", [(7, more)]))
        build._take(Edits("b", [(1, more)]))
        assert state["net"].count("ReLU") == 2

    def test_what_cannot_be_is_said_and_the_rest_is_done(self, state):
        build._take(Edits("a", [(1, {"what": "remove", "at": 99}), (2, {"what": "remove", "at": 0})]))
        assert "Conv2D" not in state["net"]
        assert "no place 99" in state["said"][0]
