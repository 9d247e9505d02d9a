"""Every folder under models/, without a test of its own: whole, unchanged, and as its recipe asked."""

import csv
import hashlib

import keras
import numpy as np
import pytest

from lib import datasets, networks
from lib.networks.registry import MODELS
from lib.training import fit, recipe, snapshots

NAMES = networks.names()
every_network = pytest.mark.parametrize("name", NAMES)
FILES = {"model.keras", "model.tflite", "weights.npz", "history.csv", "card.json", "evaluation.npz"}
MAY_HAVE = {"familiarity.npz", "snapshots"}
MOST = 60_000_000  # bytes of all networks together


def arrays(name: str, file: str) -> dict[str, np.ndarray]:
    """All arrays of an npz file of a network."""
    with np.load(MODELS / name / file, allow_pickle=False) as saved:
        return {key: saved[key] for key in saved.files}


@every_network
class TestEveryFolder:
    def test_is_whole_and_holds_nothing_else(self, name: str) -> None:
        found = {path.name for path in (MODELS / name).iterdir()}
        assert found - MAY_HAVE == FILES
        assert all(path.stat().st_size for path in (MODELS / name).iterdir())

    def test_checksums_are_those_of_the_files(self, name: str) -> None:
        folder = MODELS / name
        files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        card = networks.load(name).card
        assert card.sha256.keys() == files - {"card.json"}
        for file, wanted in card.sha256.items():
            assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == wanted, file

    def test_the_card_s_parameters_are_those_of_both_files(self, name: str) -> None:
        card = networks.load(name).card
        assert sum(array.size for array in arrays(name, "weights.npz").values()) == card.parameters
        model = keras.models.load_model(MODELS / name / "model.keras")
        assert model.count_params() == card.parameters
        assert getattr(model, "optimizer", None) is None, "the optimiser is as large again, and nobody needs it"

    def test_the_history_has_a_row_an_epoch_counted_from_one(self, name: str) -> None:
        with (MODELS / name / "history.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        told = networks.load(name).card.recipe
        assert [int(row["epoch"]) for row in rows] == list(range(1, told["epochs"] + 1))
        assert told["epochs"] == told["epochs_planned"]
        assert all(tuple(row) == fit.COLUMNS for row in rows)
        assert np.isfinite([[float(value) for value in row.values()] for row in rows]).all()
        assert float(rows[-1]["loss"]) < float(rows[0]["loss"])

    def test_its_recipe_is_there(self, name: str) -> None:
        assert name in recipe.names()
        chosen, card = recipe.load(name), networks.load(name).card
        assert (card.title, card.task, card.data_set) == (chosen.title, chosen.task, chosen.data_set)
        assert card.input.shape == chosen.input_shape


@every_network
class TestEveryFolderAsItsRecipeAsked:
    def test_was_trained_as_the_recipe_says(self, name: str) -> None:
        chosen, card = recipe.load(name), networks.load(name).card
        asked = {"epochs": chosen.epochs, "batch": chosen.batch, "seed": chosen.seed, "balanced": chosen.balanced}
        assert {key: card.recipe[key] for key in asked} == asked
        assert card.input == chosen.takes()
        assert card.notice == chosen.notice
        assert (card.decision and card.decision.label) == (chosen.watched and chosen.watched[0])

    def test_counts_the_pictures_of_every_class_in_every_part(self, name: str) -> None:
        card = networks.load(name).card
        assert card.data["per_class"].keys() == card.data["pictures"].keys() == {"train", "validation", "test"}
        for part, counts in card.data["per_class"].items():
            assert len(counts) == len(card.classes)
            assert all(counts)
            assert sum(counts) == card.data["pictures"][part]
        assert card.results["validation"].n == card.data["pictures"]["validation"]
        labels = arrays(name, "evaluation.npz")["label"]
        assert np.bincount(labels).tolist() == card.data["per_class"]["test"]

    def test_names_the_faults_of_its_data(self, name: str) -> None:
        card = networks.load(name).card
        assert card.data["faults"] == list(datasets.describe(card.data_set).faults)

    def test_weights_were_kept_while_it_learned_where_the_recipe_asks(self, name: str) -> None:
        folder, card = MODELS / name / "snapshots", networks.load(name).card
        assert folder.exists() == recipe.load(name).snapshots
        if not folder.exists():
            return
        files = sorted(path.name for path in folder.iterdir())
        assert files == [f"epoch_{epoch:02d}.npz" for epoch in snapshots.epochs(card.recipe["epochs"])]
        assert len(files) <= 12
        final = arrays(name, "weights.npz")
        kept = [arrays(name, f"snapshots/{file}") for file in files]
        for found in kept:
            assert {key: array.shape for key, array in found.items()} == {key: final[key].shape for key in final}
            assert {array.dtype for array in found.values()} == {np.dtype(np.float16)}
        assert all(np.array_equal(kept[-1][key], final[key].astype(np.float16)) for key in final)
        kernel = next(key for key in final if key.endswith("kernel"))
        assert not np.array_equal(kept[0][kernel], kept[1][kernel]), "the first is from before any training"


def test_every_recipe_has_its_network_and_every_network_its_recipe() -> None:
    assert recipe.names() == NAMES


def test_all_networks_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file()) <= MOST
