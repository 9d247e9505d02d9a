"""The window stepper as a loupe: a photo with a frame to move, the pixels in it as figures, and its channels."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import streamlit as st

from lib.text import _
from lib.ui.components import register

_SCRIPTS = ("figures.js", "dragging.js", "loupe_pictures.js", "loupe_cells.js", "loupe.js")
_mount = register("loupe", folder="window_stepper", scripts=_SCRIPTS, styles=("loupe.css",))
KEY = "loupe"


@dataclass(frozen=True)
class Frame:
    """The chosen pixel, the upper left cell of the frame round it, from 0, and the cells along its sides at most."""

    row: int
    column: int
    top: int
    left: int
    cells: int


@dataclass(frozen=True)
class Look:
    """How the pixels are written.

    Attributes:
        channel: "grey", "red", "green", "blue", or "all" for these three at once.
        form: "0-255", "0-1" or "hex".
        levels: 2 to 256 values that are left of 256; table: uint8 (256,), what each value becomes.
        weights: of red, green and blue in grey; grey: uint8 (H, W), the sum, where it is not the pixel store's grey.
        note: a sentence about the levels, plain text.
    """

    channel: str
    form: str
    levels: int
    table: np.ndarray
    weights: tuple[float, float, float]
    grey: np.ndarray | None
    note: str


def loupe(
    picture: str,
    shape: tuple[int, int],
    frame: Frame,
    look: Look,
    *,
    closed: bool,
    on_move: Callable[[int, int, int, int], None],
) -> None:
    """Mount the photo, the frame's pixels as figures and the channels.

    Args:
        picture: its name in the pixel store, whose planes are red, green, blue and grey; every figure comes from these.
        shape: (H, W) of the planes.
        frame: where it stands; it is moved in the browser, and Python hears of it 0.3 s after the last move.
        look: how the pixels are written.
        closed: whether the result of the weighted sum stays "?".
        on_move: called with row and column of the chosen pixel, and top and left of the frame.
    """
    rows, columns = shape

    def moved() -> None:
        if told := _told():
            on_move(*(max(0, min(cell, last - 1)) for cell, last in zip(told, (rows, columns) * 2, strict=False)))

    data = {
        "picture": picture,
        "rows": rows,
        "columns": columns,
        "row": frame.row,
        "col": frame.column,
        "top": frame.top,
        "left": frame.left,
        "cells": frame.cells,
        "told": (_told() or [0])[-1],
        "channel": look.channel,
        "form": look.form,
        "levels": look.levels,
        "table": look.table.tolist(),
        "weights": list(look.weights),
        "closed": closed,
        "words": _words() | {"note": look.note},
    }
    if look.grey is not None:
        data["grey"] = pa.table({"v": [np.ascontiguousarray(look.grey).tobytes()]})
    _mount(key=KEY, data=data, on_place_change=moved, height="content")


def _told() -> list[int] | None:
    """What the browser told last: row, column, top, left, and the number of this message; None for anything else."""
    told = (st.session_state.get(KEY) or {}).get("place")
    return told if isinstance(told, list) and len(told) == 5 and all(type(each) is int for each in told) else None


def _words() -> dict[str, object]:
    return {
        "photo": _("The photo, {columns} × {rows} pixels"),
        "frame": _("Frame: rows {top} to {bottom}, columns {left} to {right}. The arrow keys move it."),
        "place": _("rows {top} to {bottom}, columns {left} to {right}"),
        "grid": _("In the frame: {name}"),
        "pixel": _("row {row}, column {column}"),
        "names": {
            "grey": _("grey"),
            "red": _("red"),
            "green": _("green"),
            "blue": _("blue"),
            "all": _("red, green and blue"),
        },
        "channel": _("the {name} channel"),
        "fewer": _("Choose {cells} cells or fewer to read the figures."),
        "cut": _("cut to {value}"),
        "levels": _("{value} on {levels} levels"),
    }
