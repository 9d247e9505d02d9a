"""Which single number of a network is looked at: the chosen one, or where a choice is missing, the largest there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.networks import Layer, Network
from lib.text import _
from lib.ui.views.activations import Choice


@dataclass(frozen=True)
class Spot:
    """One number.

    Attributes:
        row, col: of a cell; None for a unit.
        channel: the map or unit.
        why: a sentence that says how it was found where not all of it was chosen, else "".
    """

    layer: Layer
    row: int | None
    col: int | None
    channel: int
    why: str = ""

    @property
    def cell(self) -> tuple[int, ...]:
        """Its place in the layer's output without the batch."""
        return (self.channel,) if self.row is None else (self.row, self.col, self.channel)

    def name(self, network: Network) -> str:
        """As "conv2d_1, channel 3, row 5, column 9", or "logits, unit 3 (Dress)"."""
        return name(network, self.layer, self.row, self.col, self.channel)


def name(network: Network, layer: Layer, row: int | None, col: int | None, channel: int | None) -> str:
    """A place of a layer in words; without a map where all of them are meant."""
    parts = [layer.name]
    if len(layer.output_shape) == 3:
        if channel is not None:
            parts.append(_("channel {channel}").format(channel=channel))
        parts.append(_("row {row}, column {col}").format(row=row, col=col))
    elif channel is not None:
        parts.append(_("unit {channel}").format(channel=channel))
        if layer in network.layers[-2:] and layer.output_shape == (len(network.classes),):
            parts[-1] += f" ({network.classes[channel]})"
    return ", ".join(parts)


def spot(choice: Choice, values: Mapping[str, np.ndarray]) -> Spot:
    """The number that is looked at.

    Args:
        choice: what is chosen; any of its last four may be None.
        values: layer name → its output without the batch.
    """
    layer = choice.layer or _deepest(choice.network)
    output = values[layer.name]
    if len(layer.output_shape) != 3:
        unit = int(output.argmax()) if choice.channel is None else choice.channel
        return Spot(layer, None, None, unit, _why(choice, layer))
    if choice.channel is None:
        row, col, channel = np.unravel_index(output.argmax(), output.shape)
        return Spot(layer, int(row), int(col), int(channel), _why(choice, layer))
    if choice.row is None or choice.col is None:
        row, col = np.unravel_index(output[..., choice.channel].argmax(), output.shape[:2])
        return Spot(layer, int(row), int(col), choice.channel, _why(choice, layer))
    return Spot(layer, choice.row, choice.col, choice.channel)


def strongest(output: np.ndarray, row: int | None, col: int | None) -> int:
    """The map with the largest value at a cell of (h, w, c), or the largest of the units (n,)."""
    return int((output if row is None else output[row, col]).argmax())


def where(top: int, left: int, rows: int, columns: int) -> str:
    """Rows and columns of a patch in words.

    >>> where(3, 5, 1, 4)
    'row 3, columns 5 to 8'
    """
    down = _("rows {first} to {last}") if rows > 1 else _("row {first}")
    across = _("columns {first} to {last}") if columns > 1 else _("column {first}")
    ends = ((down, top, rows), (across, left, columns))
    return ", ".join(words.format(first=first, last=first + cells - 1) for words, first, cells in ends)


def _deepest(network: Network) -> Layer:
    """The last layer with maps that reads a window; in a network of dense layers the last one."""
    with_maps = [layer for layer in network.layers if len(layer.output_shape) == 3 and layer.kind != "Rescaling"]
    return (with_maps or network.layers)[-1]


def _why(choice: Choice, layer: Layer) -> str:
    maps = len(layer.output_shape) == 3
    if choice.layer is None:
        words = _("No layer is chosen: this is the largest number of the last one with maps.")
        return words if maps else _("No layer is chosen: this is the largest number of the last one.")
    if choice.channel is None:
        words = _("No map is chosen: this is the largest number of the layer.")
        return words if maps else _("No unit is chosen: this is the largest of the layer.")
    return _("No cell is chosen: this is the largest number of the map.") if maps else ""
