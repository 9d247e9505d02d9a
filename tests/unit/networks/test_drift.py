"""What a disturbance does inside every network under models/, recomputed by hand."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from lib import disturb, networks
from lib.images.samples import load_sample
from lib.networks.drift import KINDS, Disturbance, Flip, along, distances, drift, first_moved, flips, given, moved, seen

NAMES = networks.names()
each_network = pytest.mark.parametrize("name", NAMES)
SOME = Disturbance(noise=20, blur=1, brightness=-30, shift=2, seed=5)


def pixels(sample: str = "chelsea") -> np.ndarray:
    return load_sample(sample).pixels


def prepared(name: str) -> tuple[networks.Network, np.ndarray]:
    network = networks.load(name)
    return network, network.prepare(pixels())


@each_network
class TestEveryNetwork:
    @pytest.mark.parametrize("invert", [False, True])
    def test_without_disturbance_it_gets_the_photo_as_ever(self, name, invert):
        network = networks.load(name)
        for sample in ("chelsea", "camera", "horse"):
            found = given(network.card.input, pixels(sample), Disturbance(seed=9), invert=invert)
            assert np.array_equal(found, network.prepare(pixels(sample), invert=invert))

    def test_without_disturbance_no_layer_moves(self, name):
        network, picture = prepared(name)
        found = drift(network, picture, picture.copy())
        assert list(found) == ["input", *(layer.name for layer in network.layers)]
        assert set(found.values()) == {0.0}
        assert first_moved(found) is None

    def test_a_layer_moves_by_the_length_of_the_difference_in_lengths_of_its_own(self, name):
        network, picture = prepared(name)
        after = given(network.card.input, pixels(), SOME)
        found = drift(network, picture, after)
        for layer in (network.layers[0], network.layers[len(network.layers) // 2], network.layers[-1]):
            a, b = (network.run(each[None], [layer.name])[layer.name].astype(float) for each in (picture, after))
            assert found[layer.name] == pytest.approx(np.sqrt(((a - b) ** 2).sum() / (a**2).sum()), rel=1e-5)

    @pytest.mark.parametrize("kind", KINDS)
    def test_along_a_strength_are_the_networks_own_probabilities(self, name, kind):
        network = networks.load(name)
        strengths = [0, 1, 3]
        found = along(network, pixels(), SOME, kind, strengths)
        for strength, row in zip(strengths, found, strict=True):
            picture = given(network.card.input, pixels(), replace(SOME, **{kind: strength}))
            assert np.allclose(row, network.probabilities(picture[None])[0], atol=1e-5)


class TestSeen:
    def test_light_comes_first_then_the_lens_then_the_sensor(self):
        takes = networks.load("cifar10_cnn").card.input
        steps = disturb.brightness(takes.prepare(pixels()), -30)
        steps = disturb.noise(disturb.blur(steps, 1), 20, seed=5)
        assert np.array_equal(seen(takes, pixels(), replace(SOME, shift=0)), steps)

    def test_a_shift_brings_in_what_lies_beside_the_crop(self):
        takes = networks.load("tiny_vgg").card.input
        photo = np.zeros((64, 100, 3), np.uint8)
        photo[:, 12] = 200  # six columns left of the crop, which begins at 18
        assert seen(takes, photo, Disturbance(shift=5)).max() == 0
        assert (seen(takes, photo, Disturbance(shift=6))[:, 0] == 200).all()

    def test_a_shift_down_moves_the_rows(self):
        takes = networks.load("tiny_vgg").card.input
        assert moved(takes, (128, 200, 3), Disturbance(shift=3, direction="down")) == (6, 0)
        assert moved(takes, (128, 200, 3), Disturbance(shift=-3)) == (0, -6)

    def test_a_photo_of_fewer_pixels_than_the_network_takes_moves_as_the_network_sees_it(self):
        takes = networks.load("tiny_vgg").card.input
        photo = np.random.default_rng(1).integers(0, 256, (20, 20, 3)).astype(np.uint8)
        plain, found = (seen(takes, photo, Disturbance(shift=shift)) for shift in (0, 4))
        assert np.array_equal(found[:, 4:], plain[:, :-4])

    def test_a_shuffled_network_is_disturbed_before_its_pixels_are_shuffled(self):
        network = networks.load("fashion_mlp_shuffled")
        takes = network.card.input
        assert np.array_equal(
            np.sort(seen(takes, pixels(), SOME), axis=None), np.sort(given(takes, pixels(), SOME), axis=None)
        )
        assert not np.array_equal(seen(takes, pixels(), SOME), given(takes, pixels(), SOME))

    def test_light_and_dark_are_swapped_after_all_else(self):
        takes = networks.load("fashion_cnn").card.input
        assert np.array_equal(seen(takes, pixels(), SOME, invert=True), 255 - seen(takes, pixels(), SOME))


class TestDistances:
    def test_a_layer_of_zeros_that_moves_has_no_share(self):
        found = distances({"a": np.zeros(3), "b": np.zeros(3)}, {"a": np.ones(3), "b": np.zeros(3)})
        assert found == {"a": None, "b": 0.0}
        assert first_moved(found) == "a"

    def test_the_first_that_moves_much_is_the_first_in_order(self):
        assert first_moved({"a": 0.1, "b": 0.6, "c": 2.0}) == "b"
        assert first_moved({"a": 0.1, "b": 0.5}, much=0.7) is None


class TestFlips:
    CARD = SimpleNamespace(decide=lambda found: found.argmax(axis=1))

    def answers(self, *labels: int) -> np.ndarray:
        return np.eye(3)[list(labels)]

    def test_they_are_found_on_the_way_out_to_both_sides(self):
        found = flips(self.CARD, [-4, -2, 0, 2, 4, 6], self.answers(2, 0, 0, 0, 1, 0))
        assert found == [Flip(-2, -4, 0, 2), Flip(2, 4, 0, 1), Flip(4, 6, 1, 0)]

    def test_one_answer_all_along_flips_nowhere(self):
        assert flips(self.CARD, [0, 1, 2], self.answers(1, 1, 1)) == []

    def test_the_threshold_of_the_card_decides(self):
        card = networks.load("chest_xray").card
        threshold, place = card.decision.threshold, card.classes.index(card.decision.label)
        below, above = threshold - 0.01, threshold + 0.01
        rows = np.array([[1 - share if at != place else share for at in range(2)] for share in (below, above)])
        (found,) = flips(card, [0, 1], rows)
        assert found.after == place
