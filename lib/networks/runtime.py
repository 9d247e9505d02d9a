"""A trained network at work: photo → input → every layer → answer. Safe to use from many threads at once."""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from lib.errors import NetworkError
from lib.networks import card, familiarity
from lib.networks.card import Card, Layer
from lib.networks.failures import Failures, failures
from lib.networks.familiarity import Familiarity
from lib.networks.litert import Pool
from lib.text import _


class Network:
    """A network under `models`, with its card.

    Attributes:
        name: the folder.
        card: what is known of it.
        layers: in the order in which they compute.
        classes: the names in label order.
    """

    def __init__(self, folder: Path) -> None:
        self.card: Card = card.read(folder)
        self.name = folder.name
        self.layers: tuple[Layer, ...] = self.card.layers
        self.classes = self.card.classes
        self._folder = folder
        self._order = {layer.name: None for layer in self.layers}
        self._pool = Pool(folder / "model.tflite")

    def prepare(self, pixels: np.ndarray, *, invert: bool = False) -> np.ndarray:
        """A photo as the network takes it: cropped or padded to its shape as its card says, reduced by area means.

        A network that was trained on shuffled pixels gets them in that order.

        Args:
            pixels: uint8 (H, W, 3), or (H, W, 1).
            invert: 255 − value, for a dark thing in front of a network that knows light ones.

        Returns:
            float32 (height, width, channels), values 0 to 255.

        Raises:
            InvalidSetting: the pixels are no such array.
        """
        return self.card.input.prepare(pixels, invert=invert)

    def run(self, batch: np.ndarray, layers: Collection[str] | None = None) -> dict[str, np.ndarray]:
        """What every layer computes.

        Args:
            batch: float32 (n, height, width, channels), values 0 to 255, as `prepare` gives them; n at least 1.
            layers: names of those that are wanted; without it all. What is not wanted is not copied.

        Returns:
            layer name → float32 (n, …), in the order of `layers`; the last is the probabilities.

        Raises:
            NetworkError: the batch is no array, or has another shape or dtype.
        """
        outputs = self._pool.run(batch, layers)
        return {name: outputs[name] for name in self._order if name in outputs}

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        """float32 (n, classes) for a batch as `run` takes it, any n; the layers in between are not copied.

        Raises:
            NetworkError: as `run`.
        """
        last = self.layers[-1].name
        return self._pool.run(batch, (last,))[last]

    def classify(self, pixels: np.ndarray, *, invert: bool = False) -> list[tuple[str, float]]:
        """All classes with their probabilities, the likeliest first; equal ones in label order.

        Args:
            pixels, invert: as for `prepare`, which also says what is wrong with them.
        """
        (shares,) = self.probabilities(self.prepare(pixels, invert=invert)[None])
        order = np.argsort(-shares, kind="stable")
        return [(self.classes[label], float(shares[label])) for label in order]

    def weights(self, layer: str) -> dict[str, np.ndarray]:
        """What a layer has learned, by Keras' names: `kernel`, `bias`, `gamma`, …; empty for a layer without.

        A Conv2D kernel is (kernel height, kernel width, channels, filters), a dense one (inputs, units); read-only.

        Raises:
            NetworkError: there is no such layer.
        """
        self.card.layer(layer)
        return self._weights.get(layer, {})

    def inputs_of(self, layer: str) -> list[str]:
        """Names of the layers that a layer reads; "input" is the network's input.

        Raises:
            NetworkError: there is no such layer.
        """
        return list(self.card.layer(layer).inputs)

    @cached_property
    def failures(self) -> Failures:
        """Where it fails, counted on its test part.

        Raises:
            NetworkError: its file of test answers cannot be read.
        """
        return failures(self._folder, self.card)

    @cached_property
    def familiarity(self) -> Familiarity | None:
        """The rule that tells pictures far from its training pictures; None where none was measured.

        Raises:
            NetworkError: the file of the rule cannot be read.
        """
        return familiarity.read(self._folder) if self.card.familiarity else None

    @cached_property
    def _weights(self) -> dict[str, dict[str, np.ndarray]]:
        """weights.npz, whose arrays are named LAYER/WEIGHT."""
        found: dict[str, dict[str, np.ndarray]] = {}
        try:
            with (self._folder / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as saved:
                for name in saved.files:
                    layer, weight = name.split("/")
                    found.setdefault(layer, {})[weight] = saved[name]
                    found[layer][weight].flags.writeable = False
        except (OSError, EOFError, BadZipFile, ValueError) as error:
            reason = _(
                "The weights of the network {name} cannot be read: {error}. Train the network again to write them."
            )
            raise NetworkError(reason=reason.format(name=self.name, error=error)) from error
        return found
