"""What the app knows of a network without running it: `models/NAME/card.json`, read and checked.

The file is written by `lib.training.export`; its field names are the attributes here.
"""

import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np

from lib.errors import NetworkError
from lib.images.prepare import Mode, crop_box, fit, shuffled
from lib.text import _

INPUT = "input"  # the name of the network's input in `Layer.inputs`
CROPS: dict[str, Mode] = {"centre": "crop", "pad": "pad"}
"""How a photo gets the network's shape: the card's word, and the mode of `lib.images.prepare.fit`."""


@dataclass(frozen=True)
class Layer:
    """One layer as Keras built it.

    Attributes:
        name: unique in the network; also the name of its output in `Network.run`.
        kind: Keras' class name, as "Conv2D".
        config: the arguments that shape it, with Keras' names; with `type` added it is a row for
            `lib.parameters.summarize`.
        output_shape: without the batch, as (28, 28, 5) or (10,).
        parameters: all its numbers, those that training does not touch included.
        trainable: those that training changes.
        inputs: names of the layers it reads, or "input".
    """

    name: str
    kind: str
    config: dict[str, Any]
    output_shape: tuple[int, ...]
    parameters: int
    trainable: int
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Input:
    """What a network takes, and how a photo becomes it.

    Attributes:
        height, width, channels: of the tensor; values 0 to 255, float32.
        crop: "centre": the largest box of this shape from the middle; "pad": the whole photo on the mean of its rim.
        share: of the sides of that box, with "centre"; below 1 the rim of the photo is left out all round.
        resize: "area": each pixel is the mean of the area it covers.
        light_on_dark: it has only seen light things on a dark ground.
        shuffle: the seed of the fixed order in which it gets its pixels, see `lib.images.prepare.shuffled`; None
            where they stay in their places.
    """

    height: int
    width: int
    channels: int
    crop: str
    resize: str
    light_on_dark: bool
    shuffle: int | None = None
    share: float = 1.0

    def __post_init__(self) -> None:
        if self.crop not in CROPS:
            raise ValueError(f"crop is {self.crop!r}, but it must be {' or '.join(CROPS)}")
        if not 0 < self.share <= 1:
            raise ValueError(f"share is {self.share!r}, but it must be above 0 and at most 1")

    @property
    def mode(self) -> Mode:
        """`crop` as `lib.images.prepare.fit` calls it."""
        return CROPS[self.crop]

    def prepare(self, pixels: np.ndarray, *, invert: bool = False) -> np.ndarray:
        """A photo as the network takes it, see `Network.prepare`."""
        picture = fit(pixels, *self.shape, mode=self.mode, share=self.share, invert=invert)
        return picture if self.shuffle is None else shuffled(picture, self.shuffle)

    def box(self, rows: int, columns: int) -> tuple[int, int, int, int]:
        """Which part of a photo of that size is taken: (top, left, rows, columns) in whole pixels."""
        if self.crop == "pad":
            return 0, 0, rows, columns
        return crop_box(rows, columns, self.height, self.width, self.share)

    @property
    def shape(self) -> tuple[int, int, int]:
        """(height, width, channels)."""
        return self.height, self.width, self.channels


@dataclass(frozen=True)
class Recall:
    """How many pictures of a class were found: the share, of how many, and Wilson's 95 % interval around it."""

    recall: float
    n: int
    low: float
    high: float


@dataclass(frozen=True)
class Result:
    """How often a network was right on a part: the share, of how many, and Wilson's 95 % interval around it.

    Attributes:
        accuracy: the likeliest class counts as the answer.
        recalls: by class, at the threshold of the card's `decision`; empty where nothing was chosen.
    """

    accuracy: float
    n: int
    low: float
    high: float
    recalls: dict[str, Recall] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Decision:
    """How the answer comes from the probabilities where the likeliest class is not good enough.

    Attributes:
        label: a class that must not be missed.
        threshold: from this probability on it is the answer; below, the likeliest of the others.
        chosen: how and on which pictures the threshold was chosen, a sentence.
    """

    label: str
    threshold: float
    chosen: str


