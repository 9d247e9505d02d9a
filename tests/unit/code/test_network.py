"""The Keras code of any place in any network gives what the page shows, and the same number by hand."""

import ast
import dataclasses
import re
from functools import lru_cache
from pathlib import Path

import keras
import numpy as np
import pytest

from lib import networks
from lib.code.network import code, file_of
from lib.code.photo import PHOTO
from lib.code.prepared import prepared
from lib.images.samples import load_sample
from lib.networks import Layer, Network
from lib.networks.registry import MODELS
from lib.render import png

SEED = 13
NAMES = networks.names()
EACH = pytest.mark.parametrize("name", NAMES)
SAMPLES = ("chelsea", "coffee")
TOLERANCE = 1e-4
Place = tuple[str, int | None, tuple[int, int] | None]

load_model = lru_cache(maxsize=1)(keras.models.load_model)


def ran(text: str, photo: np.ndarray, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """The names that the code leaves behind, run beside the photo and the models; each model is loaded once."""
    (folder / PHOTO).write_bytes(png(photo))
    monkeypatch.chdir(folder)
    monkeypatch.setattr(keras.models, "load_model", lambda file: load_model(MODELS / Path(file).stem / "model.keras"))
    space: dict = {}
    exec(text, space)
    return space


def figures(printed: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d[\d.]*(?:e[-+]\d+)?", printed)]


def cell_of(layer: Layer, random: np.random.Generator) -> tuple[int, tuple[int, int] | None]:
    """A channel of the layer, and row and column where it has maps."""
    *map_shape, channels = layer.output_shape
    channel = int(random.integers(channels))
    return channel, tuple(int(random.integers(cells)) for cells in map_shape) or None


def places(network: Network, random: np.random.Generator) -> list[Place]:
    """Two numbers of a layer of every kind, one of them in the first and one in the last such layer."""
    kinds: dict[str, list[Layer]] = {}
    for layer in network.layers:
        kinds.setdefault(layer.kind, []).append(layer)
    return [(layer.name, *cell_of(layer, random)) for same in kinds.values() for layer in (same[0], same[-1])]


@EACH
@pytest.mark.parametrize("sample", SAMPLES)
def test_it_gives_the_number_of_every_kind_twice(
    name: str,
    sample: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture,
) -> None:
    print("seed", SEED)
    network, photo = networks.load(name), load_sample(sample).pixels
    invert = network.card.input.light_on_dark
    wanted = network.run(network.prepare(photo, invert=invert)[None])
    for layer, channel, cell in places(network, np.random.default_rng([SEED, NAMES.index(name), len(sample)])):
        text = code(network.card, photo.shape[:2], invert=invert, layer=layer, channel=channel, cell=cell)
        capsys.readouterr()
        left = ran(text, photo, tmp_path, monkeypatch)
        values = wanted[layer][0]
        scale = TOLERANCE * max(float(np.abs(values).max()), 1e-6)
        np.testing.assert_allclose(left["output"], values, rtol=0, atol=scale, err_msg=text)
        said = figures(capsys.readouterr().out)
        number = float(values[(*cell, channel) if cell else (channel,)])
        assert said == pytest.approx([number, number], rel=0, abs=scale), text


@EACH
def test_without_a_layer_it_prints_the_answer(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    network, photo = networks.load(name), load_sample("astronaut").pixels
    left = ran(code(network.card, photo.shape[:2], invert=False), photo, tmp_path, monkeypatch)
    answers = network.classify(photo)
    np.testing.assert_allclose(sorted(left["output"])[::-1], [share for _label, share in answers], atol=1e-4)
    assert capsys.readouterr().out.startswith(answers[0][0])


@pytest.mark.parametrize("channel", [None, 2])
def test_of_a_layer_and_of_a_map_it_leaves_the_whole_output(
    channel: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    network, photo = networks.load("fashion_cnn"), load_sample("coffee").pixels
    text = code(network.card, photo.shape[:2], invert=False, layer="conv2d_1", channel=channel)
    left = ran(text, photo, tmp_path, monkeypatch)
    wanted = network.run(network.prepare(photo)[None])["conv2d_1"][0]
    np.testing.assert_allclose(left["output"], wanted, atol=1e-4 * np.abs(wanted).max())
    if channel is None:
        low, mean, high = figures(capsys.readouterr().out)
        assert (low, mean, high) == pytest.approx((wanted.min(), wanted.mean(), wanted.max()), abs=1e-4)


@pytest.mark.parametrize(
    "told",
    [{}, {"crop": "pad"}, {"shuffle": 9}, {"height": 20}, {"channels": 3}, {"share": 0.8}, {"share": 0.03}],
    ids=str,
)
@pytest.mark.parametrize("size", [(40, 90), (90, 40), (28, 28), (9, 13), (1, 300), (20, 28)], ids=str)
@pytest.mark.parametrize("invert", [False, True])
def test_any_photo_is_prepared_as_the_card_says(
    told: dict, size: tuple[int, int], invert: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = np.random.default_rng(4).integers(0, 256, (*size, 3)).astype(np.uint8)
    takes = dataclasses.replace(networks.load("fashion_cnn").card.input, **told)
    text = "\n".join(["import cv2", "import numpy as np", *prepared(size, takes, invert=invert)])
    found = ran(text, photo, tmp_path, monkeypatch)["picture"]
    np.testing.assert_allclose(found, takes.prepare(photo, invert=invert), atol=1e-3)


@EACH
def test_it_has_no_line_too_many_and_none_too_long(name: str) -> None:
    network = networks.load(name)
    for layer, channel, cell in places(network, np.random.default_rng(SEED)):
        text = code(network.card, (300, 451), invert=True, layer=layer, channel=channel, cell=cell)
        tree = ast.parse(text)
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.If | ast.IfExp | ast.FunctionDef)]
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        made = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        assert made - used <= {"kernel", "bias", "gamma", "beta", "mean", "variance"}, text
        assert max(map(len, text.splitlines())) <= 110, text


def test_the_model_is_loaded_by_the_name_under_which_it_is_offered() -> None:
    assert f'load_model("{file_of("tiny_vgg")}")' in code(networks.load("tiny_vgg").card, (9, 9), invert=False)
