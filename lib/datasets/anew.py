"""Published parts put together and divided anew by content, for a data set whose own parts do not suit."""

from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np

from lib.datasets.division import assign, group_keys, patients
from lib.datasets.split import DataSet, Part, Split, digest

SHARES: dict[Part, float] = {"train": 0.65, "val": 0.15, "test": 0.2}


def load(reader: ModuleType, folder: Path, about: DataSet, part: Part) -> Split:
    """The pictures of one of the new parts, in the order of `rows`."""
    wanted = rows(reader, folder, about, part)
    pieces = [
        reader.read(folder, old, about).take(np.array([row for other, row in wanted if other == old], np.int64))
        for old in sorted({old for old, _row in wanted})
    ]
    pixels = [picture for piece in pieces for picture in piece.pixels]
    same = len({picture.shape for picture in pixels}) == 1
    return Split(
        np.stack(pixels) if same else pixels,
        np.concatenate([piece.labels for piece in pieces]),
        pieces[0].classes,
        folder,
        tuple(name for piece in pieces for name in piece.names),
    )


@lru_cache(maxsize=6)
def rows(reader: ModuleType, folder: Path, about: DataSet, part: Part) -> tuple[tuple[Part, int], ...]:
    """Where the pictures of a new part lie: (published part, row), by the alphabet of the published parts."""
    places, keys = _keys(reader, folder, about)
    chosen = assign(keys, tuple(SHARES.values())) == list(SHARES).index(part)
    return tuple(place for place, is_chosen in zip(places, chosen, strict=True) if is_chosen)


@lru_cache(maxsize=2)
def _keys(reader: ModuleType, folder: Path, about: DataSet) -> tuple[list[tuple[Part, int]], list[str]]:
    """(published part, row) and group key of every picture; one published part at a time is in memory."""
    places: list[tuple[Part, int]] = []
    digests: list[str] = []
    owners: list[str] = []
    for old in sorted(reader.parts(folder)):
        split = reader.read(folder, old, about)
        places += [(old, row) for row in range(len(split))]
        digests += [digest(picture) for picture in split.pixels]
        owners += patients(split.names, about)
    return places, group_keys(digests, owners)
