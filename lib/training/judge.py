"""A finished network before pictures it has never seen. What counts is the committed file, so LiteRT answers."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.datasets import Split
from lib.errors import DataError
from lib.metrics import wilson
from lib.networks import Card, Decision, Network, Recall, Result
from lib.text import _

_AT_ONCE = 500


@dataclass(frozen=True)
class Evaluation:
    """What a network answered.

    Attributes:
        label: int64 (n,), the truth.
        probabilities: float32 (n, classes).
        digest: (n,) names of the pictures, see `Split.digests`.
    """

    label: np.ndarray
    probabilities: np.ndarray
    digest: np.ndarray

    def save(self, path: Path) -> None:
        """Write `label`, `probabilities`, `digest` to an npz file."""
        np.savez_compressed(path, label=self.label, probabilities=self.probabilities, digest=self.digest)


def evaluate(network: Network, split: Split) -> Evaluation:
    """Let a network answer for every picture of a part.

    Raises:
        DataError: the part has other classes than the network.
    """
    if split.classes != network.classes:
        reason = _("{origin} has the classes {found}, but {title} knows {known}. Give the folder it was trained on.")
        values = {"found": ", ".join(split.classes), "known": ", ".join(network.classes)}
        raise DataError(reason=reason.format(origin=split.origin, title=network.card.title, **values))
    pieces = [
        network.probabilities(np.stack([network.prepare(picture) for picture in split.pixels[at : at + _AT_ONCE]]))
        for at in range(0, len(split), _AT_ONCE)
    ]
    return Evaluation(split.labels, np.concatenate(pieces), split.digests())


def result(evaluation: Evaluation, card: Card) -> Result:
    """The share of right answers with Wilson's 95 % interval; with a threshold on the card, each class's recall too."""
    accuracy = share(evaluation.probabilities.argmax(axis=1) == evaluation.label)
    if card.decision is None:
        return Result(*accuracy)
    answers = card.decide(evaluation.probabilities)
    found = {
        name: Recall(*share(answers[evaluation.label == label] == label)) for label, name in enumerate(card.classes)
    }
    return Result(*accuracy, found)


def decide(validation: Evaluation, classes: tuple[str, ...], watched: str, wanted: float) -> Decision:
    """The highest threshold at which enough pictures of a class are found.

    Args:
        validation: answers on the validation part, which decides alone.
        classes: in label order.
        watched: the class that must not be missed.
        wanted: the share of its pictures that must be found, above 0.
    """
    label = classes.index(watched)
    own = np.sort(validation.probabilities[validation.label == label, label])[::-1]
    threshold = float(own[int(np.ceil(wanted * len(own))) - 1])
    chosen = f"the highest threshold that finds at least {wanted:.0%} of {watched} on the validation part"
    return Decision(watched, threshold, chosen)


def share(right: np.ndarray) -> tuple[float, int, float, float]:
    """(share, n, low, high) of what is true, with Wilson's 95 % interval."""
    low, high = wilson(int(right.sum()), len(right))
    return float(right.mean()), len(right), low, high
