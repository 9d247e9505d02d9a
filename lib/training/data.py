"""The parts of a data set as a network takes them: to train, to look at while training, and to judge at the end."""

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from lib import datasets
from lib.datasets import Part, Split
from lib.errors import DataError
from lib.images.prepare import fit
from lib.text import _

Shape = tuple[int, int, int]
WHERE = "where the data lie; else CONVSCOPE_DATA, or data/ in the checkout; what is in neither, Keras fetches"
_VALIDATION_SHARE = 0.1
_VALIDATION_SEED = 20211121


@dataclass(frozen=True)
class Parts:
    """uint8 pictures (n, height, width, channels) with their labels; `test` is touched once, after training."""

    train: Split
    validation: Split
    test: Split


def folder_of(data_set: str, name: Part, given: Path | None) -> Path | None:
    """Where a data set is taken from: the given folder, else the data folder if it holds that part, else None.

    Raises:
        DataError: `CONVSCOPE_DATA` names a folder that is not there.
    """
    if given is not None:
        return given
    found = datasets.data_folder()
    return found if found is not None and name in datasets.parts(data_set, found) else None


def load(data_set: str, shape: Shape, folder: Path | None) -> Parts:
    """All three parts.

    The validation part is the folder's own where it has one, else a fixed tenth of the training part, so that every
    network on a data set has left out the same pictures.

    Args:
        data_set: a name of `lib.datasets`.
        shape: (height, width, channels) that the network takes.
        folder: where the data lie, or None to have `keras.datasets` fetch them.
    Raises:
        DataError: the folder does not hold what is needed.
    """
    train = part(data_set, "train", shape, folder)
    if folder is not None and "val" in datasets.parts(data_set, folder):
        validation = part(data_set, "val", shape, folder)
    else:
        train, validation = divide(train)
    return Parts(train, validation, part(data_set, "test", shape, folder))


def part(data_set: str, name: Part, shape: Shape, folder: Path | None) -> Split:
    """One part, its pictures in the shape that the network takes; see `load`."""
    split = _from_keras(data_set, name) if folder is None else datasets.load(data_set, name, folder)
    return Split(_shaped(split.pixels, shape), split.labels, split.classes, split.origin)


def divide(split: Split) -> tuple[Split, Split]:
    """(nine tenths, one tenth) of a part, always the same pictures for the same number of them; at least one each.

    Raises:
        DataError: there are fewer than two pictures.
    """
    if len(split) < 2:
        reason = _("{origin} has {n} pictures to train on, but at least 2 are needed. Add pictures.")
        raise DataError(reason=reason.format(origin=split.origin, n=len(split)))
    order = np.random.default_rng(_VALIDATION_SEED).permutation(len(split))
    few = max(1, round(len(split) * _VALIDATION_SHARE))
    return _take(split, np.sort(order[few:])), _take(split, np.sort(order[:few]))


def _take(split: Split, rows: np.ndarray) -> Split:
    return Split(split.pixels[rows], split.labels[rows], split.classes, split.origin)


def _shaped(pictures: np.ndarray | list[np.ndarray], shape: Shape) -> np.ndarray:
    """uint8 (n, *shape); pictures that have the shape already keep their values."""
    if isinstance(pictures, np.ndarray) and pictures.shape[1:] == shape:
        return pictures
    return np.stack([np.rint(fit(picture, *shape)).astype(np.uint8) for picture in pictures])


def _from_keras(data_set: str, name: Part) -> Split:
    """A part as Keras fetches it from the internet and keeps it in the home folder."""
    facts = datasets.describe(data_set)
    train, test = getattr(keras.datasets, data_set).load_data()
    pictures, labels = train if name == "train" else test
    pictures = pictures if pictures.ndim == 4 else pictures[..., None]  # (n, h, w) → (n, h, w, 1)
    return Split(pictures, labels.reshape(-1).astype(np.int64), facts.classes, f"keras.datasets.{data_set}")
