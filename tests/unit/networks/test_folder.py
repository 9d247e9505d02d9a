"""A folder of files is answered as the app answers each of them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from lib import networks
from lib.errors import NetworkError
from lib.images import decode
from lib.images.samples import SAMPLES, load_sample
from lib.networks import Network, folder
from lib.networks.folder import classify_files, files

# Outside pytest, importing lib.images.decode silences Pillow's warnings; pytest sets the filters anew for each test.
pytestmark = pytest.mark.filterwarnings("ignore::Warning:PIL")

every_network = pytest.mark.parametrize("name", networks.names())


def jpeg(pixels: np.ndarray, long_side: int) -> bytes:
    """The photo as a JPEG of that size, quality 90."""
    scale = long_side / max(pixels.shape)
    size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
    file = io.BytesIO()
    Image.fromarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)).save(file, "JPEG", quality=90)
    return file.getvalue()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A JPEG of 128 pixels and one of 700 for each sample photo."""
    place = tmp_path_factory.mktemp("small")
    for name in SAMPLES:
        for side in (128, 700):
            (place / f"{name}_{side}.jpg").write_bytes(jpeg(load_sample(name).pixels, side))
    return place


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """JPEGs of 2,100 pixels of every third sample photo."""
    place = tmp_path_factory.mktemp("large")
    for name in list(SAMPLES)[::3]:
        (place / f"{name}.jpg").write_bytes(jpeg(load_sample(name).pixels, 2100))
    return place


def compared(network: Network, place: Path) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(probabilities as the folder has them, as the app has them) of every file."""
    for answer in classify_files(network, files(place)):
        shares = dict(network.classify(decode(answer.path.read_bytes()).pixels, invert=answer.inverted))
        yield answer.probabilities, np.array([shares[label] for label in network.classes])


@every_network
def test_photos_up_to_1024_pixels_get_the_probabilities_of_classify(name: str, small: Path) -> None:
    for found, wanted in compared(networks.load(name), small):
        np.testing.assert_allclose(found, wanted, atol=1e-5)


@every_network
def test_larger_photos_get_nearly_the_probabilities_of_classify(name: str, large: Path) -> None:
    for found, wanted in compared(networks.load(name), large):
        assert np.abs(found - wanted).max() < 0.05
        assert wanted[found.argmax()] > wanted.max() - 0.05


@pytest.mark.parametrize("at_once", [1, 3, 4, 100])
@pytest.mark.parametrize("threads", [1, 2, 5])
def test_answers_stand_in_the_order_of_the_files(
    threads: int, at_once: int, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_FILES", at_once)
    network, paths = networks.load("fashion_cnn"), files(small)[::-1] * 3
    answers = classify_files(network, paths, threads=threads)
    assert [answer.path for answer in answers] == paths
    alone = {path: classify_files(network, [path])[0].probabilities for path in set(paths)}
    for answer in answers:
        np.testing.assert_allclose(answer.probabilities, alone[answer.path], atol=1e-5)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(small: Path, tmp_path: Path) -> None:
    whole = files(small)[0]
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "text.jpg").write_text("not a picture", encoding="utf-8")
    (tmp_path / "cut.jpg").write_bytes(whole.read_bytes()[:900])
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(10 * 1024**2 + 1)
    broken = [tmp_path / name for name in ("empty.jpg", "text.jpg", "cut.jpg", "huge.jpg", "gone.jpg")]
    answers = classify_files(networks.load("fashion_cnn"), [whole, *broken, whole])
    says = ("file is empty", "not a picture", "cut off", "10.0 MB, but at most 10", "cannot be opened: No such file")
    for answer, said in zip(answers[1:-1], says, strict=True):
        assert said in answer.problem
        assert answer.problem.endswith(".")
        assert (answer.label, answer.probabilities) == ("", None)
    assert np.array_equal(answers[0].probabilities, answers[-1].probabilities)
    assert not answers[0].problem


def test_dark_things_on_a_light_ground_are_inverted_where_the_network_knows_light_ones_only(tmp_path: Path) -> None:
    Image.fromarray(load_sample("horse").pixels).save(tmp_path / "horse.png")
    Image.fromarray(255 - load_sample("horse").pixels).save(tmp_path / "light.png")
    for name, wanted in (("fashion_cnn", [True, False]), ("cifar10_cnn", [False, False])):
        answers = classify_files(networks.load(name), files(tmp_path))
        assert [answer.inverted for answer in answers] == wanted


def test_the_label_is_what_the_card_decides(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = networks.load("cifar10_cnn")
    answers = classify_files(network, files(small))
    assert [answer.label for answer in answers] == [network.classes[each.probabilities.argmax()] for each in answers]
    decision = networks.Decision("frog", 0.0, "In a test.")
    monkeypatch.setattr(network, "card", replace(network.card, decision=decision))
    assert {answer.label for answer in classify_files(network, files(small))} == {"frog"}


def test_no_files_give_no_answers() -> None:
    assert classify_files(networks.load("fashion_cnn"), []) == []


def test_files_of_folders_in_the_folder_count_and_hidden_ones_do_not(tmp_path: Path) -> None:
    for name in ("b.jpg", "a/c.jpg", ".hidden.jpg", ".thumbs/d.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in files(tmp_path)] == ["a/c.jpg", "b.jpg"]


@pytest.mark.parametrize("name", ["", "gone", "file"])
def test_a_folder_without_files_is_explained(name: str, tmp_path: Path) -> None:
    if name == "file":
        (tmp_path / name).touch()
    with pytest.raises(NetworkError, match=r"is not a folder with files in it. Give the folder"):
        files(tmp_path / name)
