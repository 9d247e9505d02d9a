"""The idx files of MNIST and Fashion-MNIST."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets.readers.idx import read_array
from lib.errors import DataError
from tests.unit.datasets import make

TRAIN = make.pictures(5, (28, 28), seed=1), np.array([3, 1, 4, 1, 5])
TEST = make.pictures(4, (28, 28), seed=2), np.array([9, 2, 6, 5])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make.idx_folder(tmp_path / "mnist", TRAIN, TEST)
    return tmp_path


@pytest.mark.parametrize(("part", "wanted"), [("train", TRAIN), ("test", TEST)])
def test_pictures_and_labels_come_in_their_order(folder: Path, part: str, wanted: tuple) -> None:
    split = datasets.load("mnist", part, folder)
    np.testing.assert_array_equal(split.pixels, wanted[0][..., None])
    np.testing.assert_array_equal(split.labels, wanted[1])
    assert split.labels.dtype == np.int64
    assert split.classes == tuple("0123456789")


def test_the_folder_of_the_set_itself_may_be_named(folder: Path) -> None:
    assert len(datasets.load("mnist", "test", folder / "mnist")) == 4


def test_one_test_picture_comes_with_its_label(folder: Path) -> None:
    pixels, label = datasets.test_picture("mnist", 2, folder)
    np.testing.assert_array_equal(pixels, TEST[0][2][..., None])
    assert label == 6
    assert datasets.test_count("mnist", folder) == 4


@pytest.mark.parametrize("index", [-1, 4])
def test_a_picture_outside_the_set_is_explained(folder: Path, index: int) -> None:
    with pytest.raises(DataError, match="numbered 0 to 3"):
        datasets.test_picture("mnist", index, folder)


def test_as_many_labels_as_pictures_are_needed(folder: Path) -> None:
    (folder / "mnist/t10k-labels-idx1-ubyte.gz").write_bytes(make.idx(np.zeros(3, np.uint8)))
    with pytest.raises(DataError, match="4 pictures but 3 labels"):
        datasets.load("mnist", "test", folder)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not gzip at all",
        make.idx(TRAIN[0])[:-40],
        gzip.compress(b"", mtime=0),
        gzip.compress(b"\0\0\x08\x03\0\0", mtime=0),
        gzip.compress(b"\0\0\x0d\x01\0\0\0\x01\0\0\0\0", mtime=0),
        gzip.compress(gzip.decompress(make.idx(TRAIN[0]))[:-1], mtime=0),
        gzip.compress(gzip.decompress(make.idx(TRAIN[0])) + b"\0", mtime=0),
        gzip.compress(b"\0\0\x08\0a", mtime=0),
        gzip.compress(b"\0\0\x08\x03" + b"\xff" * 8 + bytes(4), mtime=0),
        make.idx(TRAIN[0][0]),
    ],
    ids=[
        "empty",
        "not gzip",
        "gzip cut",
        "nothing inside",
        "header cut",
        "float32",
        "a byte short",
        "a byte more",
        "no axes",
        "nothing in each",
        "one picture without its axis",
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(data)
    with pytest.raises(DataError, match=r"train-images-idx3-ubyte.gz is not a whole idx file"):
        read_array(path, 3)
