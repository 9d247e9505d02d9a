"""What a card may say beyond the plain: padding, shuffled pixels, a threshold, recalls, a notice."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.errors import NetworkError
from lib.images.prepare import fit, shuffled
from lib.images.samples import load_sample
from lib.networks import Decision, Recall, card
from lib.networks.registry import MODELS
from lib.networks.runtime import Network

NAME = "fashion_cnn"
DECISION = {"label": "Coat", "threshold": 0.2, "chosen": "On the validation part."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network's folder that a test may write to."""
    return Path(shutil.copytree(MODELS / NAME, tmp_path / NAME))


def told(folder: Path, **changes: object) -> Path:
    """The folder after its card was changed; a dict changes some fields of the one that stands there."""
    path = folder / "card.json"
    before = json.loads(path.read_text(encoding="utf-8"))
    for name, change in changes.items():
        before[name] = before.get(name, {}) | change if isinstance(change, dict) else change
    path.write_text(json.dumps(before), encoding="utf-8")
    return folder


class TestPrepare:
    @pytest.mark.parametrize(("word", "mode"), [("centre", "crop"), ("pad", "pad")])
    def test_a_photo_is_cropped_or_padded_as_the_card_says(self, folder: Path, word: str, mode: str) -> None:
        photo = load_sample("coffee").pixels
        found = Network(told(folder, input={"crop": word})).prepare(photo)
        np.testing.assert_array_equal(found, fit(photo, 28, 28, 1, mode=mode))

    def test_the_two_differ_on_a_photo_that_is_not_square(self, folder: Path) -> None:
        photo = load_sample("coffee").pixels
        padded = Network(told(folder, input={"crop": "pad"})).prepare(photo)
        assert not np.array_equal(padded, networks.load(NAME).prepare(photo))

    def test_another_word_is_refused(self, folder: Path) -> None:
        with pytest.raises(NetworkError, match=r"crop is 'stretch', but it must be centre or pad"):
            card.read(told(folder, input={"crop": "stretch"}))

    def test_a_network_for_shuffled_pixels_gets_them_shuffled(self, folder: Path) -> None:
        photo = load_sample("coffee").pixels
        plain = networks.load(NAME).prepare(photo, invert=True)
        found = Network(told(folder, input={"shuffle": 7})).prepare(photo, invert=True)
        np.testing.assert_array_equal(found, shuffled(plain, 7))
        assert not np.array_equal(found, plain)
        np.testing.assert_array_equal(np.sort(found.ravel()), np.sort(plain.ravel()))

    def test_classify_prepares_alike(self, folder: Path) -> None:
        photo = load_sample("coffee").pixels
        network = Network(told(folder, input={"crop": "pad"}))
        padded = networks.load(NAME).probabilities(fit(photo, 28, 28, 1, mode="pad")[None])[0]
        assert dict(network.classify(photo)) == dict(zip(network.classes, map(float, padded), strict=True))


class TestDecision:
    def test_without_a_threshold_the_likeliest_class_is_the_answer(self) -> None:
        shares = np.array([[0.1] * 9 + [0.9], [0.55] + [0.05] * 9])
        assert networks.load(NAME).card.decide(shares).tolist() == [9, 0]

    def test_from_the_threshold_on_the_class_is_the_answer_though_another_is_likelier(self, folder: Path) -> None:
        read = card.read(told(folder, decision=DECISION))
        coat = read.classes.index("Coat")
        rows = np.zeros((3, 10))
        rows[:, 0] = 0.7
        rows[:, coat] = [0.2, 0.19, 0.9]  # at the threshold, just below it, and the likeliest anyway
        assert read.decide(rows).tolist() == [coat, 0, coat]
        assert read.decision == Decision(**DECISION)

    def test_below_the_threshold_the_likeliest_of_the_others_is_the_answer(self, folder: Path) -> None:
        read = card.read(told(folder, decision=DECISION | {"threshold": 0.95}))
        coat = read.classes.index("Coat")
        row = np.full((1, 10), 0.01)
        row[0, coat], row[0, 3] = 0.9, 0.02
        assert read.decide(row).tolist() == [3]
        np.testing.assert_allclose(row[0, coat], 0.9)  # what was asked about is left as it was


class TestWhatMayBeThere:
    def test_cards_without_any_of_it_are_whole(self) -> None:
        plain = networks.load(NAME).card
        assert (plain.decision, plain.notice, plain.input.shuffle, plain.results["test"].recalls) == (
            None,
            "",
            None,
            {},
        )

    def test_recalls_and_the_notice_are_read(self, folder: Path) -> None:
        recall = {"recall": 0.975, "n": 400, "low": 0.95, "high": 0.99}
        test = json.loads((folder / "card.json").read_text(encoding="utf-8"))["results"]["test"]
        changes = {"results": {"test": test | {"recalls": {"Coat": recall}}}, "notice": "Not for diagnosis."}
        read = card.read(told(folder, **changes))
        assert read.results["test"].recalls == {"Coat": Recall(**recall)}
        assert read.notice == "Not for diagnosis."

    def test_fields_that_are_for_others_do_no_harm(self, folder: Path) -> None:
        before = card.read(folder)
        after = card.read(told(folder, input={"jitter": 3}, colour="green"))
        assert after == before


@pytest.mark.parametrize("share", [0, -0.5, 1.01])
def test_a_box_larger_than_the_photo_or_empty_is_no_card(folder: Path, share: float) -> None:
    with pytest.raises(NetworkError, match="share is"):
        card.read(told(folder, input={"share": share}))


def test_the_box_that_is_taken_is_the_one_that_is_shown(folder: Path) -> None:
    takes = card.read(told(folder, input={"share": 0.5})).input
    photo = load_sample("coffee").pixels
    top, left, high, wide = takes.box(*photo.shape[:2])
    np.testing.assert_array_equal(takes.prepare(photo), fit(photo[top : top + high, left : left + wide], *takes.shape))
