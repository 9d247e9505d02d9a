"""A window on the input, the number it gives and both in the whole picture, drawn in the browser from numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import streamlit as st

from lib.ui.components import register

SCRIPTS = (  # after make.js, or ../network_view/maps.js, which makes elements too
    *("geometry.js", "figures.js", "dragging.js", "rulers.js", "grids.js", "pictures.js", "arithmetic.js"),
    *("playing.js", "lighting.js", "keys.js", "stepper.js"),
)
_mount = register("window_stepper", scripts=("make.js", *SCRIPTS, "index.js"))


@dataclass(frozen=True)
class Position:
    """Where the window stands in the output, and the first output cell that the grids show; counted from 0."""

    row: int
    col: int
    first_row: int
    first_col: int


def window_stepper(
    data: dict[str, Any],
    pictures: np.ndarray,
    *,
    key: str,
    on_position: Callable[[Position], None],
    on_weights: Callable[[object], None] | None = None,
    on_output: Callable[[int], None] | None = None,
) -> None:
    """Mount the stepper.

    Args:
        data: what `stepper.js` names, without the pictures; JSON types only.
        pictures: uint8 (n, h, w), the whole outputs: places of the palette, or levels of grey.
        key: of this mount.
        on_position: called 300 ms after the last move, never while the window plays.
        on_weights: called with what the browser sent as kernels, one a channel, unchecked, when a cell was changed.
        on_output: called with the index of an output that was clicked and is not the chosen one.
    """
    mount(_mount, data, pictures, key=key, on_position=on_position, on_weights=on_weights, on_output=on_output)


def mount(
    component: Callable[..., Any],
    data: dict[str, Any],
    pictures: np.ndarray,
    *,
    key: str,
    on_position: Callable[[Position], None],
    on_weights: Callable[[object], None] | None = None,
    on_output: Callable[[int], None] | None = None,
) -> None:
    """Mount a component that has the stepper in it; its arguments are those of `window_stepper`."""

    def state(name: str) -> Any:
        return st.session_state[key].get(name)

    def moved() -> None:
        told = state("position")
        if isinstance(told, list) and len(told) == 4 and all(isinstance(cell, int) for cell in told):
            height, width = data["outHeight"], data["outWidth"]
            on_position(
                Position(*(max(0, min(cell, last - 1)) for cell, last in zip(told, (height, width) * 2, strict=True)))
            )

    def weighed() -> None:
        if on_weights and (weights := state("weights")) is not None:
            on_weights(weights)

    def chosen() -> None:
        if on_output and (index := state("output")) in range(len(data["outputs"])):
            on_output(int(index))

    bytes_table = pa.table({"v": [np.ascontiguousarray(pictures).tobytes()]})
    size = {"pictureHeight": pictures.shape[1], "pictureWidth": pictures.shape[2]}
    component(
        key=key,
        data={**data, **size, "pictures": bytes_table},
        on_position_change=moved,
        on_weights_change=weighed,
        on_output_change=chosen,
    )
