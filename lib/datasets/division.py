"""Which picture belongs to which part, told by what is in it, so that no part knows the pictures of another.

Pictures that belong together (the same pixels, one patient, nearly the same scene) form a group. Each group has a
key, the smallest SHA-256 among its pictures, and the first 32 bits of the key's own SHA-256, read as a share of 2³²,
say in which part it lies (the key itself would not do: the smallest of many is small, so large groups would all fall
into the first part). Neither the order of the files nor a seed plays a role, and added pictures move hardly any other.
"""

import hashlib
from collections.abc import Sequence

import cv2
import numpy as np

from lib.datasets.split import DataSet, Split
from lib.errors import DataError
from lib.text import _

_SIDE = 8  # of a thumbnail; with 16 the same pairs of CIFAR-10 are found, more slowly
_AT_ONCE = 1024  # rows compared with all others: with 50,000, 205 MB of correlations


def divide(split: Split, about: DataSet, shares: Sequence[float]) -> list[Split]:
    """A part as several, each with the pictures of whole groups; the rows keep their order.

    Args:
        split: the pictures.
        about: its data set; `patient` and `alike` say what belongs together.
        shares: of the pictures, as (0.9, 0.1); about that many fall into each part, as the groups allow.

    Raises:
        DataError: a part would be empty.
    """
    digests = split.digests()
    pairs = near_twins(split.pixels, about.alike) if about.alike is not None else ()
    keys = group_keys(digests, patients(split.names, about), pairs)
    part = assign(keys, shares)
    pieces = [split.take(np.flatnonzero(part == number)) for number in range(len(shares))]
    if not all(len(piece) for piece in pieces):
        reason = _(
            "{origin} has {n} pictures in {groups} groups, too few to divide into {parts} parts. "
            "Add different pictures."
        )
        values = {"n": len(split), "groups": len(set(keys)), "parts": len(shares)}
        raise DataError(reason=reason.format(origin=split.origin, **values))
    return pieces


def assign(keys: Sequence[str], shares: Sequence[float]) -> np.ndarray:
    """The part of each key.

    Args:
        keys: of the groups, any text.
        shares: that add up to 1, within rounding.

    Returns:
        int64 (n,), numbers of parts.

    >>> assign(["a", "b", "c", "d", "e", "f"], (0.5, 0.5)).tolist()
    [1, 0, 0, 0, 0, 0]
    """
    places = np.array([int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 2**32 for key in keys])
    return np.searchsorted(np.cumsum(shares)[:-1], places, side="right")


def patients(names: Sequence[str], about: DataSet) -> list[str]:
    """Whose picture each is; empty where the data set knows no patients or its files no names."""
    return [about.patient(name) for name in names] if about.patient is not None else []


def group_keys(digests: Sequence[str], owners: Sequence[str], pairs: Sequence[tuple[int, int]] = ()) -> list[str]:
    """The key of each picture's group: equal for pictures that share a digest, an owner or a pair, also over others.

    Args:
        digests: of all pictures.
        owners: whose each is, or empty.
        pairs: rows that belong together.

    >>> group_keys(["aa", "bb", "cc", "bb"], ["p1", "p2", "p1", "p3"])
    ['aa', 'bb', 'aa', 'bb']
    """
    root = list(range(len(digests)))

    def find(row: int) -> int:
        while root[row] != row:
            root[row] = row = root[root[row]]
        return row

    for column in (digests, owners):
        first: dict[str, int] = {}
        for row, value in enumerate(column):
            root[find(row)] = find(first.setdefault(value, row))
    for one, other in pairs:
        root[find(one)] = find(other)
    roots = [find(row) for row in range(len(root))]
    keys: dict[int, str] = {}
    for found, digest in zip(roots, digests, strict=True):
        keys[found] = min(digest, keys.get(found, digest))
    return [keys[found] for found in roots]


def near_twins(pictures: np.ndarray | list[np.ndarray], alike: float) -> list[tuple[int, int]]:
    """Pairs of rows whose thumbnails, of 8×8 area means in all channels, correlate above a bound.

    Args:
        pictures: uint8 (n, h, w, c), or a list of (h, w, c).
        alike: the bound, below 1.
    """
    small = np.stack([cv2.resize(each, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).reshape(-1) for each in pictures])
    small = small.astype(np.float32) - small.mean(axis=1, keepdims=True, dtype=np.float32)
    small /= np.maximum(np.linalg.norm(small, axis=1, keepdims=True), 1e-6)  # a flat picture is like none
    pairs = []
    for start in range(0, len(small), _AT_ONCE):
        one, other = np.nonzero(small[start : start + _AT_ONCE] @ small[start:].T > alike)
        pairs += [(start + int(i), start + int(j)) for i, j in zip(one, other, strict=True) if i < j]
    return pairs


def check(parts: dict[str, Split], about: DataSet) -> None:
    """Refuse parts that know each other's pictures, or labels that are no classes.

    Raises:
        DataError: a picture or a patient stands in two parts, a part lacks a class or has a label too many.
    """
    for column in (_digests, lambda split: patients(split.names, about)):
        seen: dict[str, str] = {}
        for name, split in parts.items():
            for value in set(column(split)):
                if seen.setdefault(value, name) != name:
                    reason = _(
                        "The picture or patient {value} of {title} stands in two parts, {one} and {other}. "
                        "Take it out of one of them."
                    )
                    raise DataError(reason=reason.format(value=value, title=about.title, one=seen[value], other=name))
    for name, split in parts.items():
        _check_labels(name, split)


def _digests(split: Split) -> list[str]:
    return split.digests().tolist()


def _check_labels(name: str, split: Split) -> None:
    """Every class has a picture, and every label is a class."""
    known = split.labels[(split.labels >= 0) & (split.labels < len(split.classes))]
    counts = np.bincount(known, minlength=len(split.classes))
    if counts.all() and len(known) == len(split):
        return
    reason = _(
        "The part {part} of {origin} has {counts} pictures of {classes}, and {others} of no class. "
        "Each class needs at least one, and no others may be there."
    )
    found = {"counts": ", ".join(map(str, counts)), "classes": ", ".join(split.classes)}
    raise DataError(reason=reason.format(part=name, origin=split.origin, others=len(split) - len(known), **found))
