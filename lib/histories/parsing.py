"""A file's bytes → History: read, taken apart, put together."""

import numpy as np
import pandas as pd

from lib.errors import HistoryError
from lib.histories import records, table
from lib.histories import sentences as say
from lib.histories.columns import value
from lib.histories.epochs import by_epoch
from lib.histories.history import SHARES, STANDARD, History, name_of
from lib.histories.part import Cell, Part
from lib.histories.reading import text_of
from lib.text import clean, number

_ROUNDING = 1e-6  # a share may exceed 1 by this much in float32
_PER_CENT = 2.0  # an accuracy above this is meant in per cent; between 1 and this nobody can tell


def parse(data: bytes, filename: str) -> History:
    """A training history from a file's bytes, whatever the file is called.

    Reads the CSV of Keras' `CSVLogger` (separated by comma, semicolon, tab or |; decimal points or commas; UTF-8, or
    UTF-16 and UTF-32 with their byte order mark; several headers where a training was continued) and the JSON of
    `History.history` (bare, inside {"history": …}, as records, as lines of records, or as pandas writes it).

    Args:
        data: the whole file, at most MAX_BYTES.
        filename: gives the history its name; it does not decide how the file is read.
    Returns:
        History with epochs from 1, accuracies as shares, and a note for everything that was changed.
    Raises:
        HistoryError: this cannot be a history; the text says why, with the place, and what to do.
    """
    text, notes = text_of(bytes(data))
    reader = records if records.looks_like_json(text) else table
    parts, said = reader.parts_of(text)
    frame, more = _assembled(parts)
    first = int(frame["epoch"].iloc[0])
    if reader is table and first > 1:
        more.append(say.BEGINS_LATE.format(first=number(first), next=number(first + 1)))
    return History(name_of(filename), frame, (*notes, *said, *more))


def _assembled(parts: list[Part]) -> tuple[pd.DataFrame, list[str]]:
    """The frame of a history, and notes in the order of the changes."""
    notes: list[str] = []
    frame = pd.concat([_numbers(part, notes) for part in parts], keys=range(len(parts)), names=["part", "row"])
    frame = _finite(frame, notes)
    frame = by_epoch(frame, notes)
    frame = _without_empty(frame, notes)
    for name in SHARES:
        if name in frame:
            frame[name] = _shares(name, frame, notes)
    missing = int(frame.isna().to_numpy().sum())
    if missing:
        notes.append(say.MISSING.format(count=number(missing)))
    known = [name for name in STANDARD if name in frame]
    others = [name for name in frame if name not in (*STANDARD, "epoch")]
    return frame[["epoch", *known, *others]], notes


def _numbers(part: Part, notes: list[str]) -> pd.DataFrame:
    """The columns of a part as float64; a column of words that is no curve is left out, and that is said."""
    columns, words = {}, []
    for name, cells in part.columns.items():
        try:
            columns[name] = _column(name, cells, part.rows)
        except HistoryError:
            if name in (*STANDARD, "epoch"):
                raise
            words.append(name)
    if words:
        notes.append(say.WORDS_LEFT_OUT.format(names=", ".join(words)))
    return pd.DataFrame(columns, index=part.rows, dtype=np.float64)


def _column(name: str, cells: list[Cell], rows: list[int]) -> list[float]:
    """The numbers of a column.

    Raises:
        HistoryError: a cell holds something else; the sentence names the column, the row and the cell.
    """
    numbers = []
    for row, cell in zip(rows, cells, strict=True):
        try:
            numbers.append(value(cell))
        except ValueError as fault:
            raise HistoryError(say.NOT_A_NUMBER, name=clean(name), cell=str(fault), row=number(row)) from None
    return numbers


def _finite(frame: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """Infinities as missing values; a note says how many and in which column the first stands."""
    infinite = np.isinf(frame)
    if "epoch" in infinite:
        infinite["epoch"] = False  # judged with the epochs
    count = int(infinite.to_numpy().sum())
    if count:
        notes.append(say.INFINITE.format(count=number(count), name=infinite.any().idxmax()))
    return frame.mask(infinite)


def _without_empty(frame: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The frame without columns that hold no number at all.

    Raises:
        HistoryError: no loss and no accuracy has a number.
    """
    empty = [name for name in frame if frame[name].isna().all()]
    curves = [name for name in STANDARD if name in frame]
    if set(curves) <= set(empty):
        raise HistoryError(say.ALL_MISSING, names=", ".join(curves))
    if empty:
        notes.append(say.EMPTY_LEFT_OUT.format(names=", ".join(empty)))
    return frame.drop(columns=empty)


def _shares(name: str, frame: pd.DataFrame, notes: list[str]) -> pd.Series:
    """An accuracy as a share 0…1; per cent are divided by 100, and that is said.

    Raises:
        HistoryError: below 0, above 100, or between 1 and 2, where it is neither a share nor a believable per cent.
    """
    found = frame[name]
    worst = found.min() if found.min() < 0 else found.max()
    if worst < 0 or worst > 100 + _ROUNDING or 1 + _ROUNDING < worst <= _PER_CENT:
        epoch = int(frame["epoch"][found == worst].iloc[0])
        raise HistoryError(say.BAD_SHARE, name=name, value=f"{worst:.4g}", epoch=number(epoch))
    if worst <= 1 + _ROUNDING:
        return found.clip(upper=1.0)
    notes.append(say.PER_CENT.format(name=name, value=number(worst, 2)))
    return found / 100
