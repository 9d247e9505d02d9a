"""The Activations page without a browser: its widgets, its address, and what the components are given."""

import json

import pyarrow as pa
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.ui.network_choice import ordered
from lib.ui.views.activations import WHOLE
from tests.asking import box
from tests.pages.app import checked, component, opened, sentences


def columns_of(app):
    """The columns of the overview, as the browser reads them."""
    (store,) = [each.proto for each in app.get("bidi_component") if each.proto.component_name.endswith("network_store")]
    tables = store.mixed.arrow_blobs
    written = json.loads(store.mixed.json)["columns"]["__streamlit_arrow_ref__"]
    return json.loads(pa.ipc.open_stream(tables[written].data).read_all().column("v")[0].as_py())


def names_of(app) -> list[str]:
    return [column["name"] for column in columns_of(app)]


class TestNothingMoves:
    """A cell that stays 0 whatever is covered: the page leads to the strongest one of its map."""

    def test_the_strongest_cell_is_offered_in_place_of_zeros(self):
        network = networks.load("tiny_vgg")
        values = network.run(network.prepare(load_sample("coffee").pixels)[None])
        output = values["relu_2_1"][0, ..., 0]
        at = {"layer": "relu_2_1", "channel": "0", "row": "1", "col": "5", "more": "receptive field"}
        app = opened("activations", network="tiny_vgg", photo="coffee", **at)
        assert "No piece moves it" in sentences(app)
        assert not any("occlusion" in each.proto.component_name for each in app.get("bidi_component"))
        row, col = divmod(int(output.argmax()), output.shape[1])
        button = app.button(key="stronger")
        assert f"channel 0, row {row}, column {col}" in button.label
        app = checked(button.click().run())
        assert (app.number_input(key="row").value, app.number_input(key="col").value) == (row, col)
        assert component(app, "occlusion_map")["limit"] != "0"

    def test_a_map_that_is_0_everywhere_is_said(self):
        at = {"layer": "max_pool_1", "channel": "2", "photo": "chelsea", "more": "receptive field"}
        app = opened("activations", network="fashion_cnn_shuffled", **at)
        assert "no number there is larger" in sentences(app)
        assert not [each for each in app.button if each.key == "stronger"]


class TestWholeNetwork:
    @pytest.mark.parametrize("name", networks.names())
    def test_every_layer_of_every_network_stands_in_order(self, name):
        app = opened("activations", network=name)
        assert app.title[0].value == "What does each layer make of your photo?"
        assert names_of(app)[1:] == [layer.name for layer in networks.load(name).layers]
        assert app.selectbox(key="layer").value == WHOLE
        assert app.number_input(key="channel").disabled

    def test_the_answer_is_the_one_that_the_network_gives(self):
        app = opened("activations", network="fashion_cnn", photo="coffee", invert="off")
        last = columns_of(app)[-1]
        network = networks.load("fashion_cnn")
        label, share = network.classify(load_sample("coffee").pixels)[0]
        assert last["classes"][last["order"][0]] == label
        assert last["high"][last["order"][0]] == pytest.approx(share, rel=1e-3)

    def test_the_page_says_what_part_of_the_photo_is_taken(self):
        app = opened("activations", network="fashion_cnn", photo="coffee")
        said = component(app, "network_view")["words"]["took"].replace("\xa0", " ")
        height, width = load_sample("coffee").pixels.shape[:2]
        side = min(height, width)
        assert f"{side} × {side} pixels of the photo" in said
        assert "28 × 28" in said

    @pytest.mark.parametrize("swap", ["on", "off"])
    def test_light_and_dark_are_swapped_as_on_the_classify_page(self, swap):
        app = opened("activations", network="fashion_cnn", photo="coffee", invert=swap)
        first, *_rest, last = columns_of(app)
        network = networks.load("fashion_cnn")
        _label, share = network.classify(load_sample("coffee").pixels, invert=swap == "on")[0]
        assert first["parameters"] == ("swapped" if swap == "on" else "")
        assert max(last["high"]) == pytest.approx(share, rel=1e-3)

    def test_the_scale_of_the_address_is_drawn(self):
        app = opened("activations", network="fashion_cnn", scale="network")
        columns = columns_of(app)[1:]
        assert len({limit for column in columns for limit in column["limit"]}) == 1

    def test_what_stands_in_the_overview_is_asked_only_where_answers_stay_closed(self):
        asked = {"network": "tiny_vgg", "layer": "max_pool_1"}
        opened_kinds = box(opened("activations", **asked))["kinds"]
        closed_kinds = box(opened("activations", **asked, reveal="0"))["kinds"]
        assert {*closed_kinds} - {*opened_kinds} == {"output shape", "parameters"}

    def test_a_share_that_stands_in_a_table_is_not_asked(self):
        app = opened("activations", network="tiny_vgg", layer="softmax", channel="1")
        assert "cell" not in box(app)["kinds"]

    def test_a_photo_unlike_its_pictures_is_said(self):
        assert "unlike anything Chest X" in sentences(opened("activations", network="chest_xray"))
        assert "unlike anything" not in sentences(opened("activations", network="cats_vs_dogs"))

    def test_how_often_the_network_is_right_stands_at_its_size(self):
        right = networks.load("tiny_vgg").card.results["test"].accuracy
        told = component(opened("activations", network="tiny_vgg"), "network_view")["words"]["invite"]
        assert f"{100 * right:.1f} % of test pictures right" in told


