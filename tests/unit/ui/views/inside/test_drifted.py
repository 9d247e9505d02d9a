"""Before and after a disturbance as the view gets it."""

from dataclasses import replace

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks.drift import KINDS, MUCH, Disturbance, given
from lib.ui.views.inside.drifted import drifted, sides, strengths, swept

NAMES = networks.names()
PHOTO = load_sample("chelsea")
SOME = Disturbance(noise=32, shift=2)


def of(name: str, disturbance: Disturbance = SOME, *, invert: bool = False):
    return drifted(name, PHOTO.digest, invert, disturbance, PHOTO)


@pytest.mark.parametrize("name", NAMES)
class TestEveryNetwork:
    def test_the_answers_are_the_networks_own(self, name):
        network, found = networks.load(name), of(name)
        for picture, shares, answer in zip(
            (network.prepare(PHOTO.pixels), given(network.card.input, PHOTO.pixels, SOME)),
            found.shares,
            found.answers,
            strict=True,
        ):
            expected = network.probabilities(picture[None])
            assert list(shares.values()) == pytest.approx(expected[0], abs=1e-6)
            assert answer == network.classes[network.card.decide(expected)[0]]

    def test_the_first_that_moved_much_is_no_layer_before_the_weights(self, name):
        network, found = networks.load(name), of(name, Disturbance(noise=128))
        moved = dict(found.moved)
        assert network.card.layer(found.inside[0]).parameters
        place = found.inside.index(found.first) if found.first else len(found.inside)
        assert all(moved[each] < MUCH for each in found.inside[:place])
        assert found.first is None or moved[found.first] >= MUCH

    @pytest.mark.parametrize("kind", KINDS)
    def test_the_steps_of_a_strength_rise_evenly_and_hold_nothing(self, name, kind):
        steps = np.array(strengths(networks.load(name).card.input, kind))
        assert 0 in steps
        assert len(steps) > 12
        assert np.allclose(np.diff(steps), steps[1] - steps[0])
        assert steps[1] > steps[0]

    def test_along_a_strength_the_answer_at_its_present_value_is_the_answer(self, name):
        found = swept(name, PHOTO.digest, False, SOME, "noise", PHOTO)
        place = found.strengths.index(SOME.noise)
        assert found.answers[place] == of(name).answers[1]
        for label, shares in found.shares.items():
            assert shares[place] == pytest.approx(of(name).shares[1][label], abs=1e-5)

    def test_a_flip_stands_where_neighbours_answer_differently(self, name):
        for kind in KINDS:
            found = swept(name, PHOTO.digest, False, SOME, kind, PHOTO)
            changes = sum(one != other for one, other in zip(found.answers, found.answers[1:], strict=False))
            assert len(found.flips) == changes
            for flip in found.flips:
                assert found.answers[found.strengths.index(flip.first)] == flip.after

    def test_a_layer_before_and_after_are_its_numbers(self, name):
        network = networks.load(name)
        layer = network.layers[len(network.layers) // 2]
        before, after = sides(network, layer, PHOTO, SOME, of(name), invert=False)
        disturbed = given(network.card.input, PHOTO.pixels, SOME)
        assert np.array_equal(before.value, network.run(network.prepare(PHOTO.pixels)[None])[layer.name][0])
        assert np.array_equal(after.value, network.run(disturbed[None])[layer.name][0])


def test_without_disturbance_before_and_after_are_one():
    found = of("tiny_vgg", Disturbance())
    assert found.shares[0] == found.shares[1]
    assert np.array_equal(*found.pictures)
    assert found.first is None


def test_the_strength_that_is_followed_counts_from_nothing():
    one, other = (
        swept("tiny_vgg", PHOTO.digest, False, replace(SOME, noise=noise), "noise", PHOTO) for noise in (8, 64)
    )
    assert one == other
