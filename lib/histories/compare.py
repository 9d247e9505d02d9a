"""What a history tells: its best epoch, the gap between training and validation, and that in words.

The words claim only what the figures carry. Four thresholds, rules of thumb of this project and named in the text of
the page, decide between a sign and a finding: see `overfits`.
"""

import math

import pandas as pd

from lib.histories.history import SHARES, History
from lib.text import _, figure, number

AFTER = 3  # so many epochs after the best are needed before overfitting is called by its name
RISE = 0.05  # and validation loss must end this share above its lowest
LEVEL = 0.01  # lowered by less than this share in the last AFTER epochs: levelled off
SMALL_GAP = 0.01  # accuracies closer than this are called close: one percentage point


def best_epoch(history: History, by: str = "val_loss") -> int | None:
    """The epoch at which a metric is best: lowest for a loss, highest for an accuracy; the first of equals.

    Args:
        history: any history.
        by: a column of its frame; whatever ends in `loss` is better when lower.
    Returns:
        The epoch, counted from 1; None where the history has no number in this column.
    """
    values = _column(history, by)
    if values.empty:
        return None
    return int(values.idxmin() if by.endswith("loss") else values.idxmax())


def at(history: History, metric: str, epoch: int | None) -> float | None:
    """The value of a metric at an epoch, None where there is none."""
    found = _column(history, metric).get(epoch)
    return None if found is None else float(found)


def gap(history: History, epoch: int | None, metric: str = "loss") -> float | None:
    """How much better the network is on its training part than on the validation part, at an epoch.

        loss: val_loss − loss        accuracy: accuracy − val_accuracy

    Positive means better in training, for both.

    Args:
        history: any history.
        epoch: counted from 1.
        metric: "loss" or "accuracy".
    Returns:
        The gap in the metric's own unit; None where one of the two is missing.
    """
    train, validation = at(history, metric, epoch), at(history, f"val_{metric}", epoch)
    if train is None or validation is None:
        return None
    return validation - train if metric.endswith("loss") else train - validation


def overfits(history: History) -> bool:
    """Whether the figures carry the word overfitting.

    They do when, after the epoch of the lowest validation loss, there are at least AFTER more, validation loss ends at
    least RISE above its lowest, and training loss ends lower than it was at that epoch. All four losses must be known.
    """
    best = best_epoch(history)
    validation, training = _column(history, "val_loss"), _column(history, "loss")
    if best is None or _unknown(training, best, validation.index[-1]) or (validation.index > best).sum() < AFTER:
        return False
    rise = validation.iloc[-1] - validation[best]
    return bool(rise >= RISE * abs(validation[best]) and training[validation.index[-1]] < training[best])


def verdict(history: History) -> list[str]:
    """One to three sentences that answer "when did it stop learning?" from the figures alone."""
    if history.epochs == 1:
        return [_("One epoch is a point, not a curve: nothing rises or falls yet.")]
    return [_turning_point(history), *_gap_in_words(history)]


def _turning_point(history: History) -> str:
    """Where validation loss is lowest, and what happens afterwards."""
    best = best_epoch(history)
    if best is None:
        return _without_validation_loss(history)
    validation, training = _column(history, "val_loss"), _column(history, "loss")
    last = int(validation.index[-1])
    if best == last:
        return _until_the_end(validation)
    beginning = _("Validation loss is lowest at epoch {best} ({low}).").format(
        best=number(best), low=shown(validation[best])
    )
    return f"{beginning} {_afterwards(history, best, validation, training)}"


def _until_the_end(validation: pd.Series) -> str:
    """What the last epochs did when the last is the best."""
    last, lowest = number(int(validation.index[-1])), validation.iloc[-1]
    gain = validation.iloc[-1 - AFTER] - lowest if len(validation) > AFTER else math.inf
    if gain < LEVEL * abs(lowest):
        return _(
            "Validation loss is lowest at the last epoch, {last} ({lowest}), but the last {count} lowered it by only "
            "{gain}: it has levelled off."
        ).format(last=last, lowest=shown(lowest), count=number(AFTER), gain=shown(gain))
    return _(
        "Validation loss is lowest at the last epoch, {last} ({lowest}): as far as this history goes, it was still "
        "learning."
    ).format(last=last, lowest=shown(lowest))


