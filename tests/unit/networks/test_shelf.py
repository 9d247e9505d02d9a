"""Interpreters between two uses: one thread at a time, within one budget, the longest unused let go first."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks import litert
from lib.networks.litert import SHELF
from lib.networks.shelf import Shelf


@dataclass(eq=False)
class Thing:
    """What a test puts on the shelf."""

    weight: int = 1
    used_by: set[int] = field(default_factory=set)


class Maker:
    """Makes things and counts them."""

    def __init__(self, weight: int = 1) -> None:
        self.made: list[Thing] = []
        self._weight = weight

    def __call__(self) -> Thing:
        self.made.append(Thing(self._weight))
        return self.made[-1]


def test_what_was_put_back_is_used_again() -> None:
    shelf, make = Shelf(1, 10), Maker()
    for _again in range(3):
        with shelf.taken("a", make) as thing:
            assert thing is make.made[0]
    assert len(make.made) == 1


def test_one_key_never_gets_the_thing_of_another() -> None:
    shelf, a, b = Shelf(1, 10), Maker(), Maker()
    with shelf.taken("a", a):
        pass
    with shelf.taken("b", b) as thing:
        assert thing is b.made[0]


def test_the_longest_unused_goes_when_all_weigh_too_much() -> None:
    shelf, makers = Shelf(1, 3), {key: Maker() for key in "abcd"}
    for key in "abcad":  # a is used again, so b is the longest unused when d comes
        with shelf.taken(key, makers[key]):
            pass
    assert shelf.weight == 3
    for key in "acdb":
        with shelf.taken(key, makers[key]):
            pass
    assert {key: len(make.made) for key, make in makers.items()} == {"a": 1, "b": 2, "c": 1, "d": 1}


def test_one_that_is_heavier_than_all_may_be_is_not_kept_and_pushes_nothing_off() -> None:
    shelf, light, heavy = Shelf(1, 3), Maker(), Maker(weight=4)
    for key, make in (("a", light), ("b", heavy), ("a", light), ("b", heavy)):
        with shelf.taken(key, make):
            pass
    assert (len(light.made), len(heavy.made), shelf.weight) == (1, 2, 1)


def test_what_grew_in_use_counts_with_its_new_weight() -> None:
    shelf, make = Shelf(1, 5), Maker()
    with shelf.taken("a", make):
        pass
    with shelf.taken("a", make) as thing:
        thing.weight = 6
    assert shelf.weight == 0


def test_a_place_comes_back_after_a_failure() -> None:
    shelf = Shelf(1, 3)

    def fails() -> Thing:
        raise ValueError("no")

    for _again in range(2):
        with pytest.raises(ValueError, match="no"), shelf.taken("a", fails):
            pass
    with pytest.raises(KeyError), shelf.taken("a", Maker()):
        raise KeyError
    assert shelf.weight == 1


@pytest.mark.parametrize("most", [0, 2, 100])
def test_no_two_threads_have_one_thing_and_no_more_are_in_use_than_may_be(most: int) -> None:
    shelf, busy, lock = Shelf(3, most), [], threading.Lock()

    def use(at: int) -> int:
        with shelf.taken(at % 4, Thing) as thing:
            with lock:
                busy.append(thing)
                assert sum(each is thing for each in busy) == 1
                found = len(busy)
            time.sleep(0.0005)
            with lock:
                busy.remove(thing)
        return found

    with ThreadPoolExecutor(12) as threads:
        assert max(threads.map(use, range(600))) <= 3
    assert shelf.weight <= most


def test_the_interpreters_of_all_networks_stay_within_their_budget() -> None:
    photo = load_sample("coffee").pixels
    for name in networks.names() * 2:
        network = networks.load(name)
        network.run(np.stack([network.prepare(photo)] * 20))
        assert 0 <= SHELF.weight <= litert._IDLE


@pytest.mark.parametrize("most", [0, 3_000_000])
def test_all_networks_at_once_from_many_threads_give_their_own_numbers(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [networks.load(name) for name in networks.names()]
    batches = [network.prepare(load_sample("coffee").pixels)[None] for network in found]
    wanted = [network.run(batch) for network, batch in zip(found, batches, strict=True)]
    for network in found:
        monkeypatch.setattr(network._pool, "_shelf", Shelf(2, most))

    def differs(at: int) -> bool:
        place = at % len(found)
        outputs = found[place].run(batches[place])
        return any(not np.array_equal(outputs[layer], wanted[place][layer]) for layer in outputs)

    with ThreadPoolExecutor(8) as threads:
        assert not any(threads.map(differs, range(24 * len(found))))


def test_a_network_with_large_outputs_takes_fewer_pictures_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    network = networks.load("cifar10_cnn")
    batch = np.stack([network.prepare(load_sample(name).pixels) for name in ("coffee", "horse", "rocket")])
    wanted = network.run(batch)
    monkeypatch.setattr(litert, "_OUTPUTS", 1)
    monkeypatch.setattr(network._pool, "_shelf", Shelf(1, 0))
    found = network.run(batch)
    for layer, values in wanted.items():
        np.testing.assert_allclose(found[layer], values, rtol=1e-4, atol=1e-4)
