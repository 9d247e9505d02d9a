"""A network judged: right answers with their interval, the threshold of a watched class, recalls."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from lib import networks
from lib.datasets import Split
from lib.errors import DataError
from lib.networks import Decision
from lib.training.judge import Evaluation, decide, evaluate, result
from tests.unit.datasets import make

CARD = dataclasses.replace(networks.load("fashion_cnn").card, classes=("NORMAL", "PNEUMONIA"), decision=None)


def answers(label: list[int], shares: list[float]) -> Evaluation:
    """Of two classes, by the probability of the second."""
    second = np.array(shares, np.float32)
    return Evaluation(np.array(label), np.stack([1 - second, second], axis=1), np.array(["x"] * len(label)))


class TestResult:
    def test_the_likeliest_class_counts_and_the_interval_is_wilson_s(self) -> None:
        told = result(answers([1] * 81 + [1] * 19, [0.9] * 81 + [0.1] * 19), CARD)
        assert (told.accuracy, told.n, told.recalls) == (0.81, 100, {})
        # p = 0.81, n = 100, z = 1.96: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
        assert (told.low, told.high) == (pytest.approx(0.7222, abs=1e-4), pytest.approx(0.8749, abs=1e-4))

    def test_with_a_threshold_each_class_has_its_recall_and_accuracy_stays_that_of_the_likeliest(self) -> None:
        watchful = dataclasses.replace(CARD, decision=Decision("PNEUMONIA", 0.3, "by hand"))
        told = result(answers([0, 0, 0, 0, 1, 1], [0.1, 0.2, 0.3, 0.6, 0.4, 0.2]), watchful)
        assert told.accuracy == 3 / 6
        normal, pneumonia = told.recalls["NORMAL"], told.recalls["PNEUMONIA"]
        assert (normal.recall, normal.n) == (2 / 4, 4)
        assert (pneumonia.recall, pneumonia.n) == (1 / 2, 2)
        assert normal.low < 0.5 < normal.high
        assert pneumonia.high - pneumonia.low > normal.high - normal.low, "fewer pictures say less"


class TestDecide:
    CLASSES = ("NORMAL", "PNEUMONIA")

    def test_the_threshold_is_the_probability_of_the_last_picture_that_must_be_found(self) -> None:
        given = answers([1] * 10 + [0] * 3, [0.95, 0.05, 0.9, 0.8, 0.7, 0.3, 0.5, 0.4, 0.6, 0.2, 0.99, 0.25, 0.01])
        found = decide(given, self.CLASSES, "PNEUMONIA", 0.8)
        assert found.threshold == float(np.float32(0.3)), "the eighth of ten from above"
        assert found.label == "PNEUMONIA"
        assert "80%" in found.chosen
        assert "PNEUMONIA on the validation part" in found.chosen

    @pytest.mark.parametrize("seed", range(30))
    def test_it_finds_enough_and_any_higher_one_does_not(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        n = int(rng.integers(1, 400))
        shares = np.round(rng.random(n), 2 if seed % 2 else 6)  # rounded to hundredths, many are alike
        given = answers([1] * n, shares.tolist())
        wanted = float(rng.uniform(0.01, 1))
        threshold = decide(given, self.CLASSES, "PNEUMONIA", wanted).threshold
        own = given.probabilities[:, 1]
        assert (own >= threshold).mean() >= wanted, f"seed {seed}"
        higher = own[own > threshold]
        assert len(higher) == 0 or (own >= higher.min()).mean() < wanted, f"seed {seed}"

    def test_others_have_no_say(self) -> None:
        few = answers([1, 1, 1, 1], [0.9, 0.8, 0.7, 0.6])
        more = answers([1, 1, 1, 1, 0, 0, 0], [0.9, 0.8, 0.7, 0.6, 0.99, 0.98, 0.1])
        assert decide(few, self.CLASSES, "PNEUMONIA", 0.5) == decide(more, self.CLASSES, "PNEUMONIA", 0.5)

    def test_the_class_that_is_watched_may_be_any(self) -> None:
        given = answers([0, 0, 1], [0.1, 0.4, 0.2])
        assert decide(given, self.CLASSES, "NORMAL", 1).threshold == pytest.approx(0.6)

    def test_as_json_keeps_it_the_card_decides_by_it_to_the_last_picture(self) -> None:
        rng = np.random.default_rng(11)
        given = answers([1] * 500, rng.random(500).tolist())
        found = decide(given, self.CLASSES, "PNEUMONIA", 0.97)
        read = dataclasses.replace(found, threshold=float(repr(found.threshold)))
        watchful = dataclasses.replace(CARD, decision=read)
        assert watchful.decide(given.probabilities).sum() == 485


class Lamp:
    """A network that calls light pictures class 1, and counts how many it was given at once."""

    classes = ("dark", "light")
    card = SimpleNamespace(title="Lamp")

    def __init__(self) -> None:
        self.batches: list[int] = []

    def prepare(self, picture: np.ndarray) -> np.ndarray:
        return picture[:1, :1].astype(np.float32)

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        self.batches.append(len(batch))
        light = batch.reshape(len(batch), -1).mean(axis=1) / 255
        return np.stack([1 - light, light], axis=1)


class TestEvaluate:
    def test_every_picture_is_answered_in_its_order_in_batches(self) -> None:
        pixels = np.repeat(np.arange(1201) % 256, 6).astype(np.uint8).reshape(1201, 2, 3, 1)
        network, split = Lamp(), Split(pixels, np.arange(1201) % 2, ("dark", "light"), "here")
        found = evaluate(network, split)
        np.testing.assert_allclose(found.probabilities[:, 1], (np.arange(1201) % 256) / 255)
        np.testing.assert_array_equal(found.label, split.labels)
        np.testing.assert_array_equal(found.digest, split.digests())
        assert max(network.batches) <= 500

    def test_pictures_of_different_sizes_are_prepared_one_by_one(self) -> None:
        pixels = [np.full((size, 7, 1), 51 * size, np.uint8) for size in (1, 2, 3)]
        found = evaluate(Lamp(), Split(pixels, np.array([0, 1, 1]), ("dark", "light"), "here"))
        np.testing.assert_allclose(found.probabilities[:, 1], [0.2, 0.4, 0.6])

    def test_pictures_of_other_classes_are_refused(self) -> None:
        split = Split(make.pictures(3, (28, 28, 1)), np.arange(3), tuple("abc"), "here")
        with pytest.raises(DataError, match=r"here has the classes a, b, c, but Fashion CNN knows T-shirt"):
            evaluate(networks.load("fashion_cnn"), split)

    def test_what_is_saved_is_what_was_answered(self, tmp_path: Path) -> None:
        given = answers([0, 1, 1], [0.1, 0.7, 0.4])
        given.save(tmp_path / "evaluation.npz")
        with np.load(tmp_path / "evaluation.npz", allow_pickle=False) as saved:
            read = Evaluation(saved["label"], saved["probabilities"], saved["digest"])
        for field in dataclasses.fields(Evaluation):
            np.testing.assert_array_equal(getattr(read, field.name), getattr(given, field.name))
