"""What a data set says of itself, and the pictures of one part of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
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
        faults: what is known to be wrong with the pictures or labels, a sentence each, for the card of a network.
        alike: two pictures whose thumbnails correlate above this show the same scene, see `lib.datasets.division`;
            None where different things look as much alike, as two digits do.
        patient: the name of a picture, as "train/person1_virus_7.jpeg" → whose it is; None where nobody's.
        divided_anew: the published parts are put together and divided by content, instead of being used as they are.
        own_validation: the published validation part is large enough to choose by.
        folder: the folder it shares with another data set; else it lies in one of its own name.
        remote: the published files that `python -m lib.datasets` fetches, each with its checksum; none where the
            terms do not allow it or it is published behind a login.
    """

    title: str
    classes: tuple[str, ...]
    channels: int
    light_on_dark: bool
    author: str
    source: str
    licence: str
    remote: tuple[Remote, ...]
    faults: tuple[str, ...] = ()
    alike: float | None = None
    patient: Callable[[str], str] | None = None
    divided_anew: bool = False
    own_validation: bool = True
    folder: str | None = None


@dataclass(frozen=True)
class Split:
    """The pictures of one part with their labels.

    Attributes:
        pixels: uint8 (n, height, width, channels), or a list of such pictures where they differ in size.
        labels: int64 (n,), each an index into `classes`.
        classes: the names in label order.
        origin: the folder or file the pictures came from, for a card.
        names: of the files, each with its published part in front, as "train/cat.7.jpg"; empty where files have none.
    """

    pixels: np.ndarray | list[np.ndarray]
    labels: np.ndarray
    classes: tuple[str, ...]
    origin: Path | str
    names: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, rows: np.ndarray) -> "Split":
        """The pictures of some rows, in their order."""
        listed = isinstance(self.pixels, list)
        pixels = [self.pixels[row] for row in rows] if listed else self.pixels[rows]
        names = tuple(self.names[row] for row in rows) if self.names else ()
        return replace(self, pixels=pixels, labels=self.labels[rows], names=names)

    def digests(self) -> np.ndarray:
        """A name for each picture that does not depend on the order or the file format.

        Returns:
            (n,) strings, the first 16 hexadecimal digits of the SHA-256 of the picture's uint8 pixels in row order.
        """
        return np.array([digest(picture) for picture in self.pixels])


def digest(picture: np.ndarray) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a picture's uint8 pixels, rows first, channels last."""
    return hashlib.sha256(np.ascontiguousarray(picture).tobytes()).hexdigest()[:16]