def _afterwards(history: History, best: int, validation: pd.Series, training: pd.Series) -> str:
    """What the losses do after the best epoch."""
    more, last = int((validation.index > best).sum()), int(validation.index[-1])
    rise = shown(validation[last] - validation[best])
    if unknown := _unknown(training, best, last):
        return _(
            "At the last epoch, {last}, it is {rise} higher. Training loss is not known at {epochs}, so nobody can say "
            "whether this is overfitting."
        ).format(last=number(last), rise=rise, epochs=_(" and ").join(_("epoch {n}").format(n=n) for n in unknown))
    falls = training[last] < training[best]
    if overfits(history):
        return _(
            "Afterwards training loss goes on falling, to {train}, while validation loss rises by {rise}: "
            "it learns its training pictures by heart. That is overfitting."
        ).format(train=shown(training[last]), rise=rise)
    if falls and validation[last] - validation[best] < LEVEL * abs(validation[best]):
        return _(
            "Afterwards training loss goes on falling, while validation loss has levelled off: it ends {rise} higher."
        ).format(rise=rise)
    if falls and more < AFTER:
        return _(
            "Training loss goes on falling while validation loss ends {rise} higher: perhaps the beginning of "
            "overfitting, but with only {more} after the best nobody can say."
        ).format(rise=rise, more=_epochs(more))
    if falls:
        return _(
            "In the {more} after it training loss goes on falling, validation loss ends {rise} higher: it no longer "
            "learns what holds for new pictures."
        ).format(more=_epochs(more), rise=rise)
    return _("Training loss does not fall below its value there either: this is not overfitting.")


def _unknown(training: pd.Series, *epochs: int) -> list[int]:
    """Those of the epochs at which training loss is not known."""
    return [int(epoch) for epoch in epochs if epoch not in training.index]


def _without_validation_loss(history: History) -> str:
    """What can be said when there is no validation loss."""
    best = best_epoch(history, "val_accuracy")
    if best is not None:
        return _("Validation accuracy is highest at epoch {best}. There is no validation loss to compare.").format(
            best=number(best)
        )
    return _(
        "This history has no validation part, so it cannot tell learning from learning by heart. "
        "Train with validation_split or validation_data."
    )


def _gap_in_words(history: History) -> list[str]:
    """The gap in accuracy where validation loss is best, else at the last epoch."""
    epoch = best_epoch(history) or int(history.frame["epoch"].iloc[-1])
    found = gap(history, epoch, "accuracy")
    if found is None:
        return []
    points = number(abs(found) * 100, 1)
    if abs(found) < SMALL_GAP:
        template = _("At epoch {epoch} training and validation accuracy are close, {points} percentage points apart.")
    elif found > 0:
        template = _("At epoch {epoch} it is {points} percentage points better on its training pictures.")
    else:
        template = _(
            "At epoch {epoch} it is {points} percentage points better on the validation pictures. Training "
            "figures taken while the epoch runs, as Keras takes them, can make that; this history does not say how "
            "its own were taken."
        )
    return [template.format(epoch=number(epoch), points=points)]


def shown(value: float | None, name: str = "loss") -> str:
    """A value as the page writes it: an accuracy in per cent, a loss as Keras prints it, with four decimals.

    >>> shown(0.9143, "val_accuracy"), shown(0.23284), shown(12345.6), shown(None)
    ('91.43 %', '0.2328', '12,346', '–')
    """
    if value is None or math.isnan(value):
        return "–"
    if name in SHARES:
        return f"{number(value * 100, 2)} %"
    size = abs(value)
    return figure(value) if size >= 10 or 0 < size < 1e-4 else number(value, 4)


def _epochs(count: int) -> str:
    return _("one epoch") if count == 1 else _("{n} epochs").format(n=number(count))


def _column(history: History, name: str) -> pd.Series:
    """The known values of a column, indexed by epoch; empty where the history has no such column."""
    if name not in history.frame:
        return pd.Series(dtype=float)
    return history.frame.set_index("epoch")[name].dropna()
