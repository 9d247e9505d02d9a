"""Which row belongs to which epoch: counted from 1, each once, in order."""

import numpy as np
import pandas as pd

from lib.errors import HistoryError
from lib.histories import sentences as say
from lib.text import _, number

_LAST = 1_000_000


def by_epoch(frame: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """The frame with an int64 column `epoch` from 1, rising, each epoch once.

    Without a column `epoch` the rows are counted. Where the epochs begin again at the first, the training was continued
    and the rows are numbered on; where they jump back into the middle, it was resumed there and the later values stand.

    Args:
        frame: float64 columns, index (part, row): the part of the file and the row in it.
        notes: what is changed here is added to it.
    Raises:
        HistoryError: an epoch is missing, broken, negative or too large.
    """
    rows = frame.index
    frame = frame.reset_index(drop=True)
    if "epoch" not in frame or frame["epoch"].isna().all():
        return frame.assign(epoch=np.arange(1, len(frame) + 1))
    epochs = _numbered_on(_checked(frame["epoch"].to_numpy(), rows), rows, notes)
    if epochs.min() == 0:
        epochs = epochs + 1
        notes.append(say.FROM_ZERO)
    return _each_once(frame.assign(epoch=epochs), notes)


def _checked(epochs: np.ndarray, rows: pd.MultiIndex) -> np.ndarray:
    """The epochs as int64.

    Raises:
        HistoryError: one is missing, infinite, broken, negative or too large.
    """
    whole = np.isfinite(epochs) & (epochs == np.floor(epochs)) & (epochs >= 0) & (epochs <= _LAST)
    if not whole.all():
        at = int(np.argmin(whole))
        shown = _("missing") if np.isnan(epochs[at]) else f"{epochs[at]:.7g}"
        raise HistoryError(say.BAD_EPOCH, row=number(rows[at][1]), epoch=shown, last=number(_LAST))
    return epochs.astype(np.int64)


def _numbered_on(epochs: np.ndarray, rows: pd.MultiIndex, notes: list[str]) -> np.ndarray:
    """Epochs that begin again at the first one are counted on from the last."""
    result, shift, again = epochs.copy(), 0, []
    for i in range(1, len(epochs)):
        drops = epochs[i] < epochs[i - 1] or rows[i][0] != rows[i - 1][0]  # lower, or beneath another header
        if drops and epochs[i] == epochs[0]:
            shift = result[i - 1] + 1 - epochs[0]
            again.append(i)
        result[i] = epochs[i] + shift
    if again:
        notes.append(say.NUMBERED_ON.format(row=number(rows[again[0]][1]), start=number(int(epochs[0]))))
    return result


def _each_once(frame: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    """One row an epoch, rising; of an epoch that stands there twice the later values."""
    repeated = frame["epoch"].duplicated()
    if repeated.any():
        first = int(frame["epoch"][repeated].iloc[0])
        notes.append(say.REPEATED.format(count=number(int(repeated.sum())), first=number(first)))
    elif not frame["epoch"].is_monotonic_increasing:
        notes.append(say.SORTED)
    return frame.groupby("epoch", sort=True).last().reset_index()
