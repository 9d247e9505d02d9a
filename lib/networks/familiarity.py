"""How far a picture is from what a network was trained on, by a rule that `lib.training.familiarity` measured.

    familiarity.npz    rule          (k,) names of the measures that are added up, of `MEASURES`
                       layers        (3,) names of the layers that give features, logits and probabilities
                       middle, reach (k,) of each measure on the validation part: its median, and how far above it the
                                     farthest few begin
                       threshold     the score above which a picture is called far away
                       validation    float32 (n,) scores of the validation part, rising
                       MEASURE/…     what a measure compares with, see `lib.networks.scores`

A score is the sum of (measure − middle) / reach: 0 for a picture as usual as any, 1 or more at the edge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from lib.errors import NetworkError
from lib.networks import scores
from lib.networks.card import Card
from lib.networks.scores import Clusters, Directions, Neighbours
from lib.text import _

FILE = "familiarity.npz"
MEASURES = ("softmax", "energy", "features", "neighbours", "looks")
Tensors = Mapping[str, np.ndarray]


class Layers(NamedTuple):
    """The layers whose outputs are looked at: what goes into the logits, the logits, the probabilities."""

    features: str
    logits: str
    softmax: str

    @classmethod
    def of(cls, card: Card) -> "Layers":
        """Of a network whose last layer is a softmax on its logits."""
        softmax = card.layers[-1]
        logits = card.layer(softmax.inputs[0])
        return cls(logits.inputs[0], logits.name, softmax.name)


@dataclass(frozen=True)
class Known:
    """What the measures compare a picture with, learned from training pictures; None where a rule needs none."""

    directions: Directions | None = None
    features: Clusters | None = None
    neighbours: Neighbours | None = None
    looks: Clusters | None = None

    def measure(self, name: str, values: Tensors) -> np.ndarray:
        """One measure.

        Args:
            name: of `MEASURES`.
            values: "softmax" and "logits" (n, classes), "features" (n, …), "looks" (n, d), as far as it needs them.

        Returns:
            float64 (n,), the larger, the more unlike.
        """
        if name == "softmax":
            return scores.unlikeliness(values["softmax"])
        if name == "energy":
            return scores.energy(values["logits"])
        if name == "looks":
            return self.looks.distance(values["looks"])
        return getattr(self, name).distance(self.directions.of(values["features"]))


@dataclass(frozen=True)
class Familiarity:
    """A rule at work; the head of this file says what each array is."""

    rule: tuple[str, ...]
    layers: Layers
    known: Known
    middle: np.ndarray
    reach: np.ndarray
    threshold: float
    validation: np.ndarray

    def score(self, pictures: np.ndarray, outputs: Tensors) -> np.ndarray:
        """How far pictures are from the training pictures.

        Args:
            pictures: float32 (n, height, width, channels) as the network got them.
            outputs: what it computed, with at least the outputs of `layers`.

        Returns:
            float64 (n,); above `threshold` a picture is called far away.
        """
        values = {name: outputs[layer] for name, layer in self.layers._asdict().items()}
        if "looks" in self.rule:
            values["looks"] = scores.looks(pictures)
        return self.added(values)

    def added(self, values: Tensors) -> np.ndarray:
        """The score from the values that `Known.measure` takes."""
        parts = zip(self.rule, self.middle, self.reach, strict=True)
        return sum((self.known.measure(name, values) - middle) / reach for name, middle, reach in parts)

    def farther(self, score: float) -> float:
        """The share of the validation pictures that lie nearer than a score."""
        return float(np.searchsorted(self.validation, score) / len(self.validation))

    def save(self, folder: Path) -> None:
        """Write FOLDER/familiarity.npz."""
        arrays = {
            "rule": np.array(self.rule),
            "layers": np.array(list(self.layers)),
            "middle": self.middle,
            "reach": self.reach,
            "threshold": np.array(self.threshold),
            "validation": self.validation.astype(np.float32),
        }
        np.savez_compressed(folder / FILE, **arrays, **_kept(self.known, self.rule))


def read(folder: Path) -> Familiarity:
    """The rule in FOLDER/familiarity.npz.

    Raises:
        NetworkError: the file is not there, is broken, or does not hold a whole rule.
    """
    try:
        with (folder / FILE).open("rb") as file, np.load(file, allow_pickle=False) as saved:
            arrays = {name: saved[name] for name in saved.files}
        return _rule(arrays)
    except (OSError, EOFError, BadZipFile, ValueError, KeyError, TypeError) as error:
        reason = _(
            "How far pictures are from what the network {name} was trained on cannot be told: {error}. "
            "Measure it again with python -m lib.training.familiarity {name}."
        )
        raise NetworkError(reason=reason.format(name=folder.name, error=error)) from error


def _kept(known: Known, rule: tuple[str, ...]) -> dict[str, np.ndarray]:
    """The arrays that the measures of a rule need, by their names in the file."""
    arrays = {}
    if {"features", "neighbours"} & set(rule):
        arrays["directions/middle"] = known.directions.middle
        arrays["directions/main"] = known.directions.main.astype(np.float16)
    if "neighbours" in rule:
        arrays["neighbours/rows"] = known.neighbours.rows.astype(np.float16)
    for name in {"features", "looks"} & set(rule):
        arrays |= {f"{name}/{key}": value for key, value in vars(getattr(known, name)).items()}
    return dict(sorted(arrays.items()))


def _rule(arrays: dict[str, np.ndarray]) -> Familiarity:
    """From the arrays of a file.

    Raises:
        KeyError, ValueError: something is missing or does not fit.
    """
    rule = tuple(str(name) for name in arrays["rule"])
    if not rule or set(rule) - set(MEASURES):
        raise ValueError(f"the rule is {', '.join(rule) or 'empty'}")
    middle, reach = arrays["middle"], arrays["reach"]
    if not middle.shape == reach.shape == (len(rule),) or not (reach > 0).all():
        raise ValueError("middle and reach do not fit the rule")
    known = {name: _clusters(arrays, name) for name in ("features", "looks") if name in rule}
    if "neighbours" in rule:
        known["neighbours"] = Neighbours(arrays["neighbours/rows"].astype(np.float32))
    if {"features", "neighbours"} & set(rule):
        known["directions"] = Directions(arrays["directions/middle"], arrays["directions/main"].astype(np.float32))
    layers = Layers(*(str(name) for name in arrays["layers"]))
    return Familiarity(rule, layers, Known(**known), middle, reach, float(arrays["threshold"]), arrays["validation"])


def _clusters(arrays: dict[str, np.ndarray], name: str) -> Clusters:
    return Clusters(arrays[f"{name}/matrix"], arrays[f"{name}/centres"])
