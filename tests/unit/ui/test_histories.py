"""How histories that stand beside each other are told apart, and which are worth comparing."""

import numpy as np
import pytest

from lib.histories import reference
from lib.ui.histories import COLOURS, Choice, apart, pairs


def choice(name: str, slot: int) -> Choice:
    return Choice(name, name, name, reference("lab08"), slot)


@pytest.mark.parametrize("seed", range(20))
def test_no_two_look_alike_and_colours_repeat_only_when_all_are_taken(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 22))
    chosen = [choice(f"h{at}", int(slot)) for at, slot in enumerate(rng.integers(0, 21, count))]
    slots = [each.slot for each in apart(chosen)]
    assert len(set(slots)) == count, f"seed {seed}"
    assert len({slot % COLOURS for slot in slots}) == min(count, COLOURS), f"seed {seed}"


def test_the_duel_keeps_its_colours_wherever_it_stands() -> None:
    found = apart([choice("x", 6), choice("fashion_mlp", 1), choice("y", 7), choice("fashion_cnn", 0)])
    assert {each.id: each.slot for each in found} == {"x": 8, "fashion_mlp": 1, "y": 9, "fashion_cnn": 0}


def test_the_order_stays() -> None:
    assert [each.id for each in apart([choice("b", 3), choice("a", 3)])] == ["b", "a"]


def test_pairs_differ_in_one_thing() -> None:
    names = ["chest", "chest_official", "cifar_cnn", "cifar_mlp", "f_cnn", "f_cnn_shuffled", "f_mlp", "f_mlp_shuffled"]
    assert pairs(names) == [
        ("chest", "chest_official"),
        ("cifar_cnn", "cifar_mlp"),
        ("f_cnn", "f_cnn_shuffled"),
        ("f_cnn", "f_mlp"),
        ("f_mlp", "f_mlp_shuffled"),
    ]
