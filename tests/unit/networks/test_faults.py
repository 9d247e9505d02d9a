"""What a network says when it is asked for what it cannot do, and when its files are broken."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.errors import InvalidSetting, NetworkError
from lib.networks import registry
from lib.networks.litert import Pool
from lib.networks.registry import MODELS
from lib.networks.runtime import Network
from lib.networks.shelf import Shelf

NAME = networks.names()[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A network's folder that a test may break."""
    return Path(shutil.copytree(MODELS / NAME, tmp_path / NAME))


@pytest.mark.parametrize("name", ["vgg", "", "../models/fashion_cnn", "fashion_cnn/../fashion_cnn"])
def test_a_name_that_no_network_has_lists_those_there_are(name: str) -> None:
    with pytest.raises(NetworkError, match=NAME):
        networks.load(name)


@pytest.mark.parametrize("name", [[], None, 3, {}, np.array(["fashion_cnn", "x"])])
def test_a_name_that_is_no_word_is_explained(name: object) -> None:
    with pytest.raises(NetworkError, match=NAME):
        networks.load(name)


def test_a_folder_that_is_still_written_is_no_network(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.rename(copy.with_name("copied"))
    shutil.copytree(copy.with_name("copied"), copy.with_name("copied.new"))
    monkeypatch.setattr(registry, "MODELS", copy.parent)
    assert networks.names() == ["copied"]
    with pytest.raises(NetworkError, match=r"no network copied.new"):
        networks.load("copied.new")


@pytest.mark.parametrize("batch", [[[0.0]], None, "picture", 3.0, np.float32(3), np.array(3, np.float32)])
def test_a_batch_that_is_no_array_is_explained(batch: object) -> None:
    network = networks.load(NAME)
    for ask in (network.run, network.probabilities):
        with pytest.raises(NetworkError, match=r"takes a NumPy array of float32, but was given .* Use Network.prepare"):
            ask(batch)


@pytest.mark.parametrize("name", networks.names())
@pytest.mark.parametrize(
    "pixels",
    [None, [[0]], "photo", np.zeros((9, 9, 4), np.uint8), np.zeros((9, 9, 3)), np.zeros((0, 9, 3), np.uint8)],
    ids=["None", "list", "text", "four channels", "float", "empty"],
)
def test_pixels_that_are_no_photo_are_explained(name: str, pixels: object) -> None:
    network = networks.load(name)
    for ask in (network.prepare, network.classify):
        with pytest.raises(InvalidSetting, match=r"^The (shape of the )?photo is .*, but it must be"):
            ask(pixels)


def test_a_layer_that_is_not_there_lists_those_that_are() -> None:
    network = networks.load(NAME)
    for ask in (network.weights, network.inputs_of):
        with pytest.raises(NetworkError, match=r"has no layer conv9. It has: rescaling"):
            ask("conv9")


@pytest.mark.parametrize("fault", ["uint8", "float64", "one picture without its batch", "empty", "another size"])
def test_a_batch_that_does_not_fit_is_explained(fault: str) -> None:
    network = networks.load(NAME)
    shape = network.card.input.shape
    batch = {
        "uint8": np.zeros((1, *shape), np.uint8),
        "float64": np.zeros((1, *shape)),
        "one picture without its batch": np.zeros(shape, np.float32),
        "empty": np.zeros((0, *shape), np.float32),
        "another size": np.zeros((1, shape[0] + 1, *shape[1:]), np.float32),
    }[fault]
    with pytest.raises(NetworkError, match=rf"takes float32 of shape \(n, {shape[0]}.*Use Network.prepare"):
        network.run(batch)
    assert network.run(np.zeros((1, *shape), np.float32)), "the interpreter went back to the pool"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"title": "x"}'])
def test_a_card_that_cannot_be_read_is_explained(copy: Path, text: str) -> None:
    (copy / "card.json").write_text(text, encoding="utf-8")
    with pytest.raises(NetworkError, match=f"The card of the network {NAME} cannot be read"):
        Network(copy)


@pytest.mark.parametrize("broken", [None, b"", b"no zip", b"PK\x03\x04 broken"])
def test_weights_that_cannot_be_read_are_explained(copy: Path, broken: bytes | None) -> None:
    (copy / "weights.npz").unlink()
    if broken is not None:
        (copy / "weights.npz").write_bytes(broken)
    with pytest.raises(NetworkError, match=f"weights of the network {NAME} cannot be read"):
        Network(copy).weights("logits")


@pytest.mark.parametrize("data", [None, b"", b"not a model" * 100])
def test_a_model_file_that_cannot_be_read_is_explained(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "model.tflite"
    if data is not None:
        path.write_bytes(data)
    pool = Pool(path, Shelf(1, 0))
    for _again in range(2):  # a place in the pool is not lost by a failure
        with pytest.raises(NetworkError, match=r"model.tflite is not a whole LiteRT file"):
            pool.run(np.zeros((1, 28, 28, 1), np.float32))


def test_weights_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        networks.load(NAME).weights("logits")["kernel"][:] = 0
