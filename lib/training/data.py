"""The parts of a data set as a network takes them: to train, to look at while training, and to judge at the end."""

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np

from lib import datasets
from lib.datasets import Part, Split, division
from lib.errors import DataError
from lib.images.prepare import fit, shuffled
from lib.networks.card import Input
from lib.text import _

WHERE = "where the data lie; else CONVSCOPE_DATA, or data/ in the checkout; what is in neither, Keras fetches"
_SHARES = (0.9, 0.1)  # of the training part: to train, to validate


@dataclass(frozen=True)
class Parts:
    """The pictures as they were published, with their labels; `test` is touched once, after training."""

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


def load(data_set: str, folder: Path | None) -> Parts:
    """All three parts, none of which knows a picture or a patient of another.

    The validation part is the folder's own where it has one that can be used, else a tenth of the training part, told
    by what is in the pictures, so that every network on a data set has left out the same ones.

    Args:
        data_set: a name of `lib.datasets`.
        folder: where the data lie, or None to have `keras.datasets` fetch them.
    Raises:
        DataError: the folder does not hold what is needed, or a picture stands in two parts.
    """
    about = datasets.describe(data_set)
    train = part(data_set, "train", folder)
    if about.own_validation and folder is not None and "val" in datasets.parts(data_set, folder):
        validation = part(data_set, "val", folder)
    else:
        train, validation = division.divide(train, about, _SHARES)
    parts = Parts(train, validation, part(data_set, "test", folder))
    division.check(vars(parts), about)
    return parts


def part(data_set: str, name: Part, folder: Path | None) -> Split:
    """One part; see `load`."""
    return _from_keras(data_set, name) if folder is None else datasets.load(data_set, name, folder)


def prepared(pictures: np.ndarray | list[np.ndarray], takes: Input) -> np.ndarray:
    """Pictures as a network gets them from the app, rounded.

    Args:
        pictures: uint8 (n, h, w, c), or a list of (h, w, c) of any size.
        takes: what the network takes.

    Returns:
        uint8 (n, height, width, channels); pictures that have the shape already keep their values.
    """
    if not (isinstance(pictures, np.ndarray) and pictures.shape[1:] == takes.shape and takes.share == 1):
        pictures = np.stack([_fitted(picture, takes) for picture in pictures])
    return ordered(pictures, takes)


def ordered(pictures: np.ndarray, takes: Input) -> np.ndarray:
    """Pictures (n, height, width, channels) with their pixels in the network's fixed order, where it has one."""
    if takes.shuffle is None:
        return pictures
    return np.stack([shuffled(picture, takes.shuffle) for picture in pictures])


def _fitted(picture: np.ndarray, takes: Input) -> np.ndarray:
    return np.rint(fit(picture, *takes.shape, mode=takes.mode, share=takes.share)).astype(np.uint8)


def _from_keras(data_set: str, name: Part) -> Split:
    """A part as Keras fetches it from the internet and keeps it in the home folder.

    Raises:
        DataError: Keras has no such data set.
    """
    facts = datasets.describe(data_set)
    if not hasattr(keras.datasets, data_set):
        reason = _(
            "{title} is not on this machine, and Keras cannot fetch it. Get it from {source} and give its folder "
            "with --data, or set CONVSCOPE_DATA."
        )
        raise DataError(reason=reason.format(title=facts.title, source=facts.source))
    train, test = getattr(keras.datasets, data_set).load_data()
    pictures, labels = train if name == "train" else test
    pictures = pictures if pictures.ndim == 4 else pictures[..., None]  # (n, h, w) → (n, h, w, 1)
    return Split(pictures, labels.reshape(-1).astype(np.int64), facts.classes, f"keras.datasets.{data_set}")
