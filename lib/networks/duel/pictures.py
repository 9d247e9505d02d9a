"""The first test picture of each class, kept beside the figures, for machines without the data set.

Only of Fashion-MNIST, whose licence allows it: `models/duel_pictures.npz`, written by the command.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lib.datasets import Split
from lib.errors import NetworkError
from lib.networks.registry import MODELS
from lib.text import _

FILE = MODELS / "duel_pictures.npz"
DATA_SET = "fashion_mnist"
NOTICE = "Fashion-MNIST, test pictures. Copyright (c) 2017 Zalando SE, https://tech.zalando.com. MIT licence."


@dataclass(frozen=True, eq=False)
class Example:
    """A test picture: its place in the published order, its class, and its pixels, uint8 (h, w, c), read-only."""

    index: int
    label: str
    pixels: np.ndarray


def first_of_each(test: Split) -> list[int]:
    """The index of the first picture of each class, in label order."""
    return [int(np.flatnonzero(test.labels == label)[0]) for label in range(len(test.classes))]


def write(test: Split, path: Path = FILE) -> None:
    """Keep the first picture of each class of a test part."""
    index = np.array(first_of_each(test))
    np.savez_compressed(path, index=index, label=test.labels[index], pixels=test.pixels[index], notice=NOTICE)


@lru_cache(maxsize=4)
def examples(classes: tuple[str, ...], path: Path = FILE) -> tuple[Example, ...]:
    """The pictures that are kept, one a class.

    Args:
        classes: in label order.

    Raises:
        NetworkError: the file is not there, or is broken.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as saved:
            index, label, pixels = saved["index"].tolist(), saved["label"].tolist(), saved["pixels"]
        pixels.flags.writeable = False
        return tuple(
            Example(at, classes[each], pixels[row]) for row, (at, each) in enumerate(zip(index, label, strict=True))
        )
    except (OSError, EOFError, BadZipFile, ValueError, KeyError, IndexError) as error:
        reason = _("The pictures of the duel cannot be read: {error}. Make them anew with python -m lib.networks.duel.")
        raise NetworkError(reason=reason.format(error=error)) from error
