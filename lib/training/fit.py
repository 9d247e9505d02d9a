"""The loop: one epoch after the other, each ending in a checkpoint, so that stopping loses one epoch at most.

Every epoch draws its order and its augmentation from (seed, epoch): a run that was stopped and resumed goes the same
way as one that was not.

    WORK/checkpoint.keras       the model with its optimiser after the last whole epoch
    WORK/history.csv            a row an epoch, counted from 1
    WORK/snapshots/epoch_NN.npz all weights after some epochs, for a recipe that asks for it; 00 is before training
    WORK/run.json               what was asked for, so that --resume cannot mix two runs
"""

import csv
import json
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from lib.datasets import Split
from lib.errors import NetworkError
from lib.text import _
from lib.training import snapshots
from lib.training.data import Parts, ordered, prepared
from lib.training.progress import Progress
from lib.training.recipe import Recipe
from lib.training.stop import Stop

COLUMNS = ("epoch", "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds")


@dataclass(frozen=True)
class Trained:
    """What a run left: the model after the last whole epoch, how many there were, and whether it was stopped."""

    model: keras.Model
    epochs: int
    stopped: bool


def train(recipe: Recipe, parts: Parts, work: Path, *, resume: bool = False) -> Trained:
    """Train a network, or go on with one.

    Args:
        recipe: what to train, and how.
        parts: the pictures; the test part is not looked at.
        work: the folder for checkpoints; without `resume` it is emptied.
        resume: go on after the last whole epoch in `work`, where there is one.

    Raises:
        NetworkError: the checkpoint belongs to another run, or it was stopped before one epoch was whole.
    """
    keras.utils.set_random_seed(recipe.seed)
    tf.config.experimental.enable_op_determinism()
    model, done = _resumed(recipe, parts, work) if resume else (None, 0)
    if model is None:
        model = _begun(recipe, parts, work)
    validation = replace(parts.validation, pixels=prepared(parts.validation.pixels, recipe.takes()))
    parts = replace(parts, validation=validation)
    progress = Progress(recipe.epochs, done)
    try:
        with Stop() as stop:
            for epoch in range(done + 1, recipe.epochs + 1):
                stop.check()
                row = _epoch(model, recipe, parts, epoch, [progress.within(epoch), stop.between_batches()])
                _keep(model, recipe, work, epoch, row)
                progress.epoch(epoch, row)
                done = epoch
    except KeyboardInterrupt:
        model, done = _resumed(recipe, parts, work)
        if model is None:
            reason = _(
                "Stopped before the first epoch was whole, so there is nothing to keep. Run it again for longer."
            )
            raise NetworkError(reason=reason) from None
        _forget(work, done)
        return Trained(model, done, stopped=True)
    return Trained(model, done, stopped=False)


def _epoch(
    model: keras.Model, recipe: Recipe, parts: Parts, epoch: int, callbacks: list[keras.callbacks.Callback]
) -> dict[str, float]:
    """One pass over the training part, then the validation part, prepared before: the row of the history."""
    began = time.perf_counter()
    pictures, labels = _drawn(recipe, parts.train, epoch)
    told = model.fit(
        batches(pictures, labels, recipe.batch),
        shuffle=False,
        class_weight=weights(parts.train.labels) if recipe.balanced else None,
        verbose=0,
        validation_data=batches(parts.validation.pixels, parts.validation.labels, 500),
        callbacks=callbacks,
    )
    row = {name: values[-1] for name, values in told.history.items()}
    return row | {"learning_rate": float(model.optimizer.learning_rate), "seconds": time.perf_counter() - began}


def _drawn(recipe: Recipe, train: Split, epoch: int) -> tuple[np.ndarray, np.ndarray]:
    """The training part in the order of an epoch, augmented: uint8 (n, *input_shape) and labels (n,)."""
    rng = np.random.default_rng([recipe.seed, epoch])
    drawn = train.take(rng.permutation(len(train)))
    if recipe.augment is None:
        return prepared(drawn.pixels, recipe.takes()), drawn.labels
    return ordered(recipe.augment(drawn.pixels, rng), recipe.takes()), drawn.labels


