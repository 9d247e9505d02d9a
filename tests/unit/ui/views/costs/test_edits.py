"""Edits as the browser tells them, done to a design; and everything else that a browser could say."""

import pytest

from lib.designs import Design, read, write
from lib.errors import DesignError
from lib.ui.views.costs.edits import edited

LAB = read("1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_120_relu-Dense_10_softmax")


def done(**told: object) -> str:
    """The lab's network after one edit, as text without its head."""
    return write(edited(LAB, told)).removeprefix("1-")


class TestEdits:
    @pytest.mark.parametrize(
        ("told", "text"),
        [
            ({"what": "add", "at": 0, "kind": "ReLU"}, "28x28x1-ReLU-Conv2D_5_3_same_relu-"),
            ({"what": "remove", "at": 0}, "28x28x1-MaxPooling2D_2-Flatten-"),
            ({"what": "move", "at": 1, "to": 0}, "28x28x1-MaxPooling2D_2-Conv2D_5_3_same_relu-Flatten-"),
            ({"what": "change", "at": 0, "name": "filters", "value": 8}, "28x28x1-Conv2D_8_3_same_relu-"),
            ({"what": "change", "at": 0, "name": "kernel_size", "value": "3×5"}, "28x28x1-Conv2D_5_3x5_same_relu-"),
            ({"what": "change", "at": 0, "name": "kernel_size", "value": " 3, 5 "}, "28x28x1-Conv2D_5_3x5_same_relu-"),
            ({"what": "change", "at": 0, "name": "kernel_size", "value": "5x5"}, "28x28x1-Conv2D_5_5_same_relu-"),
            ({"what": "change", "at": 0, "name": "padding", "value": "valid"}, "28x28x1-Conv2D_5_3_relu-"),
            ({"what": "change", "at": 0, "name": "use_bias", "value": False}, "28x28x1-Conv2D_5_3_same_relu_nobias-"),
            ({"what": "change", "at": 1, "name": "strides", "value": "1"}, "28x28x1-Conv2D_5_3_same_relu-MaxPooling2D"),
            (
                {"what": "change", "at": 1, "name": "type", "value": "AveragePooling2D"},
                "28x28x1-Conv2D_5_3_same_relu-A",
            ),
            ({"what": "input", "axis": 2, "value": 3}, "28x28x3-Conv2D"),
        ],
        ids=str,
    )
    def test_each_is_done(self, told, text):
        assert done(**told).startswith(text)

    def test_an_emptied_field_is_keras_default(self):
        strided = edited(LAB, {"what": "change", "at": 1, "name": "strides", "value": "1"})
        assert edited(strided, {"what": "change", "at": 1, "name": "strides", "value": ""}) == LAB

    def test_margins_may_differ_on_every_side(self):
        padded = edited(LAB, {"what": "add", "at": 0, "kind": "ZeroPadding2D"})
        told = {"what": "change", "at": 0, "name": "padding", "value": "0×1×2×3"}
        assert edited(padded, told).layers[0]["padding"] == ((0, 1), (2, 3))

    def test_the_nearest_thing_that_fits_is_taken(self):
        broken = edited(LAB, {"what": "change", "at": 0, "name": "kernel_size", "value": "40"})
        valid = edited(broken, {"what": "change", "at": 0, "name": "padding", "value": "valid"})
        assert edited(valid, {"what": "fit", "at": 0}).layers[0]["kernel_size"] == 28


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        "told",
        [
            {},
            {"what": "explode", "at": 0},
            {"what": "add", "at": 0, "kind": "Lambda"},
            {"what": "add", "at": 99, "kind": "ReLU"},
            {"what": "add", "at": "0", "kind": "ReLU"},
            {"what": "add", "at": 0, "kind": ["ReLU"]},
            {"what": "remove", "at": -1},
            {"what": "remove", "at": True},
            {"what": "move", "at": 0, "to": 99},
            {"what": "change", "at": 0, "name": "filters", "value": -3},
            {"what": "change", "at": 0, "name": "filters", "value": 10**12},
            {"what": "change", "at": 0, "name": "filters", "value": "<b>"},
            {"what": "change", "at": 0, "name": "kernel_size", "value": "3×3×3"},
            {"what": "change", "at": 0, "name": "kernel_size", "value": "9" * 10_000},
            {"what": "change", "at": 0, "name": "kernel_size", "value": {"a": 1}},
            {"what": "change", "at": 0, "name": "color", "value": "red"},
            {"what": "change", "at": 0, "name": None, "value": "red"},
            {"what": "change", "at": 0, "name": "type", "value": ["Dense"]},
            {"what": "change", "at": 0, "name": "activation", "value": "sin"},
            {"what": "input", "axis": 3, "value": 1},
            {"what": "input", "axis": 0, "value": None},
            {"what": "input", "axis": 0, "value": 10**12},
            {"what": "fit", "at": 0},
        ],
        ids=lambda told: str(told)[:60],
    )
    def test_it_is_said(self, told):
        with pytest.raises(DesignError):
            edited(LAB, told)

    def test_layers_of_a_network_with_branches_keep_their_places(self):
        branched = Design(
            (8, 8, 4), [{"type": "ReLU", "name": "a"}, {"type": "ReLU"}, {"type": "Add", "inputs": ["a", "input"]}]
        )
        with pytest.raises(DesignError, match="branches"):
            edited(branched, {"what": "move", "at": 0, "to": 1})
