"""One side of `bench.train` in a process of its own: `python -m bench._fit ours|plain EPOCHS`.

Trains `fashion_cnn` and prints a line of JSON: where how many pictures came from, the seconds of an epoch, the
accuracy on the validation part.
"""

import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import keras
import numpy as np

from lib.datasets import Split
from lib.training import data, fit, recipe
from lib.training.data import Parts
from lib.training.recipe import Recipe

NETWORK = "fashion_cnn"
REPEATED = 20  # how often scikit-learn's few digits are given, so that an epoch lasts seconds as well


def pictures(chosen: Recipe) -> Parts:
    """Fashion-MNIST where it lies on this machine, else scikit-learn's digits."""
    folder = data.folder_of(chosen.data_set, "train", None)
    return _digits() if folder is None else data.load(chosen.data_set, folder)


def _digits() -> Parts:
    """1,597 real digits, each REPEATED times, to train on and 200 to validate."""
    from tests.unit.training.tiny import digits  # only here, since it needs pytest

    pixels, labels = digits()
    order = np.random.default_rng(0).permutation(len(labels))
    whole = Split(pixels[order, ..., None], labels[order], tuple("0123456789"), "scikit-learn's digits")
    train = whole.take(np.tile(np.arange(200, len(whole)), REPEATED))
    validation = whole.take(np.arange(200))
    return Parts(train, validation, validation)  # fit.train never looks at the test part


def ours(chosen: Recipe, parts: Parts) -> tuple[float, float]:
    """(seconds of an epoch, accuracy) by the recipe: order, augmentation, validation and checkpoint included."""
    with tempfile.TemporaryDirectory() as work:
        began = time.perf_counter()
        fit.train(chosen, parts, Path(work) / "run")
        took = time.perf_counter() - began
        rows = np.genfromtxt(Path(work) / "run/history.csv", delimiter=",", names=True)
    return (took - rows["seconds"][0]) / (chosen.epochs - 1), rows["val_accuracy"][-1]


def plain(chosen: Recipe, parts: Parts) -> tuple[float, float]:
    """(seconds of an epoch, accuracy) of the same network by one call of `fit` and nothing else."""
    keras.utils.set_random_seed(chosen.seed)
    model = chosen.build(chosen.input_shape, len(parts.train.classes))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    began: list[float] = []
    told = keras.callbacks.LambdaCallback(on_epoch_begin=lambda _epoch, _logs: began.append(time.perf_counter()))
    model.fit(parts.train.pixels, parts.train.labels, batch_size=32, epochs=chosen.epochs, verbose=0, callbacks=[told])
    seconds = (time.perf_counter() - began[1]) / (chosen.epochs - 1)
    _loss, accuracy = model.evaluate(parts.validation.pixels, parts.validation.labels, batch_size=500, verbose=0)
    return seconds, accuracy


if __name__ == "__main__":
    chosen = replace(recipe.load(NETWORK), epochs=int(sys.argv[2]))
    parts = pictures(chosen)
    seconds, accuracy = {"ours": ours, "plain": plain}[sys.argv[1]](chosen, parts)
    told = {"origin": str(parts.train.origin), "n": len(parts.train), "seconds": seconds, "accuracy": accuracy}
    print(json.dumps(told))
