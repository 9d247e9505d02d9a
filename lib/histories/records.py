"""JSON text → parts: `History.history`, the same inside {"history": …}, records, or what pandas writes."""

import json
import re

import numpy as np

from lib.errors import HistoryError
from lib.histories import sentences as say
from lib.histories.columns import must_name_a_curve, renamed
from lib.histories.history import MAX_CELLS, MAX_COLUMNS, MAX_EPOCHS
from lib.histories.part import Cell, Part
from lib.text import clean, number

_DEEPEST = 8
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # possessive, and an open end matches too: always linear
_OTHER_KINDS = (("nbformat", say.NOTEBOOK), ("class_name", say.MODEL_CONFIG))  # a key that gives another JSON away


def looks_like_json(text: str) -> bool:
    """Whether a text begins as JSON does; a CSV header never does.

    >>> looks_like_json(' {"loss": [1]}'), looks_like_json("epoch,loss")
    (True, False)
    """
    return text.lstrip()[:1] in ("{", "[")


def parts_of(text: str) -> tuple[list[Part], list[str]]:
    """The one part of a JSON text, and notes.

    Raises:
        HistoryError: not JSON, nested too deep, not a history, lists of different lengths, too many values.
    """
    columns, notes = _columns(_loaded(text))
    if not columns:
        raise HistoryError(say.EMPTY_JSON)
    if len(columns) > MAX_COLUMNS:
        raise HistoryError(say.TOO_MANY_COLUMNS, columns=number(len(columns)), most=number(MAX_COLUMNS))
    must_name_a_curve(list(columns))
    epochs = _common_length(columns)
    names, said = renamed(list(columns))
    return [Part(dict(zip(names, columns.values(), strict=True)), list(range(1, epochs + 1)))], [*said, *notes]


def _common_length(columns: dict[str, list[Cell]]) -> int:
    """How many epochs there are."""
    lengths = {name: len(cells) for name, cells in columns.items()}
    shortest, longest = min(lengths, key=lengths.get), max(lengths, key=lengths.get)
    most, least = lengths[longest], lengths[shortest]
    if most != least:
        raise HistoryError(
            say.DIFFERENT_LENGTHS,
            longest=clean(longest),
            most=number(most),
            shortest=clean(shortest),
            least=number(least),
        )
    if most == 0:
        raise HistoryError(say.NO_VALUES)
    if most > MAX_EPOCHS:
        raise HistoryError(say.TOO_MANY_EPOCHS, rows=number(most), most=number(MAX_EPOCHS))
    return most


def _loaded(text: str) -> object:
    """The JSON value of a text, lines of JSON as a list; all numbers as float."""
    bare = _STRING.sub("", text)
    marks = np.frombuffer(bare.encode("utf-32-le"), np.uint32)
    depth = np.cumsum(np.isin(marks, (91, 123)).astype(np.int32) - np.isin(marks, (93, 125)))  # [ { and ] }
    if depth.size and depth.max() > _DEEPEST:
        raise HistoryError(say.TOO_DEEP, deep=number(int(depth.max())))
    if bare.count(",") > MAX_CELLS or bare.count("\n") > MAX_CELLS:
        raise HistoryError(say.TOO_MANY_CELLS, cells=number(MAX_CELLS), lines=number(MAX_CELLS))
    try:
        return _json(text)
    except json.JSONDecodeError as fault:
        return _lines(text, fault)


def _json(text: str) -> object:
    return json.loads(text, parse_int=float, object_pairs_hook=_once_each)


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand there once; a second one would silently win."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise HistoryError(say.TWICE, name=clean(next(name for name in names if names.count(name) > 1)))
    return found


def _lines(text: str, fault: json.JSONDecodeError) -> object:
    """One JSON record a line, else the fault of the whole as a sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.strip().startswith("{") and line.strip().endswith("}") for line in lines):
        try:
            return [_json(line) for line in lines]
        except json.JSONDecodeError:
            pass  # the fault of the whole text is told instead
    if re.match(r"\s*\{\s*'", text):
        raise HistoryError(say.PYTHON_DICT) from None
    raise HistoryError(say.BROKEN_JSON, line=number(fault.lineno), column=number(fault.colno)) from None


def _columns(found: object) -> tuple[dict[str, list[Cell]], list[str]]:
    """Name → cells, from each of the shapes in which a history is written, and notes."""
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], dict) and _holds_lists(found[0]):
        found = found[0]
    if isinstance(found, list):
        return _from_records(found), []
    for key, kind in _OTHER_KINDS:
        if key in found:
            raise HistoryError(say.OTHER_KIND, kind=kind)
    inner, notes = found.get("history"), []
    if isinstance(inner, dict):
        epochs = found.get("epoch")
        if "epoch" not in inner and isinstance(epochs, list) and all(isinstance(epoch, float) for epoch in epochs):
            inner = {"epoch": [epoch + 1 for epoch in epochs], **inner}  # Keras' History.epoch always counts from 0
            notes.append(say.FROM_ZERO)
        found = inner
    return {name: _listed(values) for name, values in found.items()}, notes


def _holds_lists(found: dict[str, object]) -> bool:
    return any(isinstance(values, list) for values in found.values())


def _listed(values: object) -> list[Cell]:
    """The cells of one metric: a list, pandas' {"0": …, "1": …}, or one number for one epoch."""
    if isinstance(values, dict):
        values = list(values.values())
    return [_cell(cell) for cell in (values if isinstance(values, list) else [values])]


def _cell(found: object) -> Cell:
    """A JSON value as a cell; whatever is no number becomes text, which is judged with its column."""
    return found if found is None or isinstance(found, float | str) else clean(json.dumps(found), 30)


def _from_records(records: list[object]) -> dict[str, list[Cell]]:
    """Records, one an epoch; a name missing in a record is a missing value."""
    if not all(isinstance(record, dict) for record in records):
        raise HistoryError(say.NAMELESS_JSON)
    if any(_holds_lists(record) for record in records):
        raise HistoryError(say.MANY_HISTORIES, count=number(len(records)))
    names = dict.fromkeys(name for record in records for name in record)
    if len(names) > MAX_COLUMNS or len(records) > MAX_EPOCHS:
        return {name: [None] * min(len(records), MAX_EPOCHS + 1) for name in list(names)[: MAX_COLUMNS + 1]}
    return {name: [_cell(record.get(name)) for record in records] for name in names}