def batches(pictures: np.ndarray, labels: np.ndarray, size: int) -> tf.data.Dataset:
    """Batches in the order given, without tf.data's autotune.

    Given arrays, `model.fit` makes a dataset with autotune, whose end waits for a timer that doubles from 10 ms: what
    takes 50 s ends after 82. On the 45,000 pictures of CIFAR-10 an epoch took 90 s instead of 53.
    """
    data = tf.data.Dataset.from_tensor_slices((pictures, labels)).batch(size).prefetch(2)
    options = tf.data.Options()
    options.autotune.enabled = False
    return data.with_options(options)


def weights(labels: np.ndarray) -> dict[int, float]:
    """A weight for each class that makes all count the same: n / (classes · pictures of the class).

    >>> weights(np.array([0, 1, 1, 1]))
    {0: 2.0, 1: 0.6666666666666666}
    """
    counts = np.bincount(labels)
    return {label: float(len(labels) / (len(counts) * count)) for label, count in enumerate(counts) if count}


def _keep(model: keras.Model, recipe: Recipe, work: Path, epoch: int, row: dict[str, float]) -> None:
    """Weights and history first, the checkpoint last and in one move: it is what says that the epoch is whole."""
    if recipe.snapshots and epoch in snapshots.epochs(recipe.epochs):
        snapshots.save(model, work / "snapshots", epoch)
    told = {"epoch": epoch} | {name: f"{row[name]:.6g}" for name in COLUMNS[1:]}
    _write_rows(work, [*_rows(work)[: epoch - 1], told])
    model.save(work / "next.keras")
    (work / "next.keras").replace(work / "checkpoint.keras")


def _begun(recipe: Recipe, parts: Parts, work: Path) -> keras.Model:
    """A new model in an emptied folder."""
    if work.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True)
    (work / "run.json").write_text(json.dumps(_asked(recipe, parts)), encoding="utf-8")
    model = recipe.build(recipe.input_shape, len(parts.train.classes))
    steps = recipe.epochs * -(-len(parts.train) // recipe.batch)
    model.compile(recipe.optimizer(steps), "sparse_categorical_crossentropy", metrics=["accuracy"])
    if recipe.snapshots:
        snapshots.save(model, work / "snapshots", 0)
    return model


def _resumed(recipe: Recipe, parts: Parts, work: Path) -> tuple[keras.Model | None, int]:
    """(model, whole epochs) of a run that was stopped, or (None, 0) where there is none."""
    if not (work / "checkpoint.keras").is_file():
        return None, 0
    if json.loads((work / "run.json").read_text(encoding="utf-8")) != _asked(recipe, parts):
        reason = _("The checkpoint in {folder} was made with another recipe or other data. Train without --resume.")
        raise NetworkError(reason=reason.format(folder=work))
    begun = recipe.build(recipe.input_shape, len(parts.train.classes))
    model = keras.models.load_model(work / "checkpoint.keras")
    _draw_on(model, begun)
    steps = -(-len(parts.train) // recipe.batch)
    return model, int(model.optimizer.iterations) // steps


def _draw_on(model: keras.Model, begun: keras.Model) -> None:
    """Let dropout draw on from where it was: a model file keeps no generators, so a loaded model makes new ones.

    Args:
        model: as it was loaded.
        begun: as the run began, built right after the seed was set.
    """
    for layer in model.layers:
        if isinstance(layer, keras.layers.Dropout):
            seed, _drawn = np.asarray(begun.get_layer(layer.name).seed_generator.state)
            layer.seed_generator.state.assign([seed, int(model.optimizer.iterations)])  # one draw a step


def _rows(work: Path) -> list[dict[str, str]]:
    path = work / "history.csv"
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _write_rows(work: Path, rows: list[dict[str, object]]) -> None:
    with (work / "history.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def _forget(work: Path, done: int) -> None:
    """Drop what was written of an epoch that has no checkpoint: a run may be stopped between the two."""
    _write_rows(work, _rows(work)[:done])
    for file in (work / "snapshots").glob("epoch_*.npz"):
        if int(file.stem.removeprefix("epoch_")) > done:
            file.unlink()


def _asked(recipe: Recipe, parts: Parts) -> dict[str, object]:
    """What must be the same for a run to go on, in JSON's types."""
    return {
        "title": recipe.title,
        "seed": recipe.seed,
        "epochs": recipe.epochs,
        "batch": recipe.batch,
        "classes": list(parts.train.classes),
        "pictures": len(parts.train),
    }
