"""A finished network before pictures it has never seen. What counts is the committed file, so LiteRT answers."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lib.datasets import Split
from lib.errors import DataError
from lib.metrics import confusion, recall, wilson
from lib.networks import Network, Result
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

    @property
    def result(self) -> Result:
        """The share of right answers, with Wilson's 95 % interval."""
        n = len(self.label)
        right = int((self.probabilities.argmax(axis=1) == self.label).sum())
        low, high = wilson(right, n)
        return Result(right / n, n, low, high)

    def weakest(self) -> tuple[int, float]:
        """(class, recall) of the class whose pictures are recognised least often."""
        classes = self.probabilities.shape[1]
        found = recall(confusion(self.label, self.probabilities.argmax(axis=1), classes))
        return int(np.nanargmin(found)), float(np.nanmin(found))

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
        network.probabilities(split.pixels[at : at + _AT_ONCE].astype(np.float32))
        for at in range(0, len(split), _AT_ONCE)
    ]
    return Evaluation(split.labels, np.concatenate(pieces), split.digests())
