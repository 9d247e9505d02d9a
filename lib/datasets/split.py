"""What a data set says of itself, and the pictures of one part of it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

Part = Literal["train", "val", "test"]


@dataclass(frozen=True)
class Remote:
    """A published file: where it lies, its SHA-256, the name it gets, and for an archive the members that are kept."""

    url: str
    sha256: str
    file: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class DataSet:
    """The facts about a data set that no picture tells; one a file in this folder, named after the file.

    Attributes:
        title: how people call it.
        classes: the names in label order.
        channels: 1 for grey pictures, 3 for RGB.
        light_on_dark: the thing is lighter than its ground, so that a photo of a dark thing must be inverted.
        author, source, licence: whom to thank, where it was published, under which terms.
        remote: the published files that `python -m lib.datasets` fetches, each with its checksum.
    """

    title: str
    classes: tuple[str, ...]
    channels: int
    light_on_dark: bool
    author: str
    source: str
    licence: str
    remote: tuple[Remote, ...]


@dataclass(frozen=True)
class Split:
    """The pictures of one part with their labels.

    Attributes:
        pixels: uint8 (n, height, width, channels), or a list of such pictures where they differ in size.
        labels: int64 (n,), each an index into `classes`.
        classes: the names in label order.
        origin: the folder or file the pictures came from, for a card.
    """

    pixels: np.ndarray | list[np.ndarray]
    labels: np.ndarray
    classes: tuple[str, ...]
    origin: Path | str

    def __len__(self) -> int:
        return len(self.labels)

    def digests(self) -> np.ndarray:
        """A name for each picture that does not depend on the order or the file format.

        Returns:
            (n,) strings, the first 16 hexadecimal digits of the SHA-256 of the picture's uint8 pixels in row order.
        """
        return np.array([digest(picture) for picture in self.pixels])


def digest(picture: np.ndarray) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a picture's uint8 pixels, rows first, channels last."""
    return hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()[:16]
