"""Pictures that a network was not trained on: of other data sets, sample photos, flat colours and noise.

What counts as another kind of picture is told by the classes. A picture of a data set is a stranger to a network that
does not know its class; one whose class it knows ("cat" in CIFAR-10 for a network on cats vs dogs) is a relative, of
another collection: it may be told apart or not, and is counted by itself. A data set that lies in the same folder as
the network's own holds the same pictures and is left out.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from lib import datasets
from lib.datasets import Split
from lib.images.samples import SAMPLES, load_sample
from lib.networks import Card
from lib.training.observing import SEED, few

SHOWS = {"pets": ("cat", "dog")}
"""What all pictures of a data set show, where its classes name it more closely."""
_MADE = 100
_KEPT = 2500  # pictures of each part, so that all together stay small in memory


@dataclass(frozen=True)
class Strangers:
    """Pictures of one data set as they were published.

    Attributes:
        data_set, title: of it.
        pictures: uint8 (h, w, c) each, any size.
        known: its classes that the network knows too: left out of strangers, all there is of relatives.
    """

    data_set: str
    title: str
    pictures: tuple[np.ndarray, ...]
    known: tuple[str, ...] = ()


def others(card: Card, folder: Path) -> list[str]:
    """The data sets in a folder that hold other pictures than the network's own; of two with the same, the first."""
    taken = {_place(card.data_set)}
    found = []
    for name in datasets.names():
        there = (folder / _place(name)).is_dir()  # a folder of files without a name is the network's own data set
        if there and _place(name) not in taken and datasets.parts(name, folder):
            taken.add(_place(name))
            found.append(name)
    return found


def strangers(card: Card, data_set: str, part: str, most: int, folder: Path, *, related: bool = False) -> Strangers:
    """Pictures of classes that a network does not know, or with `related` of those that it knows; maybe none.

    Args:
        card: of the network.
        data_set: another one, of `others`.
        part: "train" or "test"; one that is only a sample has neither, and is taken as "test".
        most: at most so many, always the same ones.
        folder: where the data sets lie.
        related: take what the network knows instead.
    """
    split = _part(data_set, part, folder)
    title = datasets.describe(data_set).title
    if split is None:
        return Strangers(data_set, title, ())
    known = {name.casefold() for name in card.classes}
    shown = [set(map(str.casefold, SHOWS.get(data_set, (name,)))) for name in split.classes]
    is_known = np.array([bool(names & known) for names in shown])
    rows = np.flatnonzero(is_known[split.labels] == related)
    rows = rows[np.sort(np.random.default_rng(SEED).permutation(len(rows))[:most])]
    named = tuple(name for name, yes in zip(split.classes, is_known, strict=True) if yes)
    return Strangers(data_set, title, tuple(split.pixels[row] for row in rows), named)


def made() -> dict[str, tuple[np.ndarray, ...]]:
    """Pictures that are of no data set, by what they are."""
    rng = np.random.default_rng(SEED)
    flat = [np.full((64, 64, 3), colour, np.uint8) for colour in rng.integers(0, 256, (_MADE, 3))]
    fine = [rng.integers(0, 256, (64, 64, 3)).astype(np.uint8) for _picture in range(_MADE)]
    coarse = [rng.integers(0, 256, (7, 7, 3)).astype(np.uint8) for _picture in range(_MADE)]
    photos = [load_sample(name).pixels for name in SAMPLES]
    return {
        "sample photos": tuple(photos),
        "flat colour": tuple(flat),
        "noise": tuple(fine),
        "coarse noise": tuple(coarse),
    }


def _place(data_set: str) -> str:
    return datasets.describe(data_set).folder or data_set


@lru_cache(maxsize=16)
def _part(data_set: str, part: str, folder: Path) -> Split | None:
    """A few thousand pictures of a part, always the same ones; None where it is not there."""
    there = datasets.parts(data_set, folder)
    name = "sample" if part == "test" and "sample" in there else part
    if name not in there:
        return None
    split = datasets.load(data_set, name, folder)
    return few(split, _KEPT)
