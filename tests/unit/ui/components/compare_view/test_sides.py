"""Two layers as the component gets them: colours, numbers and layout of both sides."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from lib.render import diverging
from lib.ui.components.compare_view.sides import SIDE, TILE, Side, pair, strongest

SEED = 20261121


def values(*shape: int, seed: int = SEED, times: float = 1) -> np.ndarray:
    return (times * np.random.default_rng(seed).normal(size=shape)).astype(np.float32)


def side(value: np.ndarray, *, names: tuple[str, ...] = (), whole: float = 9) -> Side:
    return Side("a title", "conv2d_1", value, np.zeros((8, 8, 3), np.uint8), whole, names)


def opened(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def made(left: np.ndarray, right: np.ndarray, channels: tuple[int, int] = (0, 0), **options: object) -> dict:
    how = {"scale": "layer", "shared": True, "dark": False} | options
    return pair((side(left), side(right)), channels, **how)


def rows(found: dict, name: str) -> list[bytes]:
    return [row.as_py() for row in found[name]["v"]]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("place", [0, 1])
def test_equal_colours_are_equal_numbers_where_the_scale_is_shared(dark, place):
    both = values(5, 6, 4), values(5, 6, 4, seed=1, times=3)
    sheet = opened(rows(made(*both, dark=dark), "pictures")[place])
    limit = max(np.abs(each).max() for each in both)
    for channel in range(4):
        expected = diverging(both[place][..., channel], limit, dark)
        assert np.array_equal(sheet[:, 6 * channel : 6 * channel + 6], expected)


def test_without_a_shared_scale_each_side_has_its_own():
    both = values(5, 6, 4), values(3, 3, 7, times=10)
    found = made(*both, shared=False)
    limits = [each["limit"] for each in found["sides"]]
    assert limits == [[pytest.approx(np.abs(each).max(), rel=1e-3)] for each in both]


def test_a_scale_per_map_takes_the_larger_of_both_maps():
    both = values(5, 6, 4), values(5, 6, 4, seed=1)
    found = made(*both, scale="map")
    expected = np.maximum(*(np.abs(each).max(axis=(0, 1)) for each in both))
    for told in found["sides"]:
        assert told["limit"] == pytest.approx(expected, rel=1e-3)


def test_a_scale_per_network_takes_the_largest_of_all_layers():
    both = side(values(4, 4, 2), whole=7), side(values(4, 4, 2), whole=11)
    found = pair(both, (0, 0), scale="network", shared=True, dark=False)
    assert [told["limit"] for told in found["sides"]] == [[11.0], [11.0]]


def test_the_chosen_map_comes_with_every_number():
    both = values(5, 6, 4), values(7, 8, 9, seed=1)
    numbers = rows(made(*both, channels=(2, 8), shared=False), "numbers")
    for value, channel, bytes_ in zip(both, (2, 8), numbers, strict=True):
        assert np.array_equal(np.frombuffer(bytes_, "<f4").reshape(value.shape[:2]), value[..., channel])


def test_units_come_with_every_number_and_their_names():
    both = side(values(10), names=tuple("abcdefghij")), side(values(10, seed=1))
    found = pair(both, (3, 3), scale="layer", shared=True, dark=False)
    assert [told["form"] for told in found["sides"]] == ["units", "units"]
    assert np.array_equal(np.frombuffer(rows(found, "numbers")[1], "<f4"), values(10, seed=1))
    assert found["sides"][0]["names"] == list("abcdefghij")


def test_large_maps_are_shrunk_but_their_numbers_are_not():
    both = values(700, 650, 1), values(700, 650, 1, seed=1)
    found = made(*both)
    small, large = found["sides"][0], found["sides"][0]["large"]
    assert max(small["h"], small["w"]) <= TILE
    assert max(large["h"], large["w"]) <= SIDE
    assert (small["rows"], small["columns"]) == (700, 650)
    assert len(rows(found, "numbers")[0]) == 4 * 700 * 650


def test_all_but_the_tables_is_strict_json():
    odd = values(4, 4, 2)
    odd[0, 0, 0], odd[1, 1, 1] = np.nan, np.inf
    found = made(odd, values(4, 4, 2))
    assert json.dumps({name: value for name, value in found.items() if name in ("sides", "shared")}, allow_nan=False)


def test_the_strongest_map_lies_farthest_from_zero_on_average():
    value = values(6, 6, 5) / 100
    value[..., 3] -= 4
    assert strongest(value) == 3
    assert strongest(np.array([0.1, -5, 2], np.float32)) == 1
