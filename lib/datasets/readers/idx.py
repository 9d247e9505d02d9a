"""The idx files in which MNIST was published, packed with gzip.

    train-images-idx3-ubyte.gz  train-labels-idx1-ubyte.gz  t10k-images-idx3-ubyte.gz  t10k-labels-idx1-ubyte.gz

Source:
    LeCun, Cortes, Burges, The MNIST database of handwritten digits, "File formats".
"""

import gzip
import math
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib.datasets.split import DataSet, Part, Split
from lib.errors import DataError
from lib.text import _

_PREFIX = {"train": "train", "test": "t10k"}
_UNSIGNED_BYTE = 0x08


def parts(folder: Path) -> set[Part]:
    """The parts of which both files, pictures and labels, lie in the folder."""
    return {part for part in _PREFIX if all(path.is_file() for path in _paths(folder, part))}


def read(folder: Path, part: Part, data_set: DataSet) -> Split:
    """All pictures of a part, in the published order.

    Raises:
        DataError: a file is broken, or pictures and labels differ in number.
    """
    pictures, labels = (read_array(path, axes) for path, axes in zip(_paths(folder, part), (3, 1), strict=True))
    if len(pictures) != len(labels):
        reason = _("{folder} has {pictures} pictures but {labels} labels in its part {part}. Fetch both files again.")
        raise DataError(reason=reason.format(folder=folder, pictures=len(pictures), labels=len(labels), part=part))
    return Split(pictures[..., None], labels.astype(np.int64), data_set.classes, folder)


def read_one(folder: Path, part: Part, data_set: DataSet, index: int) -> tuple[np.ndarray, int]:
    """One picture (height, width, 1) and its label; the last part read is kept, as gzip has no middle."""
    split = _kept(folder, part, data_set)
    return split.pixels[index], int(split.labels[index])


def count(folder: Path, part: Part) -> int:
    """How many pictures a part has, from the length in the header of its labels."""
    return len(read_array(_paths(folder, part)[1], 1))


def read_array(path: Path, axes: int) -> np.ndarray:
    """The uint8 array in one idx file.

    The header is two zero bytes, the type (0x08: uint8), the number of axes, then each length as a big-endian int32.

    Raises:
        DataError: not gzip, not idx, not uint8, cut short, empty, or with another number of axes.
    """
    try:
        data = gzip.decompress(path.read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _broken(path) from error
    if len(data) < 4 or data[:2] != b"\0\0" or data[2] != _UNSIGNED_BYTE or len(data) < 4 + 4 * data[3]:
        raise _broken(path)
    shape = tuple(map(int, np.frombuffer(data, ">u4", count=data[3], offset=4)))
    values = math.prod(shape)
    if len(shape) != axes or values == 0 or len(data) != 4 + 4 * data[3] + values:
        raise _broken(path)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(shape)


def _paths(folder: Path, part: Part) -> tuple[Path, Path]:
    prefix = _PREFIX[part]
    return folder / f"{prefix}-images-idx3-ubyte.gz", folder / f"{prefix}-labels-idx1-ubyte.gz"


@lru_cache(maxsize=1)  # 8 MB; reading the other set again takes 0.04 s
def _kept(folder: Path, part: Part, data_set: DataSet) -> Split:
    return read(folder, part, data_set)


def _broken(path: Path) -> DataError:
    return DataError(reason=_("{path} is not a whole idx file. Fetch it again.").format(path=path))
