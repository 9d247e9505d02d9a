"""A trained model → the folder that the app reads: model files, weights, history, card.

    model.keras       for Keras, without the optimiser
    model.tflite      for LiteRT: every layer's output, by the layer's name; any number of pictures at once
    weights.npz       LAYER/WEIGHT → array
    history.csv       a row an epoch
    snapshots/        all weights after some epochs, for a recipe that asks for it
    evaluation.npz    the answers on the test part
    card.json         all the app must know

The folder is written beside its place and moved there when it is whole.
"""

import hashlib
import shutil
from dataclasses import asdict
from pathlib import Path

import keras
import numpy as np

from lib.networks import Network, Result
from lib.training import cards, judge
from lib.training.data import Parts, prepared
from lib.training.fit import Trained
from lib.training.judge import evaluate
from lib.training.recipe import Recipe

_COMPARED = 64


def export(recipe: Recipe, parts: Parts, trained: Trained, work: Path, out: Path) -> Result:
    """Write all files of a network.

    Args:
        recipe: how it was trained.
        parts: on what; the test part is looked at here, and only here.
        trained: the model.
        work: where `lib.training.fit` left history and snapshots.
        out: the network's folder; one that is there is replaced.

    Returns:
        how often it was right on the test part.
    """
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    model = _bare(trained.model)
    model.save(fresh / "model.keras")
    write_litert(model, fresh / "model.tflite")
    write_weights(model, fresh / "weights.npz")
    shutil.copy(work / "history.csv", fresh)
    if recipe.snapshots:
        shutil.copytree(work / "snapshots", fresh / "snapshots")
    card = cards.begin(recipe, model, parts, trained, work)
    cards.write(card, fresh)
    result = _judged(card, recipe, model, parts, fresh)
    card["sha256"] = checksums(fresh)
    cards.write(card, fresh)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return result


def _judged(card: dict, recipe: Recipe, model: keras.Model, parts: Parts, folder: Path) -> Result:
    """Fill the card's results from the files in the folder; writes evaluation.npz."""
    network = Network(folder)
    few = prepared(parts.validation.pixels[:_COMPARED], network.card.input).astype(np.float32)
    card["difference"] = difference(model, network, few)
    validation = evaluate(network, parts.validation)
    if recipe.watched is not None:
        card["decision"] = asdict(judge.decide(validation, network.classes, *recipe.watched))
        cards.write(card, folder)
        network = Network(folder)
    evaluation = evaluate(network, parts.test)
    result = judge.result(evaluation, network.card)
    card["results"] = {"validation": asdict(judge.result(validation, network.card)), "test": asdict(result)}
    evaluation.save(folder / "evaluation.npz")
    return result


def write_litert(model: keras.Model, path: Path) -> None:
    """Export a model whose outputs are a dict layer name → tensor, so that no layer is fused away."""
    outputs = {layer.name: layer.output for layer in model.layers[1:] if not isinstance(layer, keras.layers.Dropout)}
    keras.Model(model.input, outputs).export(str(path), format="litert", verbose=False)


def write_weights(model: keras.Model, path: Path) -> None:
    """All weights as LAYER/WEIGHT, with Keras' names: conv2d_1/kernel, conv2d_1/bias, …"""
    arrays = {f"{layer.name}/{weight.name}": np.asarray(weight) for layer in model.layers for weight in layer.weights}
    np.savez_compressed(path, **arrays)


def difference(model: keras.Model, network: Network, pictures: np.ndarray) -> dict[str, object]:
    """How far LiteRT is from Keras: per layer the largest difference, as a share of the layer's largest value.

    Args:
        model: the Keras model.
        network: the same, exported.
        pictures: float32 (n, height, width, channels), values 0 to 255.
    """
    found = network.run(pictures)
    wanted = keras.Model(model.input, {name: model.get_layer(name).output for name in found})
    wanted = {name: np.asarray(value) for name, value in wanted(pictures, training=False).items()}
    layers = {name: _share(found[name], wanted[name]) for name in found}
    return {"overall": max(layers.values()), "n": len(pictures), "layers": layers}


def checksums(folder: Path) -> dict[str, str]:
    """File name → SHA-256, of every file but the card itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "card.json")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _bare(model: keras.Model) -> keras.Model:
    """The same weights without the optimiser, which is as large again."""
    bare = keras.Model.from_config(model.get_config())
    bare.set_weights(model.get_weights())
    return bare


def _share(found: np.ndarray, wanted: np.ndarray) -> float:
    return float(np.abs(found - wanted).max() / max(np.abs(wanted).max(), np.finfo(np.float32).tiny))
