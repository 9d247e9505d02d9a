"""The Keras code that is shown for an answer gives that answer."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.code.classify import PHOTO, classify
from lib.images.samples import load_sample
from lib.networks import Card, Decision
from lib.render import png
from tests.source import ROOT


def ran(code: str, photo: np.ndarray, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """The names that the code leaves behind, run beside the photo and the networks."""
    (folder / PHOTO).write_bytes(png(photo))
    (folder / "models").symlink_to(ROOT / "models")
    monkeypatch.chdir(folder)
    space: dict = {}
    exec(code, space)
    return space


def changed(card: Card, **told: object) -> Card:
    return dataclasses.replace(card, input=dataclasses.replace(card.input, **told))


@pytest.mark.parametrize("name", networks.names())
@pytest.mark.parametrize("sample", ["coffee", "chelsea"])
def test_it_gives_what_the_app_shows(
    name: str, sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    network, photo = networks.load(name), load_sample(sample).pixels
    invert = network.card.input.light_on_dark
    found = ran(classify(network.card, invert=invert), photo, tmp_path, monkeypatch)
    batch = network.prepare(photo, invert=invert)[None]
    np.testing.assert_allclose(found["picture"], batch[0], atol=1e-3)
    wanted = network.probabilities(batch)
    np.testing.assert_allclose(found["probabilities"], wanted[0], atol=1e-4)
    assert found["answer"] == network.classes[int(network.card.decide(wanted)[0])]
    assert found["answer"] in capsys.readouterr().out


@pytest.mark.parametrize(
    "told",
    [
        {"crop": "pad"},
        {"shuffle": 9},
        {"crop": "pad", "shuffle": 9},
        {"height": 20},
        {"channels": 3},
        {"share": 0.8},
        {"share": 0.03},
    ],
    ids=str,
)
@pytest.mark.parametrize("size", [(40, 90), (90, 40), (28, 28), (9, 13), (1, 300)], ids=str)
def test_any_photo_is_prepared_as_the_card_says(
    told: dict, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = np.random.default_rng(4).integers(0, 256, (*size, 3)).astype(np.uint8)
    card = changed(networks.load("fashion_cnn").card, **told)
    code = classify(card, invert=True).partition("\nmodel = ")[0]
    found = ran(code, photo, tmp_path, monkeypatch)["picture"]
    np.testing.assert_allclose(found, card.input.prepare(photo, invert=True), atol=1e-3)


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_a_threshold_decides_as_in_the_app(threshold: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network, photo = networks.load("fashion_cnn"), load_sample("coffee").pixels
    card = dataclasses.replace(network.card, decision=Decision("Sandal", threshold, "by hand"))
    found = ran(classify(card, invert=False), photo, tmp_path, monkeypatch)
    wanted = card.decide(network.probabilities(network.prepare(photo)[None]))
    assert found["answer"] == card.classes[int(wanted[0])]
    assert (found["answer"] == "Sandal") == (threshold == 0.0)
