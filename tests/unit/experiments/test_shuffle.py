"""The pixels shuffled, against loops and against what statistics expects."""

import numpy as np
import pytest

from lib.experiments import Setup, run
from lib.experiments.shuffle import shuffled
from lib.kernels import kernel
from lib.text import number
from tests.unit.experiments.cases import photo, random_setups, reference


def test_the_pixels_stay_the_same_in_another_order():
    mixed = run("shuffle", Setup(photo(), kernel("box"))).pictures[0].values
    assert sorted(mixed.ravel()) == sorted(photo().ravel())
    assert not np.array_equal(mixed, photo())
    assert np.array_equal(mixed, shuffled(photo()))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("sobel_x", "further apart"),
        ("laplacian", "further apart"),
        ("box", "closer together"),
        ("gaussian", "closer together"),
        ("identity", "about as far apart"),
    ],
)
def test_edges_grow_and_blurs_fade(name, answer):
    found = run("shuffle", Setup(photo(), kernel(name)))
    assert found.options[found.answer] == answer


def test_random_settings_are_told_as_loops_find_them():
    for setup in random_setups():
        found = run("shuffle", setup)
        before, after = reference(setup), reference(setup, image=shuffled(setup.image))
        assert np.allclose(found.pictures[1].values, before, atol=setup.near)
        assert np.allclose(found.pictures[2].values, after, atol=setup.near)
        ratio = after.std() / before.std()
        assert found.answer == (2 if ratio > 1.1 else 0 if ratio < 1 / 1.1 else 1)
        if after.std() > 1.1:
            assert f"standard deviation of {number(after.std(), 1)} " in found.said


def test_a_large_picture_spreads_as_statistics_expects():
    found = run("shuffle", Setup(photo(200, 200), kernel("sobel_x")))
    expected = photo(200, 200).std() * np.sqrt(12)
    assert found.pictures[2].values.std() == pytest.approx(expected, rel=0.03)
    assert number(expected, 1) in found.also
