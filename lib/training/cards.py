"""What a card says of a network, from its recipe, its model and its results."""

import inspect
import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import keras
import numpy as np

from lib import datasets
from lib.datasets import Split
from lib.networks.card import INPUT
from lib.training.data import Parts
from lib.training.fit import Trained
from lib.training.recipe import Recipe

# What Keras writes into every layer's configuration without shaping the layer.
_NOT_SHAPE = {"name", "trainable", "dtype", "batch_shape", "sparse", "ragged", "optional", "groups", "data_format"}


def begin(recipe: Recipe, model: keras.Model, parts: Parts, trained: Trained, work: Path) -> dict:
    """A card without its results, ready for `write`; `lib.networks.Card` says what each field means."""
    facts = datasets.describe(recipe.data_set)
    pictures = {name: len(getattr(parts, name)) for name in ("train", "validation", "test")}
    return {
        "title": recipe.title,
        "task": recipe.task,
        "data_set": recipe.data_set,
        "data": {
            "title": facts.title,
            "author": facts.author,
            "source": facts.source,
            "licence": facts.licence,
            "pictures": pictures,
            "per_class": {name: _per_class(getattr(parts, name)) for name in pictures},
            "faults": list(facts.faults),
        },
        "input": asdict(recipe.takes()),
        "classes": list(parts.train.classes),
        "layers": [_layer(layer) for layer in model.layers[1:] if not isinstance(layer, keras.layers.Dropout)],
        "results": {},
        "difference": {},
        "recipe": _recipe(recipe, model, trained, work),
        "tried": list(recipe.tried),
        "limits": list(recipe.limits),
        "sources": [*recipe.sources, f"{facts.title}: {facts.author}. {facts.source}"],
        "licence": "MIT for the weights; for the pictures see data.licence",
        "sha256": {},
        "notice": recipe.notice,
    }


def write(card: dict, folder: Path) -> None:
    """Write FOLDER/card.json, readable by people."""
    text = json.dumps(card, indent=1, ensure_ascii=False)
    (folder / "card.json").write_text(text + "\n", encoding="utf-8")


def _per_class(split: Split) -> list[int]:
    """How many pictures each class has, in label order."""
    return np.bincount(split.labels, minlength=len(split.classes)).tolist()


def _recipe(recipe: Recipe, model: keras.Model, trained: Trained, work: Path) -> dict:
    """What it takes to train it again."""
    optimizer = trained.model.optimizer
    rows = (work / "history.csv").read_text(encoding="utf-8").split()[1:]
    return {
        "file": f"lib/training/recipes/{recipe.name}.py",
        "seed": recipe.seed,
        "epochs": trained.epochs,
        "epochs_planned": recipe.epochs,
        "batch": recipe.batch,
        "optimizer": type(optimizer).__name__,
        "optimizer_settings": _settings(optimizer),
        "learning_rate": _schedule(optimizer),
        "augmentation": inspect.getdoc(recipe.augment).partition("\n")[0] if recipe.augment else None,
        "balanced": recipe.balanced,
        "validation": _validation(recipe),
        "seconds": round(sum(float(row.split(",")[-1]) for row in rows)),
        "versions": {name: version(name) for name in ("keras", "tensorflow")},
    }


def _validation(recipe: Recipe) -> str:
    """Where the validation part comes from, for the card."""
    if datasets.describe(recipe.data_set).divided_anew:
        return "all pictures were divided anew by patient; the test part only for the result"
    return "a tenth of the training part, chosen by content; the test part only for the result"


def _settings(optimizer: keras.optimizers.Optimizer) -> dict:
    """The optimiser's own numbers by Keras' names, as momentum and weight_decay."""
    told = optimizer.get_config()
    return {key: value for key, value in told.items() if isinstance(value, int | float) and value is not False}


def _schedule(optimizer: keras.optimizers.Optimizer) -> dict:
    """The learning-rate schedule by its arguments."""
    told = keras.optimizers.serialize(optimizer)["config"]["learning_rate"]
    return {"kind": told["class_name"]} | {key: value for key, value in told["config"].items() if key != "name"}


def _layer(layer: keras.layers.Layer) -> dict:
    """One layer as the card has it."""
    return {
        "name": layer.name,
        "kind": type(layer).__name__,
        "config": {key: value for key, value in layer.get_config().items() if _shapes(key, value)},
        "output_shape": list(layer.output.shape[1:]),
        "parameters": layer.count_params(),
        "trainable": sum(int(weight.shape.num_elements()) for weight in layer.trainable_weights),
        "inputs": [_source(tensor) for tensor in _tensors(layer.input)],
    }


def _shapes(key: str, value: object) -> bool:
    """Whether an argument belongs on the card: plain values that shape the layer, nothing about its start."""
    plain = isinstance(value, str | int | float | bool | list | tuple)
    return plain and key not in _NOT_SHAPE and not key.endswith(("_initializer", "_regularizer", "_constraint"))


def _tensors(value: object) -> list:
    return list(value) if isinstance(value, list | tuple) else [value]


def _source(tensor: keras.KerasTensor) -> str:
    """The name of the layer a tensor comes from; dropout, which does nothing once trained, is looked through."""
    operation = tensor._keras_history.operation
    if isinstance(operation, keras.layers.Dropout):
        return _source(operation.input)
    return INPUT if isinstance(operation, keras.layers.InputLayer) else operation.name