@dataclass(frozen=True)
class Card:
    """A network's card.

    Attributes:
        name: the folder under `models`.
        title, task: what people call it, and the question it answers.
        data_set: a name of `lib.datasets`; `data` has its title, author, source, licence and pictures per part.
        classes: in label order.
        results: by part, "validation" and "test".
        difference: the largest difference between Keras and LiteRT, as a share of the layer's largest value: `overall`,
            on how many pictures `n`, and per layer.
        recipe: file, seed, epochs, batch, optimiser, seconds and what else it takes to train it again.
        tried, limits, sources: sentences.
        licence: of the weights.
        sha256: file name → checksum.
        decision: the threshold of a class that must not be missed, or None: the likeliest class is the answer.
        notice: what must stand beside every answer, a sentence, or "".
        familiarity: the rule that tells pictures far from its training pictures, and how often it is wrong, as
            `lib.training.familiarity` measured it; None where it was not.
    """

    name: str
    title: str
    task: str
    data_set: str
    data: dict[str, Any]
    input: Input
    classes: tuple[str, ...]
    layers: tuple[Layer, ...]
    results: dict[str, Result]
    difference: dict[str, Any]
    recipe: dict[str, Any]
    tried: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[str, ...]
    licence: str
    sha256: dict[str, str] = field(repr=False)
    decision: Decision | None = None
    notice: str = ""
    familiarity: dict[str, Any] | None = None

    @property
    def parameters(self) -> int:
        """Of all layers together."""
        return sum(layer.parameters for layer in self.layers)

    def decide(self, probabilities: np.ndarray) -> np.ndarray:
        """The answers: the likeliest classes, or where a threshold was chosen, that class from the threshold on.

        Args:
            probabilities: (n, classes).

        Returns:
            int64 (n,), places in `classes`.
        """
        if self.decision is None:
            return probabilities.argmax(axis=1)
        label = self.classes.index(self.decision.label)
        others = probabilities.copy()
        others[:, label] = -1
        return np.where(probabilities[:, label] >= self.decision.threshold, label, others.argmax(axis=1))

    def layer(self, name: str) -> Layer:
        """The layer with that name.

        Raises:
            NetworkError: there is none.
        """
        for layer in self.layers:
            if layer.name == name:
                return layer
        reason = _("{title} has no layer {layer}. It has: {layers}.")
        layers = ", ".join(each.name for each in self.layers)
        raise NetworkError(reason=reason.format(title=self.title, layer=name, layers=layers))


def read(folder: Path) -> Card:
    """The card in FOLDER/card.json.

    Raises:
        NetworkError: it is not there, is no JSON, or lacks a field.
    """
    try:
        told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        return Card(
            name=folder.name,
            title=told["title"],
            task=told["task"],
            data_set=told["data_set"],
            data=told["data"],
            input=_made(Input, told["input"]),
            classes=tuple(told["classes"]),
            layers=tuple(_layer(each) for each in told["layers"]),
            results={part: _result(result) for part, result in told["results"].items()},
            difference=told["difference"],
            recipe=told["recipe"],
            tried=tuple(told["tried"]),
            limits=tuple(told["limits"]),
            sources=tuple(told["sources"]),
            licence=told["licence"],
            sha256=told["sha256"],
            decision=_made(Decision, told["decision"]) if told.get("decision") else None,
            notice=told.get("notice") or "",
            familiarity=told.get("familiarity"),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = _("The card of the network {name} cannot be read: {error}. Train the network again to write it.")
        raise NetworkError(reason=reason.format(name=folder.name, error=error)) from error


def _made(kind: type, told: dict[str, Any]) -> Any:
    """A dataclass from its fields in the file; what else stands there is for others."""
    names = {each.name for each in fields(kind)}
    return kind(**{name: value for name, value in told.items() if name in names})


def _result(told: dict[str, Any]) -> Result:
    recalls = {label: _made(Recall, recall) for label, recall in told.get("recalls", {}).items()}
    return _made(Result, told | {"recalls": recalls})


def _layer(told: dict[str, Any]) -> Layer:
    shape = tuple(told["output_shape"])
    return Layer(**(told | {"output_shape": shape, "inputs": tuple(told["inputs"])}))
