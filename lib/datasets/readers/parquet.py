"""Hugging Face's image Parquet: `test-00000-of-00001.parquet` and the like, one row a picture.

`image` (or `img`) holds the bytes of an image file (or `{"bytes": …}`, as the `datasets` library writes it), `label`
the number of the class. The names of the classes may stand in the schema's metadata, `classes`, as a JSON list; then
they must be the data set's.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from lib.datasets.readers.pictures import exact, together
from lib.datasets.split import DataSet, Part, Split
from lib.errors import DataError
from lib.text import _


def parts(folder: Path) -> set[Part]:
    """The parts of which at least one shard lies in the folder; validation may be `val-…` or `validation-…`."""
    return {part for part in ("train", "val", "test") if _shards(folder, part)}


def read(folder: Path, part: Part, data_set: DataSet) -> Split:
    """All pictures of a part, shard after shard, decoded exactly.

    Raises:
        DataError: a shard is broken, has no column `image` or `label`, or other classes than the data set.
    """
    pictures, labels = zip(*each(folder, part, data_set), strict=True)
    return Split(together(list(pictures)), np.array(labels, np.int64), data_set.classes, folder, names(folder, part))


def each(folder: Path, part: Part, data_set: DataSet) -> Iterator[tuple[np.ndarray, int]]:
    """One picture (height, width, channels) with its label after the other; the files of one row group are in memory.

    Raises:
        DataError: as `read`.
    """
    for shard in _shards(folder, part):
        for cells, numbers in _groups(_open(shard, data_set), shard):
            for cell, label in zip(cells, numbers.to_pylist(), strict=True):
                yield exact(_bytes(cell), data_set.channels, str(shard)), label


def names(folder: Path, part: Part) -> tuple[str, ...]:
    """The names of the files, each as PART/NAME, from the column `name`; empty where a shard has none."""
    shards = [_whole(shard) for shard in _shards(folder, part)]
    if not all("name" in shard.schema_arrow.names for shard in shards):
        return ()
    return tuple(f"{part}/{name}" for shard in shards for name in shard.read(["name"])["name"].to_pylist())


def read_one(folder: Path, part: Part, data_set: DataSet, index: int) -> tuple[np.ndarray, int]:
    """One picture (height, width, channels) and its label; reads only the row group in which it lies."""
    for shard in _shards(folder, part):
        file = _open(shard, data_set)
        for number in range(file.num_row_groups):
            rows = file.metadata.row_group(number).num_rows
            if index < rows:
                pictures, labels = _group(file, number, shard)
                return exact(_bytes(pictures[index]), data_set.channels, str(shard)), labels[index].as_py()
            index -= rows
    raise IndexError(index)


def count(folder: Path, part: Part) -> int:
    """How many pictures a part has, from the footers of its shards."""
    return sum(_whole(shard).metadata.num_rows for shard in _shards(folder, part))


def _shards(folder: Path, part: Part) -> list[Path]:
    names = ("val", "validation") if part == "val" else (part,)
    return sorted(path for name in names for path in folder.glob(f"{name}-*-of-*.parquet"))


def _open(shard: Path, data_set: DataSet) -> pq.ParquetFile:
    """The shard, after a look at its columns and classes."""
    file = _whole(shard)
    missing = sorted(set(_columns(file)) - set(file.schema_arrow.names))
    if missing:
        reason = _("{path} has no column {column}; a Parquet file of pictures needs `image` and `label`.")
        raise DataError(reason=reason.format(path=shard, column=missing[0]))
    written = (file.schema_arrow.metadata or {}).get(b"classes")
    if written is not None and tuple(json.loads(written)) != data_set.classes:
        reason = _("{path} has the classes {found}, but {title} has {wanted}. Give the folder of {title}.")
        values = {"found": ", ".join(json.loads(written)), "wanted": ", ".join(data_set.classes)}
        raise DataError(reason=reason.format(path=shard, title=data_set.title, **values))
    return file


def _whole(shard: Path) -> pq.ParquetFile:
    """The shard with its footer read, from which the file is told to be whole."""
    try:
        return pq.ParquetFile(shard)
    except pa.ArrowException as error:
        raise _broken(shard) from error


def _broken(shard: Path) -> DataError:
    return DataError(reason=_("{path} is not a whole Parquet file. Fetch it again.").format(path=shard))


def _columns(file: pq.ParquetFile) -> list[str]:
    """The names of the columns of pictures and labels."""
    return ["img" if "img" in file.schema_arrow.names else "image", "label"]


def _groups(file: pq.ParquetFile, shard: Path) -> Iterator[tuple[pa.ChunkedArray, pa.ChunkedArray]]:
    """(pictures, labels) of one row group after another, so that only one group's files are in memory."""
    for number in range(file.num_row_groups):
        yield _group(file, number, shard)


def _group(file: pq.ParquetFile, number: int, shard: Path) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """(pictures, labels) of one row group."""
    pictures, labels = _columns(file)
    try:
        group = file.read_row_group(number, columns=[pictures, labels])
    except (pa.ArrowException, OSError) as error:  # OSError: what is packed in it does not unpack
        raise _broken(shard) from error
    return group[pictures], group[labels]


def _bytes(cell: pa.Scalar) -> bytes:
    value = cell.as_py()
    return value["bytes"] if isinstance(value, dict) else value
