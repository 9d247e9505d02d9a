"""Folder → pictures with labels. A data set is a file NAME.py here; how its files lie is told by what lies there.

names()                                the data sets there are
describe(name)                         classes, channels, author, licence
data_folder()                          where data sets lie on this machine, or None
load(name, part, folder) -> Split      all pictures of a part
test_picture(name, index)              one picture of the test part with its label
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import numpy as np

from lib.datasets import anew
from lib.datasets.readers import cifar_binary, class_folders, idx, parquet
from lib.datasets.split import DataSet, Part, Split
from lib.errors import DataError
from lib.text import _

__all__ = [
    "DataSet",
    "Part",
    "Split",
    "data_folder",
    "describe",
    "load",
    "names",
    "parts",
    "test_count",
    "test_picture",
]

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parent.parent
_READERS = (idx, parquet, cifar_binary, class_folders)
_NOT_SETS = {"__main__", "anew", "division", "fetch", "split"}


def names() -> list[str]:
    """The data sets that have a file here, by the alphabet."""
    found = [module.name for module in iter_modules([str(_HERE)]) if not module.ispkg]
    return sorted(set(found) - _NOT_SETS)


def describe(name: str) -> DataSet:
    """What the file NAME.py says of its data set.

    Raises:
        DataError: there is no such file.
    """
    if name not in names():
        reason = _("There is no data set {name}. There are: {names}.")
        raise DataError(reason=reason.format(name=name, names=", ".join(names())))
    return import_module(f"lib.datasets.{name}").DATA_SET


def data_folder() -> Path | None:
    """The folder that holds a folder for each data set, or None on a machine without data.

    `CONVSCOPE_DATA` names it; else it is `data` in the checkout, where `make data` puts it.

    Raises:
        DataError: `CONVSCOPE_DATA` names a folder that is not there.
    """
    named = os.environ.get("CONVSCOPE_DATA")
    if named:
        if not Path(named).is_dir():
            reason = _(
                "CONVSCOPE_DATA names {folder}, which is not a folder. Correct it, or unset it to do without data."
            )
            raise DataError(reason=reason.format(folder=named))
        return Path(named)
    fetched = _CHECKOUT / "data"
    return fetched if fetched.is_dir() else None


def parts(name: str, folder: Path) -> set[Part]:
    """The parts of a data set that lie in FOLDER/NAME, or in FOLDER itself; empty where it is not there."""
    found = _find(name, folder)
    if found is None:
        return set()
    here, reader = found
    with _readable(here):
        published = reader.parts(here)
    return set(anew.SHARES) if describe(name).divided_anew else published


def load(name: str, part: Part, folder: Path) -> Split:
    """All pictures of a part.

    Args:
        name: a data set, see `names`.
        part: "train", "val" or "test".
        folder: holds a folder NAME, or the files themselves.
    Raises:
        DataError: the data set or the part is not there, or a file is broken.
    """
    here, reader = _require(name, part, folder)
    about = describe(name)
    with _readable(here):
        return anew.load(reader, here, about, part) if about.divided_anew else reader.read(here, part, about)


def test_count(name: str, folder: Path | None = None) -> int:  # noqa: PT028 - not a pytest function
    """How many test pictures there are; 0 without a data folder.

    Raises:
        DataError: a file of the test part is broken or cannot be opened.
    """
    folder = folder or data_folder()
    if folder is None or "test" not in parts(name, folder):
        return 0
    return _count(name, folder)


@lru_cache(maxsize=64)
def test_picture(name: str, index: int, folder: Path | None = None) -> tuple[np.ndarray, int]:  # noqa: PT028
    """One picture of the test part, as it was published.

    Args:
        name: a data set, see `names`.
        index: from 0, in the order of `load`.
        folder: as for `load`; without it `data_folder()`.

    Returns:
        read-only uint8 (height, width, channels), and its label.

    Raises:
        DataError: there is no data folder, no test part or no picture with that number.
    """
    folder = folder or data_folder()
    if folder is None:
        reason = _(
            "There is no data folder on this machine. Set CONVSCOPE_DATA to one, or fetch the data with make data."
        )
        raise DataError(reason=reason)
    here, reader = _require(name, "test", folder)
    about, count = describe(name), _count(name, folder)
    if not 0 <= index < count:
        reason = _("Test picture {index} of {title} was asked for, but they are numbered 0 to {last}.")
        raise DataError(reason=reason.format(index=index, title=about.title, last=count - 1))
    with _readable(here):
        part, row = anew.rows(reader, here, about, "test")[index] if about.divided_anew else ("test", index)
        pixels, label = reader.read_one(here, part, about, row)
    pixels = pixels.copy()
    pixels.flags.writeable = False
    return pixels, label


@lru_cache(maxsize=16)
def _count(name: str, folder: Path) -> int:
    here, reader = _require(name, "test", folder)
    about = describe(name)
    with _readable(here):
        return len(anew.rows(reader, here, about, "test")) if about.divided_anew else reader.count(here, "test")


def _find(name: str, folder: Path) -> tuple[Path, ModuleType] | None:
    with _readable(folder):
        about = describe(name)
        for here in (folder / (about.folder or name), folder):
            for reader in (parquet, class_folders) if about.divided_anew else _READERS:
                if here.is_dir() and reader.parts(here):
                    return here, reader
    return None


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Say it where the system refuses a file or folder."""
    try:
        yield
    except OSError as error:
        reason = _("{folder} cannot be read: {error}. Allow reading it, or take another folder.")
        raise DataError(reason=reason.format(folder=folder, error=error)) from error


def _require(name: str, part: Part, folder: Path) -> tuple[Path, ModuleType]:
    title = describe(name).title
    if not folder.is_dir():
        raise DataError(reason=_("{folder} is not a folder. Give the folder of the data.").format(folder=folder))
    found = _find(name, folder)
    if found is None:
        reason = _(
            "{folder} holds no {title}: neither it nor its folder {name} has idx.gz files, Parquet files, CIFAR "
            "batches or folders of pictures. Give the folder that holds them."
        )
        raise DataError(reason=reason.format(folder=folder, title=title, name=name))
    if part not in parts(name, folder):
        reason = _(
            "{folder} holds the parts {found} of {title}, but not {part}. Add its files, or take another folder."
        )
        values = {"folder": found[0], "found": ", ".join(sorted(parts(name, folder))), "title": title, "part": part}
        raise DataError(reason=reason.format(**values))
    return found
