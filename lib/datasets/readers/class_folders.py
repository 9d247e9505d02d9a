"""A folder of class folders, as one makes by hand:

    FOLDER/train/Sandal/a.png … FOLDER/test/Sandal/b.png       parts given
    FOLDER/Sandal/a.png …                                      not given: one picture in seven is the test part,
                                                               chosen by the SHA-256 of the file's bytes

Source:
    the choice by a hash is the habit of TensorFlow's retraining example: it does not move when pictures are added.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib.datasets.readers.pictures import exact, together
from lib.datasets.split import DataSet, Part, Split

SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"}
_NAMES: dict[Part, tuple[str, ...]] = {"train": ("train",), "val": ("val", "validation"), "test": ("test",)}
_ONE_IN = 7


def parts(folder: Path) -> set[Part]:
    """The parts with at least one picture in a class folder."""
    given = {part for part in _NAMES if _part_folder(folder, part) is not None}
    if given:
        return {part for part in given if classes(_part_folder(folder, part))}
    return {part for part in ("train", "test") if classes(folder) and _files(folder, part)}


def read(folder: Path, part: Part, data_set: DataSet) -> Split:
    """All pictures of a part, class after class, each class in the order of the file names.

    The classes are the folder names: in the data set's own order where they are its classes, else by the alphabet.
    """
    pictures, labels = zip(*each(folder, part, data_set), strict=True)
    classes = class_names(folder, data_set)
    return Split(together(list(pictures)), np.array(labels, np.int64), classes, folder, names(folder, part))


def each(folder: Path, part: Part, data_set: DataSet) -> Iterator[tuple[np.ndarray, int]]:
    """One picture (height, width, channels) with its label after the other."""
    known = class_names(folder, data_set)
    for path in _files(folder, part):
        yield exact(path.read_bytes(), data_set.channels, str(path)), known.index(path.parent.name)


def names(folder: Path, part: Part) -> tuple[str, ...]:
    """The names of the files, each as PART/NAME."""
    return tuple(f"{part}/{path.name}" for path in _files(folder, part))


def read_one(folder: Path, part: Part, data_set: DataSet, index: int) -> tuple[np.ndarray, int]:
    """One picture (height, width, channels) and its label, counted as `read` orders them."""
    path = _files(folder, part)[index]
    return exact(path.read_bytes(), data_set.channels, str(path)), class_names(folder, data_set).index(path.parent.name)


def count(folder: Path, part: Part) -> int:
    """How many pictures a part has."""
    return len(_files(folder, part))


def class_names(folder: Path, data_set: DataSet) -> tuple[str, ...]:
    """The classes of a folder in label order."""
    found = classes(_part_folder(folder, "train") or folder)
    return data_set.classes if set(found) <= set(data_set.classes) else tuple(found)


def classes(folder: Path) -> list[str]:
    """Names of the folders that hold at least one picture, by the alphabet."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir() and _pictures(path))


def _part_folder(folder: Path, part: Part) -> Path | None:
    return next((folder / name for name in _NAMES[part] if (folder / name).is_dir()), None)


def _pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())


@lru_cache(maxsize=8)
def _files(folder: Path, part: Part) -> list[Path]:
    own = _part_folder(folder, part)
    root = own or folder
    paths = [path for name in classes(root) for path in _pictures(root / name)]
    if own is not None:
        return paths
    return [path for path in paths if _is_test(path) == (part == "test")]


def _is_test(path: Path) -> bool:
    return hashlib.sha256(path.read_bytes()).digest()[0] % _ONE_IN == 0
