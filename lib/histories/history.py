"""What a history is, and how large one may be."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

import pandas as pd

from lib.text import clean

MAX_BYTES = 2_000_000  # 10,000 epochs with ten columns of 18 digits
MAX_EPOCHS = 10_000
MAX_COLUMNS = 100
MAX_CELLS = 300_000

LOSSES = ("loss", "val_loss")
SHARES = ("accuracy", "val_accuracy")
STANDARD = ("loss", "accuracy", "val_loss", "val_accuracy")  # in the order of the frame


@dataclass(frozen=True, eq=False)
class History:
    """One training, epoch by epoch.

    Attributes:
        name: what to call it; plain text out of the file name, never a path.
        frame: one row an epoch, epochs rising. `epoch` int64 from 1 as Keras prints it; then those of `loss`,
            `accuracy`, `val_loss`, `val_accuracy` that the file has, then its other columns, all float64, NaN where
            nothing is known. Accuracies are shares, 0…1.
        notes: sentences that say what was changed while reading, in the order of the changes.
        source: where it comes from, in a sentence; empty for a file of the user's.
    """

    name: str
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def epochs(self) -> int:
        """How many epochs it has."""
        return len(self.frame)

    @cached_property
    def csv(self) -> bytes:
        """The frame as UTF-8 CSV with a header, epochs from 1, nothing for a missing value."""
        return self.frame.to_csv(index=False, lineterminator="\n").encode()


def name_of(filename: str) -> str:
    """The name of a history: its file's name without folders and without a suffix.

    >>> name_of("runs/my net.csv")
    'my net'
    >>> name_of("")
    'history'
    """
    last = PurePosixPath(str(filename).replace("\\", "/")).name
    stem = re.sub(r"\.(csv|json|jsonl|txt|log|tsv)$", "", last, flags=re.IGNORECASE)
    return clean(stem) or "history"
