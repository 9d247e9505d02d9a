"""Histories that others published, with their source; one CSV file in this folder each."""

from functools import lru_cache
from pathlib import Path

from lib.histories.history import History
from lib.histories.parsing import parse
from lib.text import _

REFERENCES = ("lab08",)
_TITLES = {"lab08": _("The lab's CNN")}
_SOURCES = {
    "lab08": _(
        "Lab08 – Redes Neurais – CNN: Conv2D(5, 3×3), max-pool 2, dense 120 and 10 on Fashion-MNIST; Adam, batch 32, "
        "a fifth of the training pictures for validation; three more epochs of a network that was already trained."
    )
}


@lru_cache(maxsize=len(REFERENCES))
def reference(name: str) -> History:
    """A published history by its name, one of REFERENCES.

    Raises:
        FileNotFoundError: there is none of this name.
    """
    read = parse((Path(__file__).parent / f"{name}.csv").read_bytes(), name)
    return History(_TITLES[name], read.frame, read.notes, _SOURCES[name])
