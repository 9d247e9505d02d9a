"""Where a network fails, counted from its saved answers."""

import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.errors import NetworkError
from lib.metrics import wilson
from lib.networks import Decision, Recall
from lib.networks.failures import Confused, failures
from lib.networks.registry import MODELS
from lib.networks.runtime import Network

CARD = dataclasses.replace(networks.load("fashion_cnn").card, classes=("cat", "dog", "bird"))


def saved(folder: Path, label: list[int], probabilities: list[list[float]]) -> Path:
    np.savez(folder / "evaluation.npz", label=np.array(label), probabilities=np.array(probabilities, np.float32))
    return folder


def test_answers_are_counted_by_hand(tmp_path: Path) -> None:
    cat, dog = [0.9, 0.1, 0], [0.2, 0.8, 0]
    found = failures(saved(tmp_path, [0, 0, 0, 1, 1], [cat, dog, dog, dog, cat]), CARD)
    assert found.matrix.tolist() == [[1, 2, 0], [1, 1, 0], [0, 0, 0]]
    low, high = wilson(1, 3)
    assert found.recalls[0] == ("cat", Recall(1 / 3, 3, low, high))
    assert [label for label, _recall in found.recalls] == ["cat", "dog"], "no bird was there to be recognised"
    assert found.confused == (Confused("cat", "dog", 2, 3), Confused("dog", "cat", 1, 2))


def test_a_threshold_decides_what_counts_as_the_answer(tmp_path: Path) -> None:
    folder = saved(tmp_path, [1, 0], [[0.6, 0.4, 0], [0.7, 0.3, 0]])
    watchful = dataclasses.replace(CARD, decision=Decision("dog", 0.35, "by hand"))
    assert failures(folder, CARD).matrix.tolist() == [[1, 0, 0], [1, 0, 0], [0, 0, 0]]
    assert failures(folder, watchful).matrix.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 0]]


@pytest.mark.parametrize("name", networks.names())
def test_every_network_s_counts_give_the_accuracy_of_its_card(name: str) -> None:
    network = networks.load(name)
    found, told = network.failures, network.card.results["test"]
    assert found.matrix.sum() == told.n
    assert found.confused
    if network.card.decision is None:
        assert np.trace(found.matrix) / told.n == told.accuracy
    for label, recall in told.recalls.items():
        assert dict(found.recalls)[label] == recall


@pytest.mark.parametrize("broken", [None, b"", b"no zip", b"PK\x03\x04 broken"])
def test_answers_that_cannot_be_read_are_explained(tmp_path: Path, broken: bytes | None) -> None:
    folder = Path(shutil.copytree(MODELS / "fashion_cnn", tmp_path / "fashion_cnn"))
    (folder / "evaluation.npz").unlink()
    if broken is not None:
        (folder / "evaluation.npz").write_bytes(broken)
    with pytest.raises(NetworkError, match="The test answers of the network fashion_cnn cannot be read"):
        _ = Network(folder).failures


def test_answers_for_other_classes_are_explained(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="cannot be read"):
        failures(saved(tmp_path, [3], [[0.1, 0.2, 0.3]]), CARD)
