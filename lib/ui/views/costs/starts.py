"""Networks that the builder can start from, as texts: the known ones, and every trained one."""

from dataclasses import dataclass
from functools import lru_cache

from lib.designs import Design, write
from lib.text import _


@dataclass(frozen=True)
class Start:
    """A network to start from: its title, where it comes from, and its text."""

    title: str
    source: str
    text: str


@lru_cache(maxsize=1)
def starts() -> dict[str, Start]:
    """By a short name; the lab's CNN for Fashion-MNIST is the first."""
    lab = Design(
        (28, 28, 1),
        (
            {"type": "Conv2D", "filters": 5, "kernel_size": 3, "padding": "same", "activation": "relu"},
            {"type": "MaxPooling2D", "pool_size": 2},
            {"type": "Flatten"},
            {"type": "Dense", "units": 120, "activation": "relu"},
            {"type": "Dense", "units": 10, "activation": "softmax"},
        ),
    )
    return {
        "lab": Start("Lab", "", write(lab)),
        "empty": Start(_("Empty"), _("Nothing but an input: add layers."), write(Design((28, 28, 1)))),
    }


def first() -> Start:
    """What the builder shows where nobody has chosen."""
    return next(iter(starts().values()))
