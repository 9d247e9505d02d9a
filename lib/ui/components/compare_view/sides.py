"""Two layers as the component takes them: a sheet of maps each, the chosen map enlarged, and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.render import largest, png, shrunk, sprite
from lib.ui.components.network_view.maps import Scale, maps_of, measured, table

TILE = 64
"""The most pixels along a side of a map among all others; larger ones are shrunk to block means."""
SIDE = 320
"""The same for the chosen one."""


@dataclass(frozen=True, eq=False)
class Side:
    """One layer of one network for one picture.

    Attributes:
        title: whose it is, for people.
        layer: its name.
        value: its output without the batch axis, (h, w, c) or (units,).
        picture: what the network got, uint8 (h, w, c), its pixels in their places.
        largest_of_all: the largest distance from zero in any layer, for the scale per network.
        names: of its units, where they have any.
    """

    title: str
    layer: str
    value: np.ndarray
    picture: np.ndarray
    largest_of_all: float
    names: Sequence[str] = ()


def strongest(value: np.ndarray) -> int:
    """The map whose values lie farthest from zero on average."""
    return int(np.abs(np.nan_to_num(value)).reshape(-1, value.shape[-1]).mean(axis=0).argmax())


def pair(sides: tuple[Side, Side], channels: tuple[int, int], *, scale: Scale, shared: bool, dark: bool) -> dict:
    """What the component needs.

    Args:
        sides: left and right.
        channels: the map that is enlarged on each.
        scale: of the colours, see `Scale`.
        shared: both sides have one scale of colours, so that equal colours are equal numbers; their layers have as
            many maps. Without it each has its own.
        dark: True for the dark theme.

    Returns:
        `sides`, what is known of each and of its maps; `pictures`, an Arrow table with two rows for the maps, two for
        the enlarged ones, two for the networks' inputs; `numbers`, the values of the enlarged maps, or of all units.
    """
    every = [maps_of(side.value) for side in sides]
    limits = [_limits(maps, scale, side.largest_of_all) for maps, side in zip(every, sides, strict=True)]
    if shared:
        limits = [np.maximum(*limits)] * 2
    told, sheets, large, numbers = [], [], [], []
    for side, maps, limit, channel in zip(sides, every, limits, channels, strict=True):
        small = shrunk(maps, TILE)
        column = measured(maps, limit) | {"h": small.shape[1], "w": small.shape[2]}
        told.append(column | _said(side, maps, channel))
        sheets.append(sprite(small, limit, column["across"], dark))
        one = shrunk(maps[channel : channel + 1], SIDE)
        large.append(sprite(one, limit[channel], 1, dark))
        told[-1]["large"] = {"h": one.shape[1], "w": one.shape[2], "across": 1, "limit": float(limit[channel])}
        units = column["form"] == "units"
        numbers.append((maps if units else maps[channel]).astype("<f4").tobytes())
    inputs = [png(side.picture[..., 0] if side.picture.shape[2] == 1 else side.picture) for side in sides]
    pictures = table(v=[*sheets, *large, *inputs])
    return {"sides": told, "shared": shared, "pictures": pictures, "numbers": table(v=numbers)}


def _said(side: Side, maps: np.ndarray, channel: int) -> dict:
    """What is known of a side besides its maps' figures."""
    return {
        "title": side.title,
        "layer": side.layer,
        "shape": "×".join(str(length) for length in side.value.shape),
        "channel": channel,
        "rows": maps.shape[1],
        "columns": maps.shape[2],
        "names": list(side.names),
        "photo": {"h": side.picture.shape[0], "w": side.picture.shape[1], "across": 1},
    }


def _limits(maps: np.ndarray, scale: Scale, whole: float) -> np.ndarray:
    """As `maps.limits_of`, one for each map."""
    if scale == "map" and maps.shape[1:] != (1, 1):
        return largest(maps, axis=(1, 2))
    return np.full(len(maps), whole if scale == "network" else largest(maps), np.float32)
