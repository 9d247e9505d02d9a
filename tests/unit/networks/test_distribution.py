"""Values counted in bars: every value once, none over zero; and maps that are zero everywhere."""

import numpy as np
import pytest

from lib.networks.distribution import BARS, distribution, silent

SEEDS = range(20)


def values(seed: int) -> np.ndarray:
    """Random values of random sign, spread and share of zeros; the seed is printed by the caller."""
    random = np.random.default_rng(seed)
    found = random.normal(random.uniform(-3, 3), random.uniform(0.01, 9), int(random.integers(1, 900)))
    found[random.random(len(found)) < random.choice([0, 0.5])] = 0
    return np.maximum(found, 0) if random.random() < 0.3 else found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_but_zero_stands_in_the_bar_that_covers_it(seed: int) -> None:
    print("seed", seed)
    given = values(seed).astype(np.float32)
    found = distribution(given)
    assert found.n == len(given)
    assert found.zeros == pytest.approx(float((given == 0).mean()))
    assert found.counts.sum() == (given != 0).sum()
    assert found.counts[: found.below].sum() == (given < 0).sum()
    assert len(found.counts) <= BARS + 1
    for i, count in enumerate(found.counts):
        low, high = (i - found.below) * found.width, (i - found.below + 1) * found.width
        slack = 1e-6 * found.width
        assert ((given > low + slack) & (given < high - slack)).sum() <= count
        assert count <= ((given >= low - slack) & (given <= high + slack) & (given != 0)).sum()


@pytest.mark.parametrize("seed", SEEDS)
def test_two_sets_share_their_bars_in_one_span(seed: int) -> None:
    print("seed", seed)
    first, second = values(seed), values(seed + 100)
    span = min(first.min(), second.min()), max(first.max(), second.max())
    found = [distribution(each, span) for each in (first, second)]
    assert found[0].width == found[1].width
    assert found[0].below == found[1].below
    assert len(found[0].counts) == len(found[1].counts)
    assert [each.counts.sum() for each in found] == [(first != 0).sum(), (second != 0).sum()]


def test_only_zeros_have_no_bars() -> None:
    found = distribution(np.zeros((3, 4)))
    assert (found.zeros, found.low, found.high, len(found.counts)) == (1, 0, 0, 0)


def test_low_high_and_mean_are_those_of_all_values() -> None:
    found = distribution(np.array([-2.0, 0, 0, 6]))
    assert (found.low, found.high, found.mean) == (-2, 6, 1)


def test_a_map_is_silent_only_where_every_cell_is_zero() -> None:
    value = np.zeros((2, 3, 4), np.float32)
    value[1, 2, 3] = -1e-30
    assert silent(value).tolist() == [True, True, True, False]
    assert silent(np.array([0.0, -1])).tolist() == [True, False]
