"""The kernel's sum changed, against loops."""

import numpy as np
import pytest

from lib.experiments import Setup, run
from lib.experiments.sum import adding_up, with_more
from lib.kernels import NAMES, kernel
from tests.unit.experiments.cases import photo, random_setups, reference


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [3, 5])
def test_the_sum_grows_by_one_in_the_middle(name, size):
    grown = with_more(kernel(name, size)) - kernel(name, size)
    assert np.allclose(grown, kernel("identity", size))


def test_an_even_kernel_grows_where_the_identity_stands():
    assert np.array_equal(with_more(np.zeros((4, 4))), kernel("identity", 4))


def test_the_mean_rises_by_the_mean_of_the_pixels_with_same_padding():
    found = run("sum", Setup(photo(), kernel("sobel_x"), padding="same"))
    before, after = (picture.values.mean(dtype=float) for picture in found.pictures[1:])
    assert after - before == pytest.approx(photo().mean(), abs=1e-3)
    assert found.options[found.answer].startswith("rises by 1")
    assert found.answer == 2
    assert "from 0 to 1" in found.question


def test_random_settings_are_told_as_loops_find_them():
    for setup in random_setups():
        found = run("sum", setup)
        before, after = reference(setup), reference(setup, weights=with_more(setup.kernel))
        assert np.allclose(found.pictures[1].values, before, atol=setup.near)
        assert np.allclose(found.pictures[2].values, after, atol=setup.near + 1e-3)
        assert found.answer == 2
        figures = [float(part.replace("−", "-").replace(",", "")) for part in figures_of(found.said)]
        assert figures[0] == pytest.approx(before.mean(), abs=0.051)
        assert figures[1] == pytest.approx(after.mean(), abs=0.051)
        assert figures[2] == pytest.approx((after - before).mean(), abs=0.051)


def figures_of(said):
    words = said.replace(", because", "").split()
    return [words[at] for at in (4, 6, -3)]


def test_a_picture_whose_mean_is_a_wrong_answer_is_replaced():
    found = run("sum", Setup(np.ones((9, 9)), kernel("sobel_x")))
    assert "disc" in found.notes[0]


def test_figures_add_up_as_they_are_written():
    rng = np.random.default_rng(7)
    for first, second in rng.uniform(-300, 300, (200, 2)):
        one, two, both = (float(text.replace("−", "-")) for text in adding_up(first, second, first + second))
        assert one + two == pytest.approx(both, abs=1e-9)
