"""Memories that the weights of a network have to fit into, and the picture at which they no longer do."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lib.errors import DoesNotFit
from lib.parameters import summarize
from lib.text import _
from lib.ui.comparison import Settings

BYTES = {"float32": 4, "float16": 2, "int8": 1}
"""Bytes of one weight, by how it is written down."""

LARGEST = 10**6
"""Pixels along the side of the largest picture that is asked about."""


@dataclass(frozen=True)
class Memory:
    """A memory: how many bytes it has, and what has so much. Bytes are counted in thousands, as on a label."""

    size: int
    of: str


MEMORIES = {
    "256 kB": Memory(256 * 10**3, _("a small microcontroller (nRF52840)")),
    "8 MB": Memory(8 * 10**6, _("a microcontroller with memory added (ESP32-S3)")),
    "512 MB": Memory(512 * 10**6, _("a Raspberry Pi Zero 2 W")),
    "8 GB": Memory(8 * 10**9, _("a telephone or a small laptop")),
    "24 GB": Memory(24 * 10**9, _("a graphics card (RTX 4090)")),
    "80 GB": Memory(80 * 10**9, _("an accelerator of a computing centre (H100)")),
}


@dataclass(frozen=True)
class Passed:
    """The side of the first square picture for which weights need more than a memory has; None where none does."""

    mlp: int | None
    cnn: int | None


def passed(settings: Settings, size: int, precision: str = "float32") -> Passed:
    """At which side the MLP and the CNN pass a memory.

    Args:
        settings: the layers; height and width do not count.
        size: of the memory, in bytes.
        precision: how the weights are written down, a name of `BYTES`.

    >>> passed(Settings(), 8_000_000)
    Passed(mlp=82, cnn=None)
    """
    most, layers = size // BYTES[precision], replace(settings, height=1, width=1)
    return Passed(_first(layers, "mlp", most), _first(layers, "cnn", most))


@lru_cache(maxsize=512)
def _first(settings: Settings, kind: str, most: int) -> int | None:
    """The first side that has more than `most` parameters, by halving: neither network has fewer on a larger one."""
    low, high = 0, LARGEST  # low: does not pass (or fit), high: passes
    if _parameters(settings, kind, high) <= most:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if _parameters(settings, kind, middle) > most:
            high = middle
        else:
            low = middle
    return high


def _parameters(settings: Settings, kind: str, side: int) -> int:
    """The number for a square picture; 0 where the network does not fit."""
    layers = settings.mlp() if kind == "mlp" else settings.cnn()
    try:
        return sum(row.parameters for row in summarize((side, side, settings.channels), layers))
    except DoesNotFit:
        return 0
