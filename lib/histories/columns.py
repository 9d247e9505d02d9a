"""The names of columns, and the numbers in their cells."""

import math
import re

from lib.errors import HistoryError
from lib.histories import sentences as say
from lib.histories.history import STANDARD
from lib.histories.part import Cell
from lib.text import clean

ALIASES = {  # what others call it → what Keras 3 calls it
    "acc": "accuracy",
    "categorical_accuracy": "accuracy",
    "sparse_categorical_accuracy": "accuracy",
    "binary_accuracy": "accuracy",
    "epochs": "epoch",
    "lr": "learning_rate",
}
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_INFINITE = re.compile(r"([+-]?)inf(inity)?", re.IGNORECASE)
_MISSING = frozenset({"", "na", "n/a", "nan", "-nan", "null", "none", "-", "?"})


def canonical(name: str) -> str:
    """Keras 3's name of a column, or the name itself on one line.

    >>> canonical("Val Acc")
    'val_accuracy'
    >>> canonical("training-loss")
    'loss'
    >>> canonical("AUC of cats")
    'AUC of cats'
    """
    plain = re.sub(r"[\s\-]+", "_", clean(name, 60).lower())
    plain = re.sub(r"^(train|training)_", "", plain)
    plain = re.sub(r"^(valid|validation)_", "val_", plain)
    part, tail = ("val_", plain[4:]) if plain.startswith("val_") else ("", plain)
    found = part + ALIASES.get(tail, tail)
    return found if found in (*STANDARD, "epoch", "learning_rate") else clean(name, 60)


def renamed(names: list[str]) -> tuple[list[str], list[str]]:
    """The names that the frame uses, and a note when they differ from the file's.

    An exact name goes before an alias: beside `accuracy`, `acc` stays a metric of its own.

    Raises:
        HistoryError: a name stands twice, or no column is a loss or an accuracy.
    """
    given = [clean(name, 60) for name in names]
    twice = sorted({name for name in given if given.count(name) > 1})
    if twice:
        raise HistoryError(say.TWICE, name=clean(twice[0]))
    taken, result = set(given), []
    for name in given:
        target = canonical(name)
        result.append(name if target in taken else target)
        taken.add(result[-1])
    changes = [f"{old} → {new}" for old, new in zip(given, result, strict=True) if old != new]
    return result, [say.RENAMED.format(changes=", ".join(changes))] if changes else []


def must_name_a_curve(names: list[str]) -> None:
    """Check that one of the columns is a loss or an accuracy.

    Raises:
        HistoryError: none is; the sentence names the columns that there are.
    """
    if any(canonical(name) in STANDARD for name in names):
        return
    if {"step", "value"} <= {name.lower() for name in names}:
        raise HistoryError(say.TENSORBOARD)
    shown = ", ".join(clean(name, 20) or "–" for name in names[:6]) + (", …" if len(names) > 6 else "")
    raise HistoryError(say.NO_CURVE, names=shown)


def value(cell: Cell) -> float:
    """The number in a cell, NaN where there is none.

    Decimal points and decimal commas, per cent with its sign as a share, NaN, null, NA and nothing, infinities.

    >>> value("0,25"), value("75 %"), value(" 1e-3 ")
    (0.25, 0.75, 0.001)

    Raises:
        ValueError: there is something else in the cell.
    """
    if cell is None or isinstance(cell, float):
        return math.nan if cell is None else cell
    text = cell.strip().replace("−", "-")
    if text.lower() in _MISSING:
        return math.nan
    if text.endswith("%"):
        return value(text[:-1]) / 100
    if "," in text:
        text = text.replace(".", "").replace(",", ".") if text.rfind(",") > text.rfind(".") else text.replace(",", "")
    if _NUMBER.fullmatch(text):
        return float(text)
    if found := _INFINITE.fullmatch(text):
        return -math.inf if found[1] == "-" else math.inf
    raise ValueError(clean(cell))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, a missing one not counted."""
    try:
        return not math.isnan(value(cell))
    except ValueError:
        return False
