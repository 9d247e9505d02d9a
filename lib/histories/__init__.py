"""Training histories: what `model.fit` wrote down after each epoch, read from a file and compared.

    bytes ─ reading ─→ text ─ table or records ─→ parts ─ assemble ─→ History ─ compare ─→ figures and sentences

Nothing is unpickled and no code of a file runs: a history is text, CSV or JSON, and is told by its content.
"""

from lib.errors import HistoryError
from lib.histories.compare import best_epoch, gap, verdict
from lib.histories.history import MAX_BYTES, MAX_COLUMNS, MAX_EPOCHS, STANDARD, History
from lib.histories.parsing import parse
from lib.histories.reference import REFERENCES, reference

__all__ = [
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_EPOCHS",
    "REFERENCES",
    "STANDARD",
    "History",
    "HistoryError",
    "best_epoch",
    "gap",
    "parse",
    "reference",
    "verdict",
]
