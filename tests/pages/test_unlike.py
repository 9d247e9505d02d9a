"""On Classify, a photo unlike anything the network was trained on: said by its rule, and only then."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import streamlit as st

from lib import datasets, networks
from lib.networks import Network
from lib.networks.familiarity import FILE
from lib.networks.registry import MODELS
from tests import data
from tests.pages.app import opened, sentences

SAID = "This photo is unlike anything"
MEASURED = [name for name in networks.names() if networks.load(name).card.familiarity]
LIGHT_ON_DARK = [name for name in MEASURED if networks.load(name).card.input.light_on_dark]


@pytest.fixture(autouse=True)
def fresh() -> None:
    """No answer of another test."""
    st.cache_data.clear()


def score(network: Network, pixels: np.ndarray) -> float:
    batch = network.prepare(pixels)[None]
    return float(network.familiarity.score(batch, network.run(batch))[0])


@pytest.mark.parametrize("name", LIGHT_ON_DARK)
def test_an_astronaut_is_unlike_clothing_and_digits(name: str) -> None:
    network = networks.load(name)
    words = sentences(opened("classify", network=name, photo="astronaut"))
    assert f"{SAID} {network.card.title} was trained on" in words.replace("\\", "")
    assert "the probabilities mean little" in words
    alarm = network.card.familiarity["false_alarms"]["test"]
    plain = words.replace("\\", "")
    assert f"wrongly {100 * alarm['share']:.1f}\xa0% of {alarm['n']:,} of its test pictures" in plain
    assert 'class="cs-unlike"' in words
    assert words.count("The photo is unlike its pictures.") >= len(LIGHT_ON_DARK), "beside one another too"


@pytest.mark.parametrize("name", MEASURED)
def test_a_test_picture_of_its_own_is_not(name: str) -> None:
    network = networks.load(name)
    data.require(network.card.data_set)
    pictures = (datasets.test_picture(network.card.data_set, index)[0] for index in range(60))
    near = [score(network, picture) <= network.familiarity.threshold for picture in pictures]
    assert sum(near) >= 50
    index = near.index(True)
    words = sentences(opened("classify", network=name, data_set=network.card.data_set, index=index))
    assert SAID not in words
    assert "cs-unlike" not in words


@pytest.mark.parametrize("name", LIGHT_ON_DARK[:1])
def test_where_it_is_wrong_it_says_so(name: str) -> None:
    network = networks.load(name)
    data.require(network.card.data_set)
    pictures = (datasets.test_picture(network.card.data_set, index)[0] for index in range(400))
    index = next(i for i, each in enumerate(pictures) if score(network, each) > network.familiarity.threshold)
    words = sentences(opened("classify", network=name, data_set=network.card.data_set, index=index))
    assert SAID in words
    assert "A false alarm: it is one of its own test pictures" in words
    assert "mean little" not in words


def test_where_nothing_was_measured_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    network = networks.load("fashion_cnn")
    monkeypatch.setattr(network, "card", replace(network.card, familiarity=None))
    monkeypatch.delitem(vars(network), "familiarity", raising=False)
    words = sentences(opened("classify", network="fashion_cnn", photo="astronaut"))
    assert SAID not in words
    assert "cannot be told" not in words


@pytest.mark.parametrize("name", MEASURED[:1])
def test_a_broken_file_gets_a_sentence_and_the_page_stands(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / name
    here.mkdir()
    for file in ("model.tflite", "weights.npz", "evaluation.npz", "card.json"):
        (here / file).symlink_to(MODELS / name / file)
    (here / FILE).write_bytes(b"PK")
    monkeypatch.setattr("lib.networks.registry.MODELS", tmp_path)
    monkeypatch.setattr("lib.networks.registry._loaded", lambda name: Network(tmp_path / name))
    words = sentences(opened("classify", network=name, photo="astronaut"))
    assert "cannot be told" in words
    assert f"{networks.load(name).card.title} answers:" in words
