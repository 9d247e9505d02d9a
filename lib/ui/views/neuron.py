"""One map of a layer taken apart, and where a cell of it is chosen, its number down to every product."""

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from lib.convolution import output_size
from lib.networks.card import INPUT
from lib.text import _
from lib.ui import activations, ask
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.neuron_view import neuron_view
from lib.ui.components.neuron_view.flow import Neuron, flow, neuron, title
from lib.ui.components.number_view import number_view
from lib.ui.components.pixel_store import pixel_store
from lib.ui.components.window_stepper import Position
from lib.ui.photo import CurrentPhoto
from lib.ui.views import proof
from lib.ui.views.activations import Choice
from lib.ui.views.stepper import Place, Scale, View

Pick = Callable[[str | None, int | None], None]
Go = Callable[[int, int], None]
_WINDOWS = ("convolution", "max", "average")
_CELLS = 10  # along a side of the input's grid: figures with a sign and two decimals take more room than levels of grey


def found(choice: Choice, shown: CurrentPhoto, dark: bool) -> tuple[Computed, Neuron, str]:
    """The chosen map with all that it reads, and the name of that in the browser's store."""
    name, photo = choice.network.name, shown.photo
    computed = activations.computed(name, photo, invert=choice.invert, scale=choice.scale, dark=dark)
    where = f"{name}-{photo.digest[:16]}-{int(choice.invert)}-{choice.layer.name}-{choice.channel}"
    return computed, neuron(computed, choice.layer, choice.channel), where


def hand_over(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """Give the browser the maps that the chosen one reads, once."""
    _computed, map_, where = found(choice, shown, dark)
    if len(map_.planes):
        pixel_store(where, map_.planes)


def show(choice: Choice, shown: CurrentPhoto, dark: bool, *, on_pick: Pick, on_cell: Go) -> None:
    """Draw the map that is chosen, with what it is made of; below it the number of the chosen cell, if one is."""
    computed, map_, where = found(choice, shown, dark)
    said = proof.words(choice.network.card, choice.layer.name)
    windows = map_.rule.said["op"] in _WINDOWS
    drawn = flow(computed, map_)
    cell = None if choice.row is None else (choice.row, choice.col)
    neuron_view(
        drawn,
        name=where,
        cell=cell,
        alone=not windows,
        closed=ask.hidden(),
        proof=said,
        on_pick=on_pick,
        on_cell=on_cell,
    )
    if windows and cell:
        _number(map_, where, cell, drawn | {"proof": said}, dark, on_cell)


def _number(map_: Neuron, where: str, cell: tuple[int, int], drawn: dict, dark: bool, on_cell: Go) -> None:
    """The window stepper on the maps that the chosen one reads."""
    view = stepped(map_, where, cell, drawn["limits"][0], drawn["inputScales"])

    def moved(at: Position) -> None:
        on_cell(at.row, at.col)

    number_view(
        view.data(Place(*cell, None, _CELLS), dark=dark, closed=ask.hidden()),
        view.pictures(),
        map_.output,
        place={
            "key": f"{where}/{map_.channel}",
            **{name: drawn[name] for name in ("layer", "channel", "largest", "proof")},
        },
        on_position=moved,
    )


def stepped(
    map_: Neuron, where: str, cell: tuple[int, int], strongest: float, scales: Sequence[Mapping[str, float]]
) -> View:
    """The map as the window stepper takes it; the channel that adds most at the cell is the one in its grids.

    Args:
        where: name of what it reads in the browser's store.
        strongest: the value of the strongest colour of the output.
        scales: how the maps that it reads are coloured; where they differ, one scale serves all in the grids.
    """
    said, kernels = map_.rule.said, map_.rule.kernels
    pooling = kernels is None
    limit = float(np.abs(map_.planes).max(initial=0))
    grey = map_.sources[0][0] == INPUT
    shared = {scale.get("limit", limit) for scale in scales}
    shown = 0 if pooling else int(np.abs(_subtotals(map_, cell)).argmax())
    names = [title(*source) for source in map_.sources]
    decimals = {"input": _decimals(limit), "output": _decimals(float(np.abs(map_.output).max(initial=0)))}
    if not pooling:
        decimals |= {"kernel": _decimals(float(np.abs(kernels).max())), "bias": decimals["output"]}
    return View(
        input=where,
        shape=map_.planes.shape[1:],
        planes=range(len(map_.planes)),
        shown=shown,
        operation=said["op"],
        size=tuple(said["size"]),
        stride=said["stride"],
        pads=tuple(said["before"]),
        outputs=map_.output[None],
        labels=[title(map_.layer.name, map_.channel)],
        input_scale=Scale() if grey else Scale(limit=shared.pop() if len(shared) == 1 else limit),
        output_scale=Scale(limit=strongest),
        formula=_sizes(map_),
        words={
            "kernel": _("Window") if pooling else _("Kernel"),
            "kernelNote": "" if pooling else _("{n} in all").format(n=len(kernels)),
            "planes": names,
        },
        kernels=None if pooling else kernels.transpose(1, 2, 0).astype(np.float64),
        dilation=said["dilation"],
        bias=said.get("bias") or 0.0,
        editable=False,
        decimals=decimals,
        signed=(bool((map_.planes < 0).any()), bool((map_.output < 0).any())),
    )


def _subtotals(map_: Neuron, cell: tuple[int, int]) -> np.ndarray:
    """What each input adds at a cell, float64 (n,)."""
    said, (height, width) = map_.rule.said, map_.planes.shape[1:]
    taps = [
        np.arange(size) * said["dilation"] + at * said["stride"] - before
        for size, at, before in zip(said["size"], cell, said["before"], strict=True)
    ]
    rows, cols = (np.clip(places, 0, last - 1) for places, last in zip(taps, (height, width), strict=True))
    inside = np.outer(rows == taps[0], cols == taps[1])
    windows = map_.planes[:, rows[:, None], cols].astype(np.float64) * inside
    return (windows * map_.rule.kernels).sum(axis=(1, 2))


def _decimals(largest: float) -> int:
    """Decimals that show about five digits of the largest value, at most eight."""
    return 4 if largest == 0 else min(8, max(0, 4 - math.floor(math.log10(largest))))


def _sizes(map_: Neuron) -> list[tuple[str, str]]:
    """Rows and columns of the output, with what they come from."""
    said, padding = map_.rule.said, map_.layer.config.get("padding", "valid")
    lines = []
    for cells, window in zip(map_.planes.shape[1:], said["size"], strict=True):
        size = output_size(cells, window, stride=said["stride"], padding=padding, dilation=said["dilation"])
        span = (window - 1) * said["dilation"] + 1
        left = f"⌈{cells} / {said['stride']}⌉" if padding == "same" else f"⌊({cells} − {span}) / {said['stride']}⌋ + 1"
        lines.append((left, str(size)))
    return lines
