"""The loop of training: what an epoch draws, how classes weigh, and what a stop leaves."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import keras
import numpy as np
import pytest
from keras import layers

from lib.datasets import Split
from lib.errors import NetworkError
from lib.images.prepare import shuffled
from lib.training import data, fit
from lib.training.data import Parts
from lib.training.progress import Progress
from lib.training.recipe import Recipe
from tests.unit.datasets import make

# TensorFlow's own, when Keras saves a variable under NumPy 2
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")


def build(input_shape: tuple[int, int, int], classes: int) -> keras.Model:
    inputs = keras.Input(input_shape, name="input")
    x = layers.Flatten(name="flatten")(layers.Rescaling(1 / 255, name="rescaling")(inputs))
    x = layers.Dense(classes, name="logits")(layers.Dropout(0.5, name="dropout")(x))
    return keras.Model(inputs, layers.Softmax(name="softmax")(x))


RECIPE = Recipe(
    title="Small",
    task="Which?",
    data_set="mnist",
    input_shape=(6, 5, 1),
    build=build,
    optimizer=lambda steps: keras.optimizers.SGD(0.1),
    epochs=3,
    batch=10,
    seed=4,
    tried=(),
    limits=(),
    sources=(),
    snapshots=True,
)


def split_of(n: int, seed: int) -> Split:
    return Split(make.pictures(n, (6, 5, 1), seed), np.arange(n) % 2, ("a", "b"), "here")


PARTS = Parts(split_of(40, 1), split_of(10, 2), split_of(10, 3))


class TestDrawn:
    def test_an_epoch_has_every_picture_once_with_its_label(self) -> None:
        pictures, labels = fit._drawn(RECIPE, PARTS.train, 1)
        told = dict(zip(PARTS.train.digests(), PARTS.train.labels, strict=True))
        drawn = Split(pictures, labels, ("a", "b"), "here")
        assert dict(zip(drawn.digests(), drawn.labels, strict=True)) == told
        assert not np.array_equal(pictures, PARTS.train.pixels)

    def test_seed_and_epoch_alone_say_the_order_and_the_chance(self) -> None:
        noisy = replace(RECIPE, augment=lambda pictures, rng: pictures ^ rng.integers(0, 2, pictures.shape, np.uint8))
        one, again = (fit._drawn(noisy, PARTS.train, 2)[0] for _twice in range(2))
        np.testing.assert_array_equal(one, again)
        assert not np.array_equal(one, fit._drawn(noisy, PARTS.train, 3)[0])
        assert not np.array_equal(one, fit._drawn(replace(noisy, seed=5), PARTS.train, 2)[0])

    def test_pixels_are_put_in_their_order_after_the_augmentation(self) -> None:
        def darker(pictures: np.ndarray, _rng: np.random.Generator) -> np.ndarray:
            pictures[:, 0] = 0  # the first row; it also changes what it was given
            return pictures

        before = PARTS.train.pixels.copy()
        plain = fit._drawn(replace(RECIPE, augment=darker), PARTS.train, 1)[0]
        found = fit._drawn(replace(RECIPE, augment=darker, shuffle=9), PARTS.train, 1)[0]
        assert (plain[:, 0] == 0).all()
        np.testing.assert_array_equal(found, np.stack([shuffled(picture, 9) for picture in plain]))
        np.testing.assert_array_equal(PARTS.train.pixels, before, err_msg="the pictures themselves stay as they are")


class TestBatches:
    def test_come_in_the_order_given_the_last_one_smaller(self) -> None:
        pictures, labels = make.pictures(25, (2, 2, 1)), np.arange(25)
        found = [(x.numpy(), y.numpy()) for x, y in fit.batches(pictures, labels, 10)]
        assert [len(x) for x, _y in found] == [10, 10, 5]
        np.testing.assert_array_equal(np.concatenate([x for x, _y in found]), pictures)
        np.testing.assert_array_equal(np.concatenate([y for _x, y in found]), labels)


class TestWeights:
    @pytest.mark.parametrize("counts", [(1, 3), (5, 5), (1341, 3875), (2, 7, 31)])
    def test_all_classes_count_the_same_and_the_mean_weight_is_one(self, counts: tuple[int, ...]) -> None:
        found = fit.weights(np.repeat(np.arange(len(counts)), counts))
        shares = [found[label] * count for label, count in enumerate(counts)]
        np.testing.assert_allclose(shares, sum(counts) / len(counts))

    @pytest.mark.parametrize("balanced", [True, False])
    def test_reach_keras_where_the_recipe_asks(self, balanced: bool) -> None:
        asked = {}
        history = SimpleNamespace(history={name: [1.0] for name in fit.COLUMNS[1:5]})
        model = SimpleNamespace(
            fit=lambda *_pictures, **told: asked.update(told) or history,
            optimizer=SimpleNamespace(learning_rate=0.1),
        )
        uneven = Parts(PARTS.train.take(np.r_[0:20:2, 1, 3]), PARTS.validation, PARTS.test)
        fit._epoch(model, replace(RECIPE, balanced=balanced), uneven, 1, [])
        assert asked["class_weight"] == ({0: 12 / 20, 1: 12 / 4} if balanced else None)
        assert asked["shuffle"] is False, "the order was drawn before"


def left(work: Path) -> tuple[list[int], list[str]]:
    """(epochs of the history, names of the snapshots) in a folder of work."""
    with (work / "history.csv").open(encoding="utf-8") as file:
        rows = [int(row["epoch"]) for row in csv.DictReader(file)]
    return rows, sorted(path.stem for path in (work / "snapshots").iterdir())


class TestStops:
    """Ctrl-C may come at any moment: what is left is always that of whole epochs."""

    def test_while_the_checkpoint_is_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real, saved = keras.Model.save, []

        def save(model: keras.Model, path: Path) -> None:
            saved.append(path)
            if len(saved) == 2:
                raise KeyboardInterrupt
            real(model, path)

        monkeypatch.setattr(keras.Model, "save", save)
        trained = fit.train(RECIPE, PARTS, tmp_path / "work")
        assert (trained.stopped, trained.epochs) == (True, 1)
        assert left(tmp_path / "work") == ([1], ["epoch_00", "epoch_01"])
        monkeypatch.undo()
        resumed = fit.train(RECIPE, PARTS, tmp_path / "work", resume=True)
        assert (resumed.stopped, resumed.epochs) == (False, 3)
        assert left(tmp_path / "work")[0] == [1, 2, 3]
        through = fit.train(RECIPE, PARTS, tmp_path / "through")
        for one, other in zip(through.model.get_weights(), resumed.model.get_weights(), strict=True):
            np.testing.assert_array_equal(one, other)

    def test_just_after_it_was_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_row: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Progress, "epoch", stop)
        trained = fit.train(RECIPE, PARTS, tmp_path / "work")
        assert (trained.stopped, trained.epochs) == (True, 1)
        assert left(tmp_path / "work") == ([1], ["epoch_00", "epoch_01"])

    def test_before_one_epoch_is_whole_there_is_nothing_to_keep(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stop(*_asked: object, **_more: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(keras.Model, "fit", stop)
        with pytest.raises(NetworkError, match="Stopped before the first epoch was whole"):
            fit.train(RECIPE, PARTS, tmp_path / "work")

    @pytest.mark.parametrize("change", [{"seed": 5}, {"epochs": 4}, {"batch": 20}, {"title": "Other"}])
    def test_a_run_of_another_recipe_is_not_resumed(self, tmp_path: Path, change: dict) -> None:
        (tmp_path / "run.json").write_text(json.dumps(fit._asked(RECIPE, PARTS)), encoding="utf-8")
        (tmp_path / "checkpoint.keras").touch()
        with pytest.raises(NetworkError, match="was made with another recipe or other data"):
            fit.train(replace(RECIPE, **change), PARTS, tmp_path, resume=True)


def test_the_columns_of_the_history_are_those_of_keras() -> None:
    assert fit.COLUMNS[:5] == ("epoch", "loss", "accuracy", "val_loss", "val_accuracy")


def test_the_test_part_is_not_looked_at(tmp_path: Path) -> None:
    blind = Parts(PARTS.train, PARTS.validation, None)
    assert fit.train(replace(RECIPE, epochs=1), blind, tmp_path / "work").epochs == 1
    assert data.prepared(PARTS.train.pixels, RECIPE.takes()).shape[1:] == RECIPE.input_shape
