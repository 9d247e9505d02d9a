"""Published parts put together and divided anew by content, for a data set whose own parts do not suit.

Only what says of each picture what it shows and whose it is (`lib.datasets.readers.parquet`, `class_folders`) can be
divided so. One picture at a time is in memory until a whole part is asked for.
"""

from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np

from lib.datasets.division import assign, group_keys, patients
from lib.datasets.readers.pictures import together
from lib.datasets.split import DataSet, Part, Split, digest

SHARES: dict[Part, float] = {"train": 0.65, "val": 0.15, "test": 0.2}


def load(reader: ModuleType, folder: Path, about: DataSet, part: Part) -> Split:
    """The pictures of one of the new parts, in the order of `rows`."""
    wanted = set(rows(reader, folder, about, part))
    pictures, labels, names = [], [], []
    for old in _published(reader, folder):
        named = reader.names(folder, old)
        for row, (picture, label) in enumerate(reader.each(folder, old, about)):
            if (old, row) in wanted:
                pictures.append(picture)
                labels.append(label)
                names += named[row : row + 1]
    return Split(together(pictures), np.array(labels, np.int64), about.classes, folder, tuple(names))


@lru_cache(maxsize=6)
def rows(reader: ModuleType, folder: Path, about: DataSet, part: Part) -> tuple[tuple[Part, int], ...]:
    """Where the pictures of a new part lie: (published part, row), by the alphabet of the published parts."""
    places, keys = _keys(reader, folder, about)
    chosen = assign(keys, tuple(SHARES.values())) == list(SHARES).index(part)
    return tuple(place for place, is_chosen in zip(places, chosen, strict=True) if is_chosen)


@lru_cache(maxsize=2)
def _keys(reader: ModuleType, folder: Path, about: DataSet) -> tuple[list[tuple[Part, int]], list[str]]:
    """(published part, row) and group key of every picture."""
    places: list[tuple[Part, int]] = []
    digests: list[str] = []
    owners: list[str] = []
    for old in _published(reader, folder):
        found = [digest(picture) for picture, _label in reader.each(folder, old, about)]
        places += [(old, row) for row in range(len(found))]
        digests += found
        owners += patients(reader.names(folder, old), about)
    return places, group_keys(digests, owners)


def _published(reader: ModuleType, folder: Path) -> list[Part]:
    return sorted(reader.parts(folder))
