"""CSV text → parts: separator, header, rows, and a second header where a training was continued."""

import csv
import io
import re

from lib.errors import HistoryError
from lib.histories import sentences as say
from lib.histories.columns import is_number, must_name_a_curve, renamed
from lib.histories.history import MAX_CELLS, MAX_COLUMNS, MAX_EPOCHS, STANDARD
from lib.histories.part import Part
from lib.text import clean, number

Row = tuple[int, list[str]]  # line of the file from 1, its cells
_SEPARATORS = (",", ";", "\t", "|")
_EXCEL = re.compile(r"sep=(.)", re.IGNORECASE)  # the first line that a spreadsheet may write
_MAX_LINES = 3 * MAX_EPOCHS


def parts_of(text: str) -> tuple[list[Part], list[str]]:
    """The parts of a CSV text, and notes.

    Raises:
        HistoryError: no header, a ragged row, a name twice, too many rows or columns, a quote that never closes.
    """
    parts, notes = [], []
    blocks = _blocks(_rows(text))
    for block in blocks:
        part, said = _part(block)
        parts.append(part)
        notes += [note for note in said if note not in notes]
    if any("," in cell and is_number(cell) for block in blocks for _line, cells in block[1:] for cell in cells):
        notes.append(say.DECIMAL_COMMAS)
    if len(parts) > 1:
        notes.append(say.JOINED.format(count=number(len(parts))))
    return parts, notes


def _rows(text: str) -> list[Row]:
    """All rows that hold something, with their lines."""
    first = text.strip("\r\n \ufeff").splitlines()[0]
    hint = _EXCEL.fullmatch(first)
    separator = hint[1] if hint else max(_SEPARATORS, key=first.count)
    if text.count(separator) > MAX_CELLS or max(text.count("\n"), text.count("\r")) > _MAX_LINES:
        raise HistoryError(say.TOO_MANY_CELLS, cells=number(MAX_CELLS), lines=number(_MAX_LINES))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as fault:
        raise HistoryError(say.BROKEN_CSV, row=number(reader.line_num), fault=clean(fault, 80)) from None
    rows = [(line, cells) for line, cells in rows if any(cells)]
    return rows[1:] if hint else rows


def _blocks(rows: list[Row]) -> list[list[Row]]:
    """The rows cut before each header; each block begins with its header."""
    if not rows or not _is_header(rows[0][1]):
        raise HistoryError(say.NO_HEADER, row=clean(", ".join(rows[0][1]) if rows else "", 60))
    starts = [i for i, (_line, cells) in enumerate(rows) if i == 0 or _is_repeated_header(cells)]
    blocks = [rows[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    must_name_a_curve(rows[0][1])
    blocks = [block for block in blocks if len(block) > 1]
    if not blocks:
        raise HistoryError(say.NO_ROWS)
    epochs, columns = sum(len(block) - 1 for block in blocks), max(len(block[0][1]) for block in blocks)
    if epochs > MAX_EPOCHS:
        raise HistoryError(say.TOO_MANY_EPOCHS, rows=number(epochs), most=number(MAX_EPOCHS))
    if columns > MAX_COLUMNS:
        raise HistoryError(say.TOO_MANY_COLUMNS, columns=number(columns), most=number(MAX_COLUMNS))
    return blocks


def _is_header(cells: list[str]) -> bool:
    """Names, and no number among them."""
    return any(cells) and not any(is_number(cell) for cell in cells)


def _is_repeated_header(cells: list[str]) -> bool:
    """Whether a later row names columns once more."""
    return bool({"epoch", "acc", *STANDARD} & {cell.lower() for cell in cells}) and _is_header(cells)


def _part(block: list[Row]) -> tuple[Part, list[str]]:
    """One header and its rows as columns."""
    names, rows = _without_empty_end(block[0][1], block[1:])
    for line, cells in rows:
        if len(cells) != len(names):
            template = say.TOO_LONG if len(cells) > len(names) else say.TOO_SHORT
            raise HistoryError(template, row=number(line), found=number(len(cells)), named=number(len(names)))
    columns = [list(column) for column in zip(*(cells for _line, cells in rows), strict=True)]
    names, columns = _index_named(names, columns)
    names, notes = renamed(names)
    return Part(dict(zip(names, columns, strict=True)), [line for line, _cells in rows]), notes


def _without_empty_end(names: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Drop the last column when neither header nor any row has anything in it (a separator at each line's end)."""
    width = len(names)
    if names[-1] == "" and not any(any(cells[width - 1 :]) for _line, cells in rows):
        return names[:-1], [(line, cells[: width - 1]) for line, cells in rows]
    return names, rows


def _index_named(names: list[str], columns: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """A first column without a name is the index that pandas writes: the epoch, unless there is one already."""
    named = [name or f"column_{i + 1}" for i, name in enumerate(names)]
    if names[0] and not re.fullmatch(r"unnamed: ?0", names[0], re.IGNORECASE):
        return named, columns
    if any(name.lower() in ("epoch", "epochs") for name in names):
        return named[1:], columns[1:]
    return ["epoch", *named[1:]], columns
