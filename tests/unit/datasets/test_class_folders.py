"""A folder of class folders, as one makes by hand."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.errors import DataError
from tests.unit.datasets import make


def some(n: int, seed: int) -> list[np.ndarray]:
    return list(make.pictures(n, (32, 32, 3), seed))


def test_parts_that_are_given_are_taken(tmp_path: Path) -> None:
    make.class_folders(tmp_path / "train", {"ship": some(3, 1), "cat": some(2, 2)})
    make.class_folders(tmp_path / "test", {"cat": some(1, 3)})
    train, test = (datasets.load("cifar10", part, tmp_path) for part in ("train", "test"))
    assert train.labels.tolist() == [3, 3, 8, 8, 8]
    assert test.labels.tolist() == [3]
    np.testing.assert_array_equal(test.pixels[0], some(1, 3)[0])


def test_classes_of_ones_own_are_numbered_by_the_alphabet(tmp_path: Path) -> None:
    make.class_folders(tmp_path / "train", {"spoon": some(1, 1), "fork": some(2, 2)})
    split = datasets.load("cifar10", "train", tmp_path)
    assert split.classes == ("fork", "spoon")
    assert split.labels.tolist() == [0, 0, 1]


def test_without_parts_a_hash_chooses_the_test_pictures(tmp_path: Path) -> None:
    make.class_folders(tmp_path, {"fork": some(40, 1), "spoon": some(40, 2)})
    train, test = (datasets.load("cifar10", part, tmp_path) for part in ("train", "test"))
    assert len(train) + len(test) == 80
    assert 4 <= len(test) <= 20
    assert not set(train.digests()) & set(test.digests())


def test_one_picture_equals_the_one_read_with_all(tmp_path: Path) -> None:
    make.class_folders(tmp_path / "test", {"ship": some(3, 1), "cat": some(2, 2)})
    split = datasets.load("cifar10", "test", tmp_path)
    for index in range(5):
        pixels, label = datasets.test_picture("cifar10", index, tmp_path)
        np.testing.assert_array_equal(pixels, split.pixels[index])
        assert label == split.labels[index]


def test_grey_sets_get_grey_pictures(tmp_path: Path) -> None:
    make.class_folders(tmp_path / "test", {"Sandal": some(1, 1)})
    assert datasets.load("fashion_mnist", "test", tmp_path).pixels.shape == (1, 32, 32, 1)


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "test/cat").mkdir(parents=True)
    (tmp_path / "test/cat/notes.png").write_text("a list")
    with pytest.raises(DataError, match=r"notes.png holds no picture"):
        datasets.load("cifar10", "test", tmp_path)
