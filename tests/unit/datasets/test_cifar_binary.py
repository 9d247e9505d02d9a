"""The binary files in which CIFAR-10 was published."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.errors import DataError
from tests.unit.datasets import make

PICTURES = make.pictures(12, (32, 32, 3))
LABELS = np.arange(12) % 10


def batch(rows: slice) -> bytes:
    """Records as CIFAR has them: the label, then red, green and blue planes."""
    planes = PICTURES[rows].transpose(0, 3, 1, 2).reshape(-1, 3072)
    return np.concatenate([LABELS[rows, None].astype(np.uint8), planes], axis=1).tobytes()


def write(folder: Path) -> Path:
    """Five training batches of two pictures each, and two test pictures."""
    folder.mkdir(parents=True)
    for number in range(5):
        (folder / f"data_batch_{number + 1}.bin").write_bytes(batch(slice(2 * number, 2 * number + 2)))
    (folder / "test_batch.bin").write_bytes(batch(slice(10, 12)))
    return folder


@pytest.mark.parametrize("inner", ["", "cifar-10-batches-bin"])
def test_pictures_and_labels_come_exactly_and_in_order(tmp_path: Path, inner: str) -> None:
    write(tmp_path / "cifar10" / inner)
    train, test = (datasets.load("cifar10", part, tmp_path) for part in ("train", "test"))
    np.testing.assert_array_equal(train.pixels, PICTURES[:10])
    np.testing.assert_array_equal(test.pixels, PICTURES[10:])
    assert train.labels.tolist() == LABELS[:10].tolist()
    assert test.labels.tolist() == [0, 1]
    pixels, label = datasets.test_picture("cifar10", 1, tmp_path)
    np.testing.assert_array_equal(pixels, PICTURES[11])
    assert (label, datasets.test_count("cifar10", tmp_path)) == (1, 2)


@pytest.mark.parametrize("data", [b"", b"\0" * 3000, batch(slice(10, 12))[:-1]])
def test_a_file_cut_short_is_named(tmp_path: Path, data: bytes) -> None:
    (write(tmp_path / "cifar10") / "test_batch.bin").write_bytes(data)
    with pytest.raises(DataError, match=r"test_batch.bin is not a whole CIFAR-10 file"):
        datasets.load("cifar10", "test", tmp_path)
