"""What pages share: made once, within a bound of bytes, from many threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pytest

from lib.ui.kept import Kept, weigh


class Maker:
    """Makes arrays of so many bytes and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, size: int = 100) -> np.ndarray:
        self.made += 1
        return np.zeros(size, np.uint8)


def test_a_value_is_made_once() -> None:
    kept, make = Kept(1000), Maker()
    assert kept.get("a", make) is kept.get("a", make)
    assert make.made == 1


def test_the_longest_unused_goes_when_all_weigh_too_much() -> None:
    kept, make = Kept(300), Maker()
    for key in "abcad":  # a was used again, so b goes for d
        kept.get(key, make)
    before = make.made
    for key in "acd":
        kept.get(key, make)
    assert make.made == before
    kept.get("b", make)
    assert make.made == before + 1
    assert kept.weight == 300


def test_what_is_too_heavy_alone_is_given_but_not_kept() -> None:
    kept, make = Kept(300), Maker()
    kept.get("light", make)
    for _again in range(2):
        assert kept.get("heavy", lambda: make(301)).nbytes == 301
    assert (make.made, kept.weight) == (3, 100)
    kept.get("light", make)
    assert make.made == 3


def test_a_failure_is_kept_by_nobody() -> None:
    kept = Kept(300)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)
    assert kept.get("a", lambda: "there") == "there"


def test_many_threads_get_what_belongs_to_their_key_and_the_weight_stays_true() -> None:
    kept = Kept(1000)

    def ask(at: int) -> bool:
        key = at % 17
        return int(kept.get(key, lambda: np.full(100 + key, key, np.uint8))[0]) == key

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(4000)))
    assert kept.weight == sum(weight for _value, weight in kept._values.values()) <= 1000


def test_all_that_a_drawing_holds_is_weighed() -> None:
    drawing = {
        "columns": [{"name": "x" * 1000, "low": [0.5] * 100}],
        "pictures": pa.table({"v": pa.array([b"y" * 5000], pa.binary())}),
    }
    assert 5000 + 1000 + 3200 < weigh(drawing) < 14_000