class TestLayer:
    @pytest.mark.parametrize("chosen", [{}, {"layer": "conv2d_1"}, {"layer": "logits", "channel": "1"}])
    def test_the_place_of_a_map_is_held_while_none_is_open(self, chosen):
        assert component(opened("activations", network="fashion_cnn", **chosen), "neuron_view") == {"idle": True}

    def test_a_deep_link_opens_a_layer(self):
        app = opened("activations", network="fashion_lenet5", layer="conv2d_2")
        shown = component(app, "layer_view")
        assert (shown["column"]["name"], shown["column"]["n"]) == ("conv2d_2", 16)
        assert component(app, "network_view")["compact"]

    def test_a_link_that_keeps_answers_closed_says_no_sizes(self):
        app = opened("activations", network="fashion_lenet5", layer="conv2d_2", reveal=0)
        assert component(app, "network_view")["closed"]
        assert component(app, "layer_view")["words"]["heading"] == "conv2d_2: Conv2D"

    def test_a_deep_link_opens_a_map_with_its_kernels(self):
        app = opened("activations", network="fashion_lenet5", layer="conv2d_2", channel=5)
        shown = component(app, "neuron_view")
        assert (shown["layer"], shown["channel"], len(shown["sources"])) == ("conv2d_2", 5, 6)
        assert (shown["row"], shown["col"]) == (None, None)
        assert component(app, "network_view")["selected"]["channel"] == 5

    def test_a_deep_link_opens_a_number(self):
        app = opened("activations", network="fashion_lenet5", layer="conv2d_2", channel=5, row=3, col=9)
        assert [component(app, "neuron_view")[name] for name in ("row", "col")] == [3, 9]
        shown = component(app, "number_view")
        assert (shown["layer"], shown["channel"], shown["row"], shown["col"]) == ("conv2d_2", 5, 3, 9)

    def test_a_unit_is_a_channel_without_row_and_column(self):
        app = opened("activations", network="fashion_cnn", layer="dense_1", channel=7, row=2, col=2)
        assert component(app, "unit_view")["channel"] == 7
        assert "A row and a column belong to a map" in sentences(app)

    def test_another_layer_forgets_the_map(self):
        app = opened("activations", network="fashion_cnn", layer="conv2d_1", channel=3)
        checked(app.selectbox(key="layer").set_value("relu_1").run())
        assert app.number_input(key="channel").value is None
        assert component(app, "layer_view")["column"]["name"] == "relu_1"

    def test_another_network_starts_whole(self):
        app = opened("activations", network="fashion_cnn", layer="conv2d_1", channel=3)
        checked(app.selectbox(key="network_choice").set_value("fashion_mlp").run())
        assert app.selectbox(key="layer").value == WHOLE
        assert not [sentence for sentence in sentences(app).splitlines() if "There is no layer" in sentence]


class TestOutOfRange:
    @pytest.mark.parametrize(("asked", "given"), [("33", 4), ("-2", 0), ("5", 4)])
    def test_a_channel_out_of_range_is_clamped_and_said(self, asked, given):
        app = opened("activations", network="fashion_cnn", layer="conv2d_1", channel=asked)
        assert app.number_input(key="channel").value == given
        assert f"channel was {asked}, which is outside 0 to 4" in sentences(app)

    def test_a_layer_that_is_not_there_is_said(self):
        app = opened("activations", network="fashion_mlp", layer="conv2d_9")
        assert "There is no layer called conv2d\\_9" in sentences(app)
        assert app.selectbox(key="layer").value == WHOLE

    def test_a_network_that_is_not_there_is_said(self):
        app = opened("activations", network="<b>vgg</b>")
        assert "There is no network called" in sentences(app)
        assert app.selectbox(key="network_choice").value == ordered()[0]

    def test_a_channel_without_a_layer_is_said(self):
        app = opened("activations", network="fashion_cnn", channel=3)
        assert "A channel belongs to a layer" in sentences(app)

    def test_a_cell_out_of_range_is_clamped_and_said(self):
        app = opened("activations", network="fashion_cnn", layer="conv2d_1", channel=0, row=99, col=3)
        assert app.number_input(key="row").value == 27
        assert "row was 99, which is outside 0 to 27" in sentences(app)

    def test_a_scale_that_is_not_there_is_said(self):
        app = opened("activations", network="fashion_cnn", scale="galaxy")
        assert "There is no scale called galaxy" in sentences(app)
        assert app.session_state["scale"] == "layer"


THREAD = 5


@pytest.mark.parametrize(
    ("layer", "pages"),
    [
        ("conv2d_1", ["convolution"]),
        ("max_pool_1", ["pooling"]),
        ("logits", ["parameters"]),
        ("rescaling", ["image"]),
        ("relu_1", []),
    ],
)
def test_what_a_layer_does_leads_to_the_page_where_it_is_done_by_hand(layer, pages):
    app = opened("activations", network="fashion_cnn", layer=layer)
    links = [link.proto.page for link in app.main.get("page_link")]
    assert links[THREAD:] == pages
