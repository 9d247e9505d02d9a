"""An MLP and a CNN for the same picture: their layers, their counts, how both grow, and what that means."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from lib.errors import DoesNotFit
from lib.layers import written_out
from lib.parameters import Row, summarize
from lib.text import _, number

Mode = Literal["layer", "network"]
MODES = ("layer", "network")
HIDDEN, CLASSES = 120, 10  # of the lab's CNN for Fashion-MNIST
NEAR = 0.05  # ratios closer to 1 than this are called about the same
TINY, HUGE = (1, 2, 3), (4096, 10_000)  # sides drawn only where the present picture lies there
SIDES = (4, 6, 8, 11, 16, 20, 28, 32, 45, 64, 90, 128, 160, 224, 320, 400, 512, 640, 800, 1024, 1448, 2048)


@dataclass(frozen=True)
class Settings:
    """What is compared. `mode` "layer": one dense and one convolution layer; "network": whole classifiers."""

    height: int = 800
    width: int = 600
    channels: int = 3
    units: int = 100
    filters: int = 100
    size: int = 3
    pool: bool = False
    mode: Mode = "layer"

    @property
    def shape(self) -> tuple[int, int, int]:
        """The picture as (rows, columns, channels)."""
        return self.height, self.width, self.channels

    @property
    def whole(self) -> bool:
        """Whether whole networks are compared."""
        return self.mode == "network"

    @property
    def side(self) -> float:
        """The side of a square with as many pixels."""
        return math.sqrt(self.height * self.width)

    def mlp(self) -> list[dict]:
        """The layers of the MLP."""
        head = [_dense(CLASSES, "softmax")] if self.whole else []
        return [{"type": "Flatten"}, _dense(self.units, "relu"), *head]

    def cnn(self) -> list[dict]:
        """The layers of the CNN; in a whole network "same" keeps the size, as in the lab's."""
        padding = "same" if self.whole else "valid"
        convolution = {"type": "Conv2D", "filters": self.filters, "kernel_size": self.size, "padding": padding}
        pooling = [{"type": "MaxPooling2D", "pool_size": 2}] if self.pool else []
        head = [{"type": "Flatten"}, _dense(HIDDEN, "relu"), _dense(CLASSES, "softmax")] if self.whole else []
        return [{**convolution, "activation": "relu"}, *pooling, *head]


# The lab's pictures and layers; each sets all of the settings.
FASHION = Settings(28, 28, 1, units=150, filters=5, pool=True, mode="network")
PRESETS = {
    _("400×600 grey"): Settings(400, 600, 1),
    _("800×600 grey"): Settings(800, 600, 1),
    _("800×600 colour"): Settings(800, 600, 3),
    _("… then max-pool"): Settings(800, 600, 3, pool=True),
    _("Fashion-MNIST"): FASHION,
}


@dataclass(frozen=True)
class Side:
    """One of the two, counted."""

    rows: list[Row]

    @property
    def parameters(self) -> int:
        """Of all layers."""
        return sum(row.parameters for row in self.rows)

    @property
    def macs(self) -> int:
        """Multiplications for one picture."""
        return sum(row.macs for row in self.rows)


@dataclass(frozen=True)
class Compared:
    """Both, counted; `cnn` is None where its layers do not fit the picture, and `problem` says why."""

    settings: Settings
    mlp: Side
    cnn: Side | None
    problem: str = ""


def count(settings: Settings) -> Compared:
    """Both networks for these settings."""
    mlp = Side(summarize(settings.shape, settings.mlp()))
    try:
        return Compared(settings, mlp, Side(summarize(settings.shape, settings.cnn())))
    except DoesNotFit:
        return Compared(settings, mlp, None, _problem(settings))


def _problem(settings: Settings) -> str:
    """Why the CNN does not fit the picture, and what would fit: "valid" convolution and pooling need some cells."""
    smaller, kernel = min(settings.height, settings.width), 1 if settings.whole else settings.size
    ways = [_("a larger picture")]
    if not settings.whole and smaller - settings.pool >= 1:
        ways.append(_("a kernel of {size} or less").format(size=smaller - settings.pool))
    if settings.pool and smaller >= kernel:
        ways.append(_("no max-pooling"))
    sentence = _("This CNN needs at least {least}×{least} pixels, and the picture has {height}×{width}. Choose {ways}.")
    values = {"least": kernel + settings.pool, "height": settings.height, "width": settings.width}
    return sentence.format(ways=_(" or ").join(ways), **values)


@lru_cache(maxsize=256)
def growth(settings: Settings, passed: int | None = None) -> tuple[tuple[int, int, int | None], ...]:
    """(side, parameters of the MLP, of the CNN) for square pictures; None where the CNN does not fit.

    Args:
        passed: one more side, at which a memory is full; None for none.
    """
    smallest, largest = min(settings.side, passed or math.inf), max(settings.side, passed or 0)
    rim = (*(TINY if smallest < SIDES[0] else ()), *(HUGE if largest > SIDES[-1] else ()))
    sides = sorted({*SIDES, *rim, *filter(None, [passed])})
    counted = ((side, count(replace(settings, height=side, width=side))) for side in sides)
    return tuple((side, both.mlp.parameters, both.cnn.parameters if both.cnn else None) for side, both in counted)


