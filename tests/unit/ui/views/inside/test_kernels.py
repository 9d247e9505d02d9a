"""What the topics "kernels" and "layers" show, without a browser: every network, whatever is chosen."""

import json
import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib import networks
from lib.images.samples import load_sample
from lib.networks.distribution import silent
from lib.networks.kernels import has_kernels
from lib.networks.registry import MODELS
from lib.networks.snapshots import epochs
from tests.pages.app import sentences

EACH = pytest.mark.parametrize("name", networks.names())


def script():
    """One topic for what the session chose."""
    import importlib

    import streamlit as st

    from lib import networks
    from lib.images.samples import load_sample
    from lib.ui import address
    from lib.ui.photo import CurrentPhoto
    from lib.ui.views.activations import Choice

    state = st.session_state
    network = networks.load(state["chosen_network"])
    layer = network.card.layer(state["chosen_layer"]) if state["chosen_layer"] else None
    sample = state["sample"]
    choice = Choice(network, "layer", False, layer, state["chosen_channel"], None, None)
    topic = importlib.import_module(f"lib.ui.views.inside.{state['topic']}")
    topic.show(choice, CurrentPhoto(sample, load_sample(sample)), state["dark"])
    state["said"] = address.notes()


def opened(topic: str, name: str, layer: str | None = None, channel: int | None = None, **more: object) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60)
    sample, dark = more.pop("sample", "chelsea"), more.pop("dark", False)
    chosen = {"topic": topic, "chosen_network": name, "chosen_layer": layer, "chosen_channel": channel}
    for key, value in (chosen | {"sample": sample, "dark": dark}).items():
        app.session_state[key] = value
    for key, value in more.items():
        app.query_params[key] = str(value)
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert not app.exception, [each.value for each in app.exception]
    return app


def component(app: AppTest, name: str) -> dict:
    """What the only component of this name was given; strict JSON, no tables."""
    (found,) = [each.proto for each in app.get("bidi_component") if each.proto.component_name == f"convscope_{name}"]
    return json.loads(found.json or found.mixed.json)


