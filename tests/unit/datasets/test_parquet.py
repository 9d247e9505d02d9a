"""Hugging Face's image Parquet."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.errors import DataError
from tests.unit.datasets import make

CLASSES = datasets.describe("cifar10").classes
PICTURES = make.pictures(8, (32, 32, 3))
LABELS = np.arange(8)


def write(folder: Path, nested: bool = False) -> Path:
    """Two shards with 5 and 3 pictures, in row groups of 3."""
    files = [make.encoded(picture, ".webp" if i % 2 else ".png") for i, picture in enumerate(PICTURES)]
    if nested:
        files = [make.encoded(picture) for picture in PICTURES]
    make.parquet(folder / "cifar10/test-00000-of-00002.parquet", files[:5], LABELS[:5], CLASSES, nested)
    make.parquet(folder / "cifar10/test-00001-of-00002.parquet", files[5:], LABELS[5:], CLASSES, nested)
    return folder


@pytest.mark.parametrize("nested", [False, True], ids=["bytes", "bytes in a struct"])
def test_png_pictures_of_all_shards_come_exactly(tmp_path: Path, nested: bool) -> None:
    split = datasets.load("cifar10", "test", write(tmp_path, nested))
    np.testing.assert_array_equal(split.labels, LABELS)
    exact = slice(None) if nested else slice(None, None, 2)  # OpenCV writes WebP with loss
    np.testing.assert_array_equal(split.pixels[exact], PICTURES[exact])


@pytest.mark.parametrize("nested", [False, True], ids=["bytes", "bytes in a struct"])
@pytest.mark.parametrize("index", range(8))
def test_one_picture_equals_the_one_read_with_all(tmp_path: Path, index: int, nested: bool) -> None:
    folder = write(tmp_path, nested)
    pixels, label = datasets.test_picture("cifar10", index, folder)
    np.testing.assert_array_equal(pixels, datasets.load("cifar10", "test", folder).pixels[index])
    assert label == index


def test_pictures_of_different_sizes_stay_apart(tmp_path: Path) -> None:
    files = [make.encoded(make.pictures(1, (h, w, 3))[0]) for h, w in ((5, 7), (6, 4))]
    make.parquet(tmp_path / "train-00000-of-00001.parquet", files, np.array([0, 1]), None)
    split = datasets.load("cifar10", "train", tmp_path)
    assert [picture.shape for picture in split.pixels] == [(5, 7, 3), (6, 4, 3)]


def test_a_validation_part_has_either_of_its_names(tmp_path: Path) -> None:
    file = [make.encoded(PICTURES[0])]
    make.parquet(tmp_path / "validation-00000-of-00001.parquet", file, np.array([3]), CLASSES)
    assert datasets.parts("cifar10", tmp_path) == {"val"}
    assert datasets.load("cifar10", "val", tmp_path).labels.tolist() == [3]


def test_other_classes_than_the_sets_are_refused(tmp_path: Path) -> None:
    make.parquet(tmp_path / "test-00000-of-00001.parquet", [b""], np.array([0]), ("cat", "dog"))
    with pytest.raises(DataError, match="has the classes cat, dog, but CIFAR-10 has airplane"):
        datasets.load("cifar10", "test", tmp_path)


def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    make.parquet(tmp_path / "test-00000-of-00001.parquet", [b"no picture"], np.array([0]), CLASSES)
    with pytest.raises(DataError, match=r"test-00000-of-00001.parquet holds no picture"):
        datasets.load("cifar10", "test", tmp_path)


def test_a_file_that_is_no_parquet_is_named(tmp_path: Path) -> None:
    (tmp_path / "test-00000-of-00001.parquet").write_bytes(b"PAR1 but not really")
    with pytest.raises(DataError, match="not a whole Parquet file"):
        datasets.load("cifar10", "test", tmp_path)
