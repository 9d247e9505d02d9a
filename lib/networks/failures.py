"""Where a network fails: what it answered for each picture of its test part, read from `evaluation.npz` and counted."""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lib.errors import NetworkError
from lib.metrics import confusion, most_confused, wilson
from lib.networks.card import Card, Recall
from lib.text import _

MOST_CONFUSED = 3


@dataclass(frozen=True)
class Confused:
    """A mistake: so many of the pictures of `truth`, of which there are `of`, were answered with `answer`."""

    truth: str
    answer: str
    count: int
    of: int


@dataclass(frozen=True)
class Failures:
    """What the test part showed, with the answers that the card decides on.

    Attributes:
        matrix: int64 (classes, classes); row = true class, column = answer.
        recalls: (class, how many of its pictures were recognised), the weakest first.
        confused: the mistakes made most often, at most `MOST_CONFUSED`.
    """

    matrix: np.ndarray
    recalls: tuple[tuple[str, Recall], ...]
    confused: tuple[Confused, ...]


def failures(folder: Path, card: Card) -> Failures:
    """Count the answers in FOLDER/evaluation.npz.

    Raises:
        NetworkError: the file cannot be read, or holds other classes than the card.
    """
    try:
        with (folder / "evaluation.npz").open("rb") as file, np.load(file, allow_pickle=False) as saved:
            truth, answers = saved["label"], card.decide(saved["probabilities"])
        matrix = confusion(truth, answers, len(card.classes))
    except (OSError, EOFError, BadZipFile, ValueError, KeyError, IndexError) as error:
        reason = _("The test answers of the network {name} cannot be read: {error}. Train it again to write them.")
        raise NetworkError(reason=reason.format(name=folder.name, error=error)) from error
    matrix.flags.writeable = False
    return Failures(matrix, _recalls(matrix, card.classes), _confused(matrix, card.classes))


def _recalls(matrix: np.ndarray, classes: tuple[str, ...]) -> tuple[tuple[str, Recall], ...]:
    """Of the classes that have pictures, the weakest first."""
    found = []
    for label, (right, n) in enumerate(zip(matrix.diagonal().tolist(), matrix.sum(axis=1).tolist(), strict=True)):
        if n:
            found.append((classes[label], Recall(right / n, n, *wilson(right, n))))
    return tuple(sorted(found, key=lambda each: each[1].recall))


def _confused(matrix: np.ndarray, classes: tuple[str, ...]) -> tuple[Confused, ...]:
    totals = matrix.sum(axis=1)
    return tuple(
        Confused(classes[truth], classes[answer], count, int(totals[truth]))
        for truth, answer, count in most_confused(matrix, MOST_CONFUSED)
    )
