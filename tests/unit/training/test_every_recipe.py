"""Every recipe, small: trained for two epochs on real pictures, stopped and resumed, exported, and read by the app."""

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest

from lib import datasets
from lib.metrics import wilson
from lib.networks.runtime import Network
from lib.training import data, fit, recipe, snapshots
from lib.training.__main__ import main
from lib.training.recipe import Recipe
from tests.unit.training import tiny

# TensorFlow's own, when Keras saves a variable under NumPy 2
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

FILES = {"model.keras", "model.tflite", "weights.npz", "history.csv", "card.json", "evaluation.npz"}
NAMES = recipe.names()


def small(name: str, pictures: int) -> Recipe:
    """The recipe itself for two epochs, in batches that come out even: an odd last one is traced anew, for seconds."""
    batch = next((size for size in range(32, 7, -1) if pictures % size == 0), 16)
    return replace(recipe.load(name), batch=batch, epochs=2)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tiny data sets lie."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module", params=NAMES)
def trained(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple:
    """(recipe's name, exported folder, weights of the run that was not stopped)."""
    name, place = request.param, tmp_path_factory.mktemp(request.param)
    folder = tiny.folder(recipe.load(name).data_set, root)
    parts = data.load(recipe.load(name).data_set, folder)
    chosen = small(name, len(parts.train))
    through = named_weights(fit.train(chosen, parts, place / "through").model)
    with pytest.MonkeyPatch.context() as patched:
        tiny.stop_after(patched, 1)
        stopped = fit.train(chosen, parts, place / "work")
    assert (stopped.stopped, stopped.epochs) == (True, 1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recipe, "load", lambda _name: chosen)
        arguments = [name, "--data", str(folder), "--out", str(place / name), "--work", str(place / "work")]
        assert main([*arguments, "--resume"]) == 0
    return name, place / name, through


def named_weights(model: keras.Model) -> dict[str, np.ndarray]:
    return {f"{layer.name}/{weight.name}": np.array(weight) for layer in model.layers for weight in layer.weights}


def told_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a history without their seconds."""
    with path.open(encoding="utf-8") as file:
        return [{key: value for key, value in row.items() if key != "seconds"} for row in csv.DictReader(file)]


def card_of(folder: Path) -> dict:
    return json.loads((folder / "card.json").read_text(encoding="utf-8"))


def test_stopped_and_resumed_it_ends_bit_by_bit_where_it_would_have_ended(trained: tuple) -> None:
    _name, folder, through = trained
    with np.load(folder / "weights.npz", allow_pickle=False) as saved:
        found = {key: saved[key] for key in saved.files}
    assert found.keys() == through.keys()
    assert all(np.array_equal(found[key], through[key]) for key in found)
    assert sum(array.size for array in found.values()) == Network(folder).card.parameters
    assert told_rows(folder / "history.csv") == told_rows(folder.parent / "through" / "history.csv")


def test_the_folder_is_whole_and_its_checksums_are_right(trained: tuple) -> None:
    name, folder, _through = trained
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    card = card_of(folder)
    told = card["sha256"]
    ruled = {"familiarity.npz"} if card["familiarity"] else set()  # where other tiny sets lay beside its own
    assert {key for key in files if "/" not in key} == FILES | ruled
    assert told.keys() == files.keys() - {"card.json"}
    assert all(hashlib.sha256(files[file].read_bytes()).hexdigest() == told[file] for file in told)
    assert not folder.with_name(f"{name}.new").exists()


def test_the_history_has_a_row_for_each_epoch(trained: tuple) -> None:
    _name, folder, _through = trained
    rows = told_rows(folder / "history.csv")
    assert [row["epoch"] for row in rows] == ["1", "2"]
    assert all(np.isfinite(float(row[column])) for row in rows for column in fit.COLUMNS[:-1])
    assert (card_of(folder)["recipe"]["epochs"], card_of(folder)["recipe"]["epochs_planned"]) == (2, 2)


def test_the_network_answers_and_equals_keras(trained: tuple, root: Path) -> None:
    name, folder, _through = trained
    network, about = Network(folder), datasets.describe(recipe.load(name).data_set)
    picture, _label = datasets.test_picture(network.card.data_set, 1, root)
    answers = network.classify(picture)
    assert sorted(label for label, _share in answers) == sorted(about.classes)
    assert sum(share for _label, share in answers) == pytest.approx(1, abs=1e-5)
    assert 0 <= network.card.difference["overall"] < 1e-4
    assert network.card.input.shape == recipe.load(name).input_shape
    assert network.card.input.shuffle == recipe.load(name).shuffle
    assert network.card.notice == recipe.load(name).notice


def test_the_card_counts_what_the_saved_answers_say(trained: tuple, root: Path) -> None:
    _name, folder, _through = trained
    card = Network(folder).card
    test = datasets.load(card.data_set, "test", root)
    with np.load(folder / "evaluation.npz", allow_pickle=False) as saved:
        label, shares, digest = (saved[key] for key in ("label", "probabilities", "digest"))
    assert label.tolist() == test.labels.tolist()
    assert digest.tolist() == test.digests().tolist()
    right = int((shares.argmax(axis=1) == label).sum())
    told = card.results["test"]
    assert (told.accuracy, told.n, told.low, told.high) == (right / len(test), len(test), *wilson(right, len(test)))
    assert card.data["pictures"]["test"] == len(test)
    for part, counts in card.data["per_class"].items():
        assert len(counts) == len(card.classes)
        assert sum(counts) == card.data["pictures"][part]


def test_a_class_that_must_not_be_missed_has_its_threshold(trained: tuple) -> None:
    name, folder, _through = trained
    card, watched = Network(folder).card, recipe.load(name).watched
    if watched is None:
        assert card.decision is None
        assert not any(result.recalls for result in card.results.values())
        return
    label, wanted = watched
    assert card.decision.label == label
    assert card.results["validation"].recalls[label].recall >= wanted
    for part, result in card.results.items():
        assert list(result.recalls) == list(card.classes)
        assert [recall.n for recall in result.recalls.values()] == card.data["per_class"][part]


def test_weights_of_some_epochs_are_kept_where_it_was_asked(trained: tuple) -> None:
    name, folder, _through = trained
    if not recipe.load(name).snapshots:
        assert not (folder / "snapshots").exists()
        return
    files = sorted(path.name for path in (folder / "snapshots").iterdir())
    assert (
        files
        == [f"epoch_{epoch:02d}.npz" for epoch in snapshots.epochs(2)]
        == ["epoch_00.npz", "epoch_01.npz", "epoch_02.npz"]
    )
    kept = [dict(np.load(folder / "snapshots" / file, allow_pickle=False)) for file in files]
    final = dict(np.load(folder / "weights.npz", allow_pickle=False))
    for arrays in kept:
        assert {key: array.shape for key, array in arrays.items()} == {key: array.shape for key, array in final.items()}
        assert {array.dtype for array in arrays.values()} == {np.dtype(np.float16)}
    assert all(np.array_equal(kept[-1][key], final[key].astype(np.float16)) for key in final)
    assert any(not np.array_equal(kept[0][key], kept[1][key]) for key in final)
