"""Pictures moved and reordered many at a time are those that the app moves and reorders one at a time."""

import numpy as np
import pytest

from lib import disturb, networks
from lib.images.prepare import shuffled
from lib.networks import duel
from lib.networks.duel.moving import everywhere

PICTURES = np.random.default_rng(5).integers(0, 256, (3, 11, 9, 3), np.uint8)


@pytest.mark.parametrize("rows", [-4, -1, 0, 3])
@pytest.mark.parametrize("columns", [-2, 0, 4])
def test_many_move_as_one_does(rows: int, columns: int) -> None:
    found = duel.moved(PICTURES, rows, columns)
    assert found.dtype == np.uint8
    for picture, one in zip(found, PICTURES, strict=True):
        np.testing.assert_array_equal(picture, disturb.shift(one, rows, columns))


@pytest.mark.parametrize("seed", [0, duel.SEED])
def test_many_are_reordered_as_one_is(seed: int) -> None:
    for picture, one in zip(duel.in_order(PICTURES, seed), PICTURES, strict=True):
        np.testing.assert_array_equal(picture, shuffled(one, seed))
    assert duel.in_order(PICTURES, None) is PICTURES


def test_everywhere_goes_from_the_upper_left_row_by_row() -> None:
    places = everywhere(PICTURES[0])
    assert places.shape == (81, 11, 9, 3)
    np.testing.assert_array_equal(places[0], disturb.shift(PICTURES[0], -4, -4))
    np.testing.assert_array_equal(places[40], PICTURES[0])
    np.testing.assert_array_equal(places[41], disturb.shift(PICTURES[0], 0, 1))


def test_the_order_is_the_one_that_the_shuffled_networks_were_trained_with() -> None:
    for name in duel.PAIRS[duel.SHUFFLED].names:
        assert networks.load(name).card.input.shuffle == duel.SEED


@pytest.mark.parametrize("pair", duel.PAIRS.values(), ids=duel.PAIRS)
def test_answers_are_those_of_the_networks(pair: duel.Pair) -> None:
    both = [networks.load(name) for name in pair.names]
    pixels = np.random.default_rng(6).integers(0, 256, (40, 40, 3), np.uint8)
    takes = both[0].card.input
    assert takes == both[1].card.input, "both get the same picture"
    plain = disturb.shift(np.rint(_in_places(pixels, takes)), 0, 0).astype(np.float32)
    for network, found in zip(both, duel.answers(both, plain, takes.shuffle), strict=True):
        assert found.shape == (9, 9, 10)
        alone = disturb.shift(plain, 2, -3)
        alone = alone if takes.shuffle is None else shuffled(alone, takes.shuffle)
        np.testing.assert_allclose(found[6, 1], network.probabilities(alone[None])[0], atol=1e-6)


def _in_places(pixels: np.ndarray, takes: networks.Input) -> np.ndarray:
    """What a network takes of a photo, before its own order."""
    from lib.images.prepare import fit

    return fit(pixels, *takes.shape)
