"""The totals of the builder: the lab's figures, the shares, and the sums written out."""

import pytest

from lib.designs import Design, count
from lib.ui.components.network_builder.sums import totals
from tests.unit.ui.components.network_builder.test_rows import LAB


def by_name(design: Design) -> dict[str, dict]:
    """The totals of a design by their names."""
    return {each["name"]: each for each in totals(count(design))}


def test_the_labs_network_adds_up() -> None:
    found = by_name(LAB)
    assert found["parameters"]["value"] == "118,980"
    assert found["parameters"]["note"] == "all trainable"
    assert found["parameters"]["lines"] == ["conv2d 50 + dense 117,720 + dense_1 1,210 = 118,980"]
    assert found["macs"]["value"] == "154,080"
    assert found["weights"]["lines"] == [
        "float32: 118,980 · 4 = 475,920 bytes",
        "float16: 118,980 · 2 = 237,960 bytes",
        "int8: 118,980 · 1 = 118,980 bytes",
    ]


def test_activations_are_the_outputs_of_all_layers() -> None:
    found = by_name(LAB)["activations"]
    assert "3,920 + max_pooling2d 980 + flatten 980 + dense 120 + dense_1 10 = 6,010" in found["lines"][0]
    assert found["value"] == "24.0 kB"
    assert found["note"] == "largest: conv2d, 15.7 kB"


def test_what_training_leaves_alone_is_counted_apart() -> None:
    found = by_name(Design((8, 8, 4), [{"type": "BatchNormalization"}]))
    assert found["parameters"]["note"] == "8 trainable, 8 not"


def test_the_shares_add_up_and_name_their_layer() -> None:
    for each in totals(count(LAB))[:3]:
        assert sum(part["share"] for part in each["parts"]) == pytest.approx(1, abs=1e-4)
    assert [part["at"] for part in by_name(LAB)["parameters"]["parts"]] == [0, 3, 4]


def test_a_network_of_no_layers_costs_nothing() -> None:
    found = by_name(Design((28, 28, 1)))
    assert found["parameters"]["note"] == "nothing to learn"
    assert [each["value"] for each in found.values()] == ["0", "0", "0 B", "0 B"]
    assert all(not each["parts"] for each in found.values())