class TestKernels:
    @EACH
    def test_without_a_layer_the_first_with_kernels_is_shown(self, name: str) -> None:
        app = opened("kernels", name)
        first = next(layer for layer in networks.load(name).layers if has_kernels(layer))
        assert f"**{first.name}**" in sentences(app)
        sheet = component(app, "kernel_sheet")
        assert sorted(tile["index"] for tile in sheet["tiles"]) == list(range(first.output_shape[-1]))
        assert sheet["chosen"] is None

    @EACH
    def test_every_layer_can_be_chosen_in_light_and_dark(self, name: str) -> None:
        for place, layer in enumerate(networks.load(name).layers):
            if place % 5 == 2 or (has_kernels(layer) and place % 3 == 0):
                app = opened("kernels", name, layer.name, 0, dark=bool(place % 2))
                assert component(app, "kernel_sheet")["chosen"] == (0 if has_kernels(layer) else None)
                assert component(app, "layer_table")["chosen"] == layer.name

    @EACH
    def test_pairs_stand_there_where_earlier_weights_were_kept(self, name: str) -> None:
        sheet = component(opened("kernels", name), "kernel_sheet")
        assert (sheet["words"]["before"] == "before training") == bool(epochs(name))
        assert ("earlier, norm" in sheet["tiles"][0]["said"]) == bool(epochs(name))
        assert bool(sheet["spread"]["earlier"]) == bool(epochs(name))

    def test_the_address_names_the_epoch(self) -> None:
        app = opened("kernels", "tiny_vgg", epoch=2)
        assert component(app, "kernel_sheet")["words"]["before"] == "after epoch 2"

    @pytest.mark.parametrize("asked", ["98", "first"])
    def test_an_epoch_that_was_not_kept_is_said(self, asked: str) -> None:
        app = opened("kernels", "tiny_vgg", epoch=asked)
        assert component(app, "kernel_sheet")["words"]["before"] == "before training"
        assert f"There is no epoch called {asked}" in app.session_state["said"][0]

    def test_how_far_training_moved_the_weights_is_what_the_files_say(self) -> None:
        note = component(opened("kernels", "tiny_vgg"), "kernel_sheet")["words"]["note"]
        weights = networks.load("tiny_vgg").weights("conv2d_1_1")["kernel"].astype(float)
        with np.load(MODELS / "tiny_vgg/snapshots/epoch_00.npz") as saved:
            first = saved["conv2d_1_1/kernel"].astype(float)
        share = 100 * np.linalg.norm(weights - first) / np.linalg.norm(first)
        assert f"by {share:.0f}\xa0% of the length" in note

    @EACH
    def test_what_is_dead_was_zero_on_every_photo_of_the_session(self, name: str) -> None:
        network, samples = networks.load(name), ("chelsea", "coffee", "astronaut")
        app = opened("kernels", name, sample=samples[0])
        for sample in samples[1:]:
            app.session_state["sample"] = sample
            checked(app.run())
        outputs = network.run(np.stack([network.prepare(load_sample(sample).pixels) for sample in samples]))
        rows = {row["name"]: row["cells"][-1]["text"] for row in component(app, "layer_table")["rows"]}
        for layer in network.layers:
            if layer.kind not in ("ReLU", "Activation"):
                assert rows[layer.name] == ""
                continue
            gone = np.flatnonzero(silent(outputs[layer.name].reshape(-1, 1, layer.output_shape[-1])))
            said = [int(figure) for figure in re.findall(r"\d+", rows[layer.name])]
            wanted = [len(gone), layer.output_shape[-1], *gone[:12]]
            assert said == (wanted if len(gone) else []), layer.name
        assert "3 photos of this session" in sentences(app) or not any("of" in row for row in rows.values())

    def test_the_bars_of_a_layer_are_those_of_its_output(self) -> None:
        rows = component(opened("kernels", "fashion_cnn", sample="coffee"), "layer_table")["rows"]
        network = networks.load("fashion_cnn")
        given = network.run(network.prepare(load_sample("coffee").pixels)[None])["relu_1"]
        _weights, output, zeros, _dead = next(row["cells"] for row in rows if row["name"] == "relu_1")
        assert output["below"] == 0
        assert max(output["counts"]) == 1
        assert zeros["text"].replace("\xa0", " ") == f"{100 * float((given == 0).mean()):.1f} %"


class TestLayers:
    @EACH
    def test_every_layer_has_its_row_and_the_shares_add_up(self, name: str) -> None:
        card = networks.load(name).card
        table = component(opened("table", name), "layer_table")
        assert [row["name"] for row in table["rows"]] == [layer.name for layer in card.layers]
        for column in range(2, 5):
            shares = [row["cells"][column].get("share", 0) for row in table["rows"]]
            assert sum(shares) == pytest.approx(1)
        assert table["total"][3]["text"] == f"{card.parameters:,}"

    def test_the_chosen_layer_is_marked(self) -> None:
        assert component(opened("table", "tiny_vgg", "relu_1_2", 3), "layer_table")["chosen"] == "relu_1_2"

    def test_the_layers_that_cost_most_are_named(self) -> None:
        said = sentences(opened("table", "fashion_cnn")).replace("\xa0", " ")
        assert "Most parameters: **dense_1**, 98.9 % of 118,980." in said
        assert "Most multiplications: **dense_1**, 76.3 % of 154,080." in said
        assert "Largest output: **conv2d_1** and **relu_1**, each 36.1 % of 43.4 kB." in said

    def test_the_network_and_its_numbers_can_be_taken_away(self) -> None:
        labels = [each.label for each in opened("table", "fashion_cnn").get("download_button")]
        assert labels == ["Network: fashion_cnn.keras", "Activations of this photo: fashion_cnn.npz"]
