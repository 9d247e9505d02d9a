"""A photo with a frame that can be moved, the pixels in the frame as figures, and the three channels beside them."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.text import _
from lib.ui.components import register

_mount = register("loupe", folder="window_stepper", scripts=("dragging.js", "loupe.js"), style="loupe.css")
KEY = "loupe"


@dataclass(frozen=True)
class Frame:
    """The upper left cell of the frame, rows and columns counted from 0, and its cells along each side at most."""

    row: int
    column: int
    cells: int


def loupe(
    picture: str, shape: tuple[int, int], frame: Frame, channel: str, *, on_move: Callable[[int, int], None]
) -> None:
    """Mount the photo, the frame's pixels as figures and the channels.

    Args:
        picture: its name in the pixel store, whose planes are red, green, blue and grey; every figure is one of these.
        shape: (H, W) of the planes.
        frame: where the frame stands; it is moved in the browser, and Python hears of it 0.3 s after the last move.
        channel: what the figures tell: "grey", "red", "green" or "blue".
        on_move: called with the new row and column.
    """

    def moved() -> None:
        place = st.session_state[KEY].get("place")
        at = [place.get("row"), place.get("col")] if isinstance(place, dict) else []
        if at and all(isinstance(cell, int) for cell in at):
            on_move(max(0, min(at[0], shape[0] - 1)), max(0, min(at[1], shape[1] - 1)))

    rows, columns = shape
    data = {
        "picture": picture,
        "rows": rows,
        "columns": columns,
        "row": frame.row,
        "col": frame.column,
        "cells": frame.cells,
        "channel": channel,
        "words": _words(),
    }
    _mount(key=KEY, data=data, on_place_change=moved, height="content")


def _words() -> dict[str, object]:
    return {
        "photo": _("The photo, {columns} × {rows} pixels"),
        "frame": _("Frame: rows {top} to {bottom}, columns {left} to {right}. The arrow keys move it."),
        "place": _("rows {top} to {bottom}, columns {left} to {right}"),
        "grid": _("In the frame: {name}"),
        "pixel": _("row {row}, column {column}"),
        "names": {"grey": _("grey"), "red": _("red"), "green": _("green"), "blue": _("blue")},
        "channel": _("the {name} channel"),
    }
