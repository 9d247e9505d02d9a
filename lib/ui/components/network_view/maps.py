"""The maps of a layer, their scale of colours and their numbers, as the components of networks take them."""

from typing import Literal

import numpy as np
import pyarrow as pa

from lib.render import largest
from lib.text import figure

Scale = Literal["map", "layer", "network"]
"""Whether the strongest colour is the largest distance from zero of each map, of each layer, or of all layers.

A unit of a dense layer is a single number, so per map its layer's largest serves too; else all would be at full
strength.
"""


def maps_of(value: np.ndarray) -> np.ndarray:
    """A layer's output as maps: (h, w, c) → (c, h, w), in order in memory; (units,) → (units, 1, 1)."""
    if value.ndim == 3:
        return np.ascontiguousarray(value.transpose(2, 0, 1))
    return value.reshape(-1, 1, 1)


def largest_of_all(values: dict[str, np.ndarray]) -> float:
    """The largest distance from zero in any layer."""
    return max((float(largest(value)) for value in values.values()), default=0.0)


def limits_of(maps: np.ndarray, scale: Scale, whole: float) -> np.ndarray:
    """The value of the strongest colour of each map, float32 (n,).

    Args:
        maps: (n, h, w), one layer's.
        scale: see `Scale`.
        whole: from `largest_of_all`.
    """
    if scale == "map" and maps.shape[1:] != (1, 1):
        return largest(maps, axis=(1, 2))
    return np.full(len(maps), whole if scale == "network" else largest(maps), np.float32)


def measured(maps: np.ndarray, limits: np.ndarray) -> dict:
    """What is known of maps (n, h, w): lowest, highest, mean, with four digits, and how their sheet is laid out.

    `limit` holds the limits of the colours (n,), or only one where they are all the same. A unit is one number, `high`.
    """
    n, h, w = maps.shape
    if h == w == 1:
        return {"form": "units", "n": n, "across": min(n, 64), "high": rounded(maps.ravel()), "limit": _limit(limits)}
    cells = maps.reshape(n, h * w)
    told = rounded(np.concatenate([cells.min(axis=1), cells.max(axis=1), cells.mean(axis=1)]))
    low, high, mean = told[:n], told[n : 2 * n], told[2 * n :]
    return {
        "form": "maps",
        "n": n,
        "across": min(n, 64),
        "low": low,
        "high": high,
        "mean": mean,
        "limit": _limit(limits),
    }


def _limit(limits: np.ndarray) -> list[float | str]:
    return rounded(limits[:1] if (limits == limits[0]).all() else limits)


def rounded(values: np.ndarray) -> list[float | str]:
    """Numbers for JSON with four digits; JSON knows neither NaN nor infinity: those become words."""
    values = np.asarray(values, np.float64)
    if not np.isfinite(values).all():
        return [rounded(np.array([value]))[0] if np.isfinite(value) else figure(float(value)) for value in values]
    size = np.floor(np.log10(np.abs(values), out=np.zeros_like(values), where=values != 0))
    scale = 10.0 ** (3 - size)
    return (np.round(values * scale) / scale).tolist()


def table(**columns: list[bytes]) -> pa.Table:
    """Bytes for a component: Streamlit sends them as they are only inside an Arrow table."""
    return pa.table({name: pa.array(rows, pa.binary()) for name, rows in columns.items()})