def formulas(settings: Settings) -> tuple[str, str]:
    """The number of parameters of the MLP and of the CNN for an s×s picture, written out."""
    channels, units, filters, size = settings.channels, settings.units, settings.filters, settings.size
    mlp = f"s·s·{number(channels)}·{number(units)} + {number(units)}"
    cnn = _left(((size, size, channels, filters), (filters,)))
    if not settings.whole:
        return mlp, cnn
    side = "⌊s/2⌋" if settings.pool else "s"
    convolution = number((size * size * channels + 1) * filters)
    head = number((HIDDEN + 1) * CLASSES)
    cnn = f"{side}·{side}·{number(filters)}·{HIDDEN} + {convolution} + {HIDDEN} + {head}"
    return f"{mlp} + {number((units + 1) * CLASSES)}", cnn


def meaning(compared: Compared) -> str:
    """What the two numbers say, in sentences computed from them, as Markdown; empty where there is only one."""
    if compared.cnn is None:
        return ""
    return _of_networks(compared) if compared.settings.whole else _of_layers(compared)


def more_of(own: Side, other: Side) -> list[tuple[str, str]]:
    """(how many times as many, of what) one of the two has more of; what is about the same is left out."""
    found = [(own.parameters / other.parameters, _("parameters"))]
    if other.macs:
        found.append((own.macs / other.macs, _("multiplications")))
    return [(times(ratio), word) for ratio, word in found if ratio >= 1 + NEAR]


def times(value: float) -> str:
    """A ratio for a sentence: whole from 10 on, one decimal below.

    >>> times(51428.6), times(8.95), times(1.0)
    ('51,429', '8.9', '1')
    """
    return number(value, 0 if value >= 10 or value == round(value) else 1)


def _of_layers(compared: Compared) -> str:
    settings, mlp, cnn = compared.settings, compared.mlp, compared.cnn
    shared = _("Each filter uses the **same {weights} weights at every place**, so the picture’s size does not count.")
    shared = shared.format(weights=number(settings.size**2 * settings.channels))
    work = cnn.macs / mlp.macs
    if work >= 1 + NEAR:
        last = _("What grows is the arithmetic: the CNN multiplies **{work} times** as often.").format(work=times(work))
    else:
        last = _work(work)
    return " ".join((_learned(compared), shared, last))


def _learned(compared: Compared) -> str:
    """Which of the two layers learns more, and of how many numbers each unit and each filter that is made."""
    settings, more = compared.settings, compared.mlp.parameters / compared.cnn.parameters
    if more >= 1 + NEAR:
        said = _(
            "The MLP learns one weight for every value of the picture and unit: **{more} times** as many as the CNN."
        )
        return said.format(more=times(more))
    if more == 1:
        said = _("Both learn **equally many** here: {made}.")
    elif more < 1:
        said = _("Here the CNN learns **more**: {made}.")
    else:
        said = _("The MLP learns **hardly more** here: {made}.")
    made = _("{units} × {dense} numbers in the units, {filters} × {kernel} in the filters, biases counted")
    return said.format(made=made).format(
        units=number(settings.units),
        dense=number(math.prod(settings.shape) + 1),
        filters=number(settings.filters),
        kernel=number(settings.size**2 * settings.channels + 1),
    )


def _work(work: float) -> str:
    """How often the CNN multiplies for each time that the MLP does, in a sentence."""
    if abs(work - 1) < NEAR:
        return _("The two multiply about equally often.")
    if work > 1:
        return _("The CNN multiplies **{work} times** as often as the MLP.").format(work=times(work))
    return _("The MLP multiplies **{less} times** as often as the CNN.").format(less=times(1 / work))


def _of_networks(compared: Compared) -> str:
    mlp, cnn = compared.mlp, compared.cnn
    convolution, dense = cnn.rows[0].parameters, next(row.parameters for row in cnn.rows if row.type == "Dense")
    ratio = mlp.parameters / cnn.parameters
    if abs(ratio - 1) < NEAR:
        first = _("Two networks of about the same budget.")
    elif ratio > 1:
        first = _("The MLP has **{ratio} times** as many parameters.")
    else:
        first = _("Here the CNN has **{inverse} times** as many parameters.")
    second = _(
        "The convolution itself needs **{convolution}**; the dense layer behind Flatten holds **{share}** of the "
        "CNN. That part grows with the picture, so pooling before it saves parameters."
    )
    return " ".join((first, second, _work(cnn.macs / mlp.macs))).format(
        ratio=times(ratio),
        inverse=times(1 / ratio),
        convolution=number(convolution),
        share=_percent(dense / cnn.parameters),
    )


def _percent(share: float) -> str:
    """A share strictly between nothing and all, never rounded to either."""
    if share > 0.9995:
        return _("more than 99.9 %")
    return _("less than 0.1 %") if share < 0.0005 else _("{share} %").format(share=number(100 * share, 1))


def _dense(units: int, activation: str) -> dict:
    return {"type": "Dense", "units": units, "activation": activation}


def _left(terms: tuple[tuple[int, ...], ...]) -> str:
    """A sum of products without its value."""
    return written_out(terms).split(" = ")[0]
