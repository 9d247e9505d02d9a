"""The binary files in which CIFAR-10 was published, in the folder or in its folder `cifar-10-batches-bin`.

    data_batch_1.bin … data_batch_5.bin  test_batch.bin

A record is one byte of label and 3,072 bytes of pixels: all red ones row by row, then green, then blue.

Source:
    Krizhevsky, https://www.cs.toronto.edu/~kriz/cifar.html, "Binary version".
"""

from pathlib import Path

import numpy as np

from lib.datasets.split import DataSet, Part, Split
from lib.errors import DataError
from lib.text import _

_FILES: dict[Part, tuple[str, ...]] = {
    "train": tuple(f"data_batch_{number}.bin" for number in range(1, 6)),
    "test": ("test_batch.bin",),
}
_INNER = "cifar-10-batches-bin"
_RECORD = 1 + 3 * 32 * 32


def parts(folder: Path) -> set[Part]:
    """The parts of which all files are there."""
    return {part for part in _FILES if all(path.is_file() for path in _paths(folder, part))}


def read(folder: Path, part: Part, data_set: DataSet) -> Split:
    """All pictures of a part, in the published order.

    Raises:
        DataError: a file is cut short.
    """
    records = np.concatenate([_records(path) for path in _paths(folder, part)])
    return Split(_pixels(records), records[:, 0].astype(np.int64), data_set.classes, folder)


def read_one(folder: Path, part: Part, data_set: DataSet, index: int) -> tuple[np.ndarray, int]:
    """One picture (32, 32, 3) and its label; only its record is read."""
    for path in _paths(folder, part):
        records = _records(path)
        if index < len(records):
            return _pixels(records[index : index + 1])[0], int(records[index, 0])
        index -= len(records)
    raise IndexError(index)


def count(folder: Path, part: Part) -> int:
    """How many pictures a part has, from the sizes of its files."""
    return sum(len(_records(path)) for path in _paths(folder, part))


def _paths(folder: Path, part: Part) -> list[Path]:
    here = folder / _INNER if (folder / _INNER).is_dir() else folder
    return [here / name for name in _FILES[part]]


def _records(path: Path) -> np.ndarray:
    """The file as uint8 (n, 3073), left on the disk until it is looked at."""
    size = path.stat().st_size
    if size == 0 or size % _RECORD:
        reason = _("{path} is not a whole CIFAR-10 file: {size} bytes are no multiple of {record}. Fetch it again.")
        raise DataError(reason=reason.format(path=path, size=size, record=_RECORD))
    return np.memmap(path, np.uint8, mode="r").reshape(-1, _RECORD)


def _pixels(records: np.ndarray) -> np.ndarray:
    """uint8 (n, 32, 32, 3) from records (n, 3073)."""
    planes = np.asarray(records[:, 1:]).reshape(-1, 3, 32, 32)  # (n, channels, rows, columns)
    return np.ascontiguousarray(planes.transpose(0, 2, 3, 1))
