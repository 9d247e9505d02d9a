"""What the builder in the browser gets of a design: figures as Keras counts them, fields as it has them."""

import json
from itertools import chain

import pytest

from lib.designs import KINDS, OFFERED, Design, count
from lib.ui.components.network_builder import rows
from lib.ui.components.network_builder.words import ABOUT, GROUPS, words

LAB = Design(
    (28, 28, 1),
    (
        {"type": "Conv2D", "filters": 5, "kernel_size": 3, "padding": "same", "activation": "relu"},
        {"type": "MaxPooling2D", "pool_size": 2},
        {"type": "Flatten"},
        {"type": "Dense", "units": 120, "activation": "relu"},
        {"type": "Dense", "units": 10, "activation": "softmax"},
    ),
)


def made(design: Design) -> list[dict]:
    """All rows of a design."""
    counted = count(design)
    return [rows.row(counted, line) for line in counted.lines]


class TestFigures:
    def test_the_labs_network_has_the_figures_of_the_lab(self):
        found = made(LAB)
        assert [row["parameters"][0] for row in found] == ["50", "0", "0", "117,720", "1,210"]
        assert [row["macs"][0] for row in found] == ["35,280", "0", "0", "117,600", "1,200"]
        assert [row["output"] for row in found] == ["28×28×5", "14×14×5", "980", "120", "10"]

    def test_the_arithmetic_opens(self):
        lines = made(LAB)[0]["lines"]
        assert [line["figures"] for line in lines] == [
            "3·3·1·5 + 5 = 50",
            "28·28·3·3·1·5 = 35,280",
            "28·28·5 = 3,920 values · 4 bytes = 15.7 kB as float32",
        ]
        assert "a bias for each filter" in lines[0]["words"]

    def test_the_shares_of_all_layers_add_up(self):
        for name in ("parameters", "macs"):
            assert sum(row[name][1] for row in made(LAB)) == pytest.approx(1, abs=1e-4)

    def test_what_training_leaves_alone_is_said(self):
        found = made(Design((8, 8, 4), [{"type": "BatchNormalization"}]))
        assert "8 trainable, 8 not" in found[0]["lines"][0]["words"]

    def test_a_network_without_weights_has_no_share(self):
        assert made(Design((8, 8, 4), [{"type": "Flatten"}]))[0]["parameters"][1] == 0


class TestWhatDoesNotFit:
    def test_the_layer_says_why_and_what_would(self):
        found = made(Design((28, 28, 1), [{"type": "Conv2D", "filters": 5, "kernel_size": 40}, {"type": "Flatten"}]))
        assert "spans 40 cells, but the input has 28" in found[0]["problem"]
        assert found[0]["instead"] == "kernel_size 28"
        assert "parameters" not in found[0]
        assert found[1]["waits"] == "Waits for conv2d."


class TestFields:
    def test_only_what_is_set_is_sent(self):
        assert made(LAB)[0]["values"] == {"filters": "5", "kernel_size": "3", "padding": "same", "activation": "relu"}

    def test_pooling_without_a_stride_leaves_it_empty(self):
        stride = next(each for each in rows.kinds()["MaxPooling2D"]["fields"] if each["name"] == "strides")
        assert (stride["default"], stride["empty"]) == ("", True)

    @pytest.mark.parametrize("title", KINDS)
    def test_every_choice_is_offered(self, title):
        kind, offered = rows.kinds()[title], rows.choices()
        for field in kind["fields"]:
            if field["kind"] == "choice" and field["name"] != "type":
                assert kind["values"].get(field["name"], field["default"]) in offered[field["choices"]]

    def test_what_a_layer_reads_is_said_where_it_is_not_the_one_before(self):
        skipping = Design(
            (8, 8, 4),
            [
                {"type": "Conv2D", "filters": 4, "kernel_size": 1, "name": "left"},
                {"type": "ReLU", "name": "right"},
                {"type": "Add", "inputs": ["left", "right"]},
            ],
        )
        assert [row["reads"] for row in made(skipping)] == ["", "", "add, reads left, right"]

    @pytest.mark.parametrize(("shape", "about"), [((28, 28, 1), "rows × columns × channels"), ((784,), "values")])
    def test_the_input_has_a_field_for_each_size(self, shape, about):
        found = rows.taken(Design(shape))
        assert [int(field["value"]) for field in found["fields"]] == list(shape)
        assert found["about"] == about


class TestWords:
    def test_the_menu_offers_what_designs_offer(self):
        assert sorted(chain.from_iterable(GROUPS.values())) == sorted(OFFERED)

    def test_every_kind_says_what_it_does(self):
        assert ABOUT.keys() == KINDS.keys()

    def test_all_of_it_is_json(self):
        assert json.dumps([rows.kinds(), rows.choices(), words(), made(LAB)])
