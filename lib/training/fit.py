"""The loop: one epoch after the other, each ending in a checkpoint, so that stopping loses one epoch at most.

Every epoch draws its order and its augmentation from (seed, epoch): a run that was stopped and resumed goes the same
way as one that was not.

    WORK/checkpoint.keras       the model with its optimiser after the last whole epoch
    WORK/history.csv            a row an epoch, counted from 1
    WORK/snapshots/epoch_NN.npz the first kernels after that epoch; 00 is before training
    WORK/run.json               what was asked for, so that --resume cannot mix two runs
"""

import csv
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from lib.errors import NetworkError
from lib.text import _
from lib.training import snapshots
from lib.training.data import Parts
from lib.training.progress import Progress
from lib.training.recipe import Recipe

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
    progress = Progress(recipe.epochs, done)
    try:
        for epoch in range(done + 1, recipe.epochs + 1):
            _epoch(model, recipe, parts, epoch, work, progress)
            done = epoch
    except KeyboardInterrupt:
        if not done:
            reason = _(
                "Stopped before the first epoch was whole, so there is nothing to keep. Run it again for longer."
            )
            raise NetworkError(reason=reason) from None
        return Trained(keras.models.load_model(work / "checkpoint.keras"), done, stopped=True)
    return Trained(model, done, stopped=False)


def _epoch(
    model: keras.Model, recipe: Recipe, parts: Parts, epoch: int, work: Path, progress: Progress
) -> dict[str, float]:
    """One pass over the training part, then the validation part; writes what there is to keep."""
    began = time.perf_counter()
    rng = np.random.default_rng([recipe.seed, epoch])
    order = rng.permutation(len(parts.train))
    pictures = parts.train.pixels[order]
    if recipe.augment is not None:
        pictures = recipe.augment(pictures, rng)
    validation = (parts.validation.pixels, parts.validation.labels)
    told = model.fit(
        pictures,
        parts.train.labels[order],
        batch_size=recipe.batch,
        shuffle=False,
        verbose=0,
        validation_data=validation,
        validation_batch_size=500,
        callbacks=[progress.within(epoch)],
    )
    row = {name: values[-1] for name, values in told.history.items()}
    row |= {"learning_rate": float(model.optimizer.learning_rate), "seconds": time.perf_counter() - began}
    _keep(model, work, epoch, row)
    progress.epoch(epoch, row)
    return row


def _keep(model: keras.Model, work: Path, epoch: int, row: dict[str, float]) -> None:
    """Kernels and history first, the checkpoint last and in one move: it is what says that the epoch is whole."""
    snapshots.save(model, work / "snapshots", epoch)
    rows = [*_rows(work)[: epoch - 1], {"epoch": epoch} | {name: f"{row[name]:.6g}" for name in COLUMNS[1:]}]
    with (work / "history.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
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
    snapshots.save(model, work / "snapshots", 0)
    return model


def _resumed(recipe: Recipe, parts: Parts, work: Path) -> tuple[keras.Model | None, int]:
    """(model, whole epochs) of a run that was stopped, or (None, 0) where there is none."""
    if not (work / "checkpoint.keras").is_file():
        return None, 0
    if json.loads((work / "run.json").read_text(encoding="utf-8")) != _asked(recipe, parts):
        reason = _("The checkpoint in {folder} was made with another recipe or other data. Train without --resume.")
        raise NetworkError(reason=reason.format(folder=work))
    model = keras.models.load_model(work / "checkpoint.keras")
    steps = -(-len(parts.train) // recipe.batch)
    return model, int(model.optimizer.iterations) // steps


def _rows(work: Path) -> list[dict[str, str]]:
    path = work / "history.csv"
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


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
