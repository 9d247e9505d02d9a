"""What an experiment gives."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from lib.text import figure, number


@dataclass(frozen=True, eq=False)
class Picture:
    """One picture of an experiment.

    Attributes:
        title: what it is.
        values: float (H, W).
        kind: "pixels", 0 black to 255 white; "output", on the one scale that all outputs of the experiment share;
            "kernel", weights with their figures.
    """

    title: str
    values: np.ndarray
    kind: Literal["pixels", "output", "kernel"]


@dataclass(frozen=True, eq=False)
class Experiment:
    """One experiment, asked and answered.

    Attributes:
        question: what is done, and what is to be guessed.
        options: two or three answers.
        answer: the place of the right one in `options`, as computed.
        pictures: what was changed, the output before, and then what is to be guessed.
        said: what happened and why, one sentence with the numbers.
        also: one more that leads on.
        notes: what was taken instead of the page's own settings, and why; a sentence each.
    """

    question: str
    options: tuple[str, ...]
    answer: int
    pictures: tuple[Picture, ...]
    said: str
    also: str
    notes: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[Picture, ...]:
        """The pictures that tell nothing of the answer: those up to the first output."""
        first = [each.kind for each in self.pictures].index("output")
        return self.pictures[: first + 1]

    @property
    def limit(self) -> float:
        """The largest distance from zero of all outputs: where their common scale ends."""
        return max(float(np.abs(each.values).max()) for each in self.pictures if each.kind == "output")


def told(value: float, near: float = 0.0) -> str:
    """A figure for a sentence: whole where it is whole, else with one decimal, and three digits where it is small.

    Args:
        near: what is within it of a whole number is that number, as float sums leave it.

    >>> told(255.00001, 0.01), told(-120.25), told(0.0123), told(-0.001, 0.01)
    ('255', '−120.2', '0.0123', '0')
    """
    value = float(value)
    if abs(value - round(value)) <= near:
        return number(round(value))
    return number(value, 1) if abs(value) >= 1 else figure(value)
