"""A layer enlarged: all its maps, with their numbers."""

from dataclasses import dataclass

import numpy as np

from lib.networks import Layer, Network
from lib.render import shrunk, sprite
from lib.ui.components.network_view.maps import Scale, largest_of_all, limits_of, maps_of, measured, table
from lib.ui.components.network_view.wiring import Wires

SIDE = 320
"""The most pixels along a side of an enlarged map; larger ones are shrunk to block means."""
SIDE_OF_MANY = 64
"""The same where there are many."""


@dataclass(frozen=True)
class Computed:
    """A network with its numbers for one picture, and how they are coloured.

    `picture` is the input (h, w, c), 0 to 255; `values` are the layers' outputs without the batch axis.
    """

    network: Network
    wires: dict[str, Wires]
    picture: np.ndarray
    values: dict[str, np.ndarray]
    scale: Scale
    dark: bool

    def limits(self, maps: np.ndarray) -> np.ndarray:
        """The value of the strongest colour of each of a layer's maps."""
        return limits_of(maps, self.scale, largest_of_all(self.values) if self.scale == "network" else 0)


def whole_layer(computed: Computed, layer: Layer) -> dict:
    """All maps of a layer for the component: `column` with their numbers, `pictures` and `numbers` as Arrow tables."""
    maps = maps_of(computed.values[layer.name])
    limits = computed.limits(maps)
    small = shrunk(maps, SIDE if len(maps) <= 16 else SIDE_OF_MANY)
    column = measured(maps, limits) | {"name": layer.name, "h": small.shape[1], "w": small.shape[2]}
    if layer is computed.network.layers[-1] and column["n"] == len(computed.network.classes):
        column["names"] = list(computed.network.classes)
    picture = sprite(small, limits, column["across"], computed.dark)
    return {"column": column, "pictures": table(v=[picture]), "numbers": table(v=[_bytes(maps)])}


def _bytes(maps: np.ndarray) -> bytes:
    """Little-endian float32; nothing for more than 100,000 numbers, which nobody points at one by one."""
    return maps.astype("<f4").tobytes() if maps.size <= 102_400 else b""
