"""What a recipe says: which network, on which data, trained how. One a file in `recipes`, named after its network."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import keras
import numpy as np

from lib import datasets
from lib.errors import NetworkError
from lib.networks.card import Input
from lib.text import _
from lib.training.augment import Pictures

Augment = Callable[[Pictures, np.random.Generator], np.ndarray]
RECIPES = Path(__file__).parent / "recipes"


@dataclass(frozen=True)
class Recipe:
    """All that is needed to train a network again.

    Attributes:
        title: the name people read.
        task: what the network answers, in a sentence.
        data_set: a name of `lib.datasets`.
        input_shape: (height, width, channels) of the pictures it takes, values 0 to 255.
        build: (input_shape, number of classes) → model; its first layer is Rescaling, softmax a layer of its own, and
            every layer has a name.
        optimizer: total number of steps → optimizer with its learning-rate schedule.
        epochs, batch, seed: as Keras names them; the seed also fixes the order, the augmentation and the weights.
        augment: (pictures, generator) → uint8 (n, *input_shape), drawn anew each epoch; or None. It is given the
            pictures as they were published: uint8 (n, h, w, c), or a list of (h, w, c) where they differ in size.
        crop: how a photo of another shape gets the network's, "centre" or "pad", see `lib.networks.Input`.
        share: of the sides of the box that "centre" takes, see `lib.networks.Input`.
        shuffle: the seed of a fixed order of the pixels, see `lib.images.prepare.shuffled`; None to leave them.
        balanced: rare classes weigh more in the loss, each as much as if all had equally many pictures.
        watched: a class that must not be missed, with the share that the validation part must find; or None.
        snapshots: keep the weights of some epochs, to watch the learning later.
        notice: what must stand beside every answer, a sentence, or "".
        name: of the network and of the recipe's file; `load` fills it in.
        tried: what else was tried, with what result, a sentence each.
        limits: what the network cannot do, in plain words, a sentence each.
        sources: whose idea the network is.
    """

    title: str
    task: str
    data_set: str
    input_shape: tuple[int, int, int]
    build: Callable[[tuple[int, int, int], int], keras.Model]
    optimizer: Callable[[int], keras.optimizers.Optimizer]
    epochs: int
    batch: int
    seed: int
    tried: tuple[str, ...]
    limits: tuple[str, ...]
    sources: tuple[str, ...]
    augment: Augment | None = None
    crop: str = "centre"
    share: float = 1.0
    shuffle: int | None = None
    balanced: bool = False
    watched: tuple[str, float] | None = None
    snapshots: bool = False
    notice: str = ""
    name: str = ""

    def takes(self) -> Input:
        """What the network takes, as its card says it."""
        light_on_dark = datasets.describe(self.data_set).light_on_dark
        return Input(*self.input_shape, self.crop, "area", light_on_dark, self.shuffle, self.share)


def names() -> list[str]:
    """The networks that can be trained, by the alphabet."""
    return sorted(module.name for module in iter_modules([str(RECIPES)]))


def load(name: str) -> Recipe:
    """The recipe in recipes/NAME.py.

    Raises:
        NetworkError: there is no such file.
    """
    if name not in names():
        reason = _("There is no recipe {name}. There are: {names}.")
        raise NetworkError(reason=reason.format(name=name, names=", ".join(names())))
    return replace(import_module(f"lib.training.recipes.{name}").RECIPE, name=name)


def cosine(peak: float, steps: int, warm_up: float = 0.0) -> keras.optimizers.schedules.CosineDecay:
    """A learning rate that rises in a line to its peak and falls along half a cosine to 0.

    Args:
        peak: the highest learning rate.
        steps: all batches of all epochs.
        warm_up: the share of the steps that rise, 0 to start at the peak.
    Source:
        Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts (2017), one cycle.
    """
    rising = round(steps * warm_up)
    if not rising:
        return keras.optimizers.schedules.CosineDecay(peak, steps)
    return keras.optimizers.schedules.CosineDecay(0.0, steps - rising, warmup_target=peak, warmup_steps=rising)
