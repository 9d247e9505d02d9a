"""One picture moved by hand, and what several networks answer to it wherever it stands, without asking the server."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib.text import _
from lib.ui.components import register

_mount = register("shift_duel", scripts=("../html.js", "drawing.js", "index.js"))


@dataclass(frozen=True, eq=False)
class Side:
    """One network.

    Attributes:
        kind: "mlp" or "cnn", which colours it.
        title: what it is called.
        note: what it was trained with, or "".
        shares: float32 (2·most + 1, 2·most + 1, classes), its answers to the picture at each place.
    """

    kind: str
    title: str
    note: str
    shares: np.ndarray


@dataclass(frozen=True, eq=False)
class Moving:
    """The picture and where it stands.

    Attributes:
        pixels: uint8 (h, w, c), where it was, its pixels in their places.
        order: which pixel the networks get at each place, int (h · w,); None where it is their own.
        at: rows down and columns right, each −most to most.
        most: pixels by which it moves at most.
        truth: the place of its class in `classes`, None where nobody said.
        classes: in label order.
    """

    pixels: np.ndarray
    order: np.ndarray | None
    at: tuple[int, int]
    most: int
    truth: int | None
    classes: tuple[str, ...]


def shift_duel(moving: Moving, sides: Sequence[Side], *, on_move: Callable[[int, int], None]) -> None:
    """Mount the view.

    Args:
        on_move: called with rows and columns some time after the person's last move.
    """

    def move() -> None:
        place = st.session_state["shift_duel"].get("place")
        steps = range(-moving.most, moving.most + 1)
        if isinstance(place, list | tuple) and len(place) == 2 and all(each in steps for each in place):
            on_move(int(place[0]), int(place[1]))

    height, width, channels = moving.pixels.shape
    data = {
        "picture": {"height": height, "width": width, "channels": channels, "values": _text(moving.pixels)},
        "order": None if moving.order is None else moving.order.tolist(),
        "at": list(moving.at),
        "most": moving.most,
        "truth": moving.truth,
        "classes": list(moving.classes),
        "sides": [
            {"kind": side.kind, "title": side.title, "note": side.note, "shares": _text(side.shares)} for side in sides
        ],
        "words": _words(),
    }
    _mount(key="shift_duel", data=data, on_place_change=move)


def _text(values: np.ndarray) -> str:
    """The bytes of an array, row by row, as base64."""
    return base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()


def _words() -> dict[str, str]:
    """The words of the component; what stands in braces is filled in by the browser."""
    return {
        "picture": _("The picture: drag it, or use the sliders"),
        "given": _("What each network gets: the same pixels in another order"),
        "right": _("to the right"),
        "down": _("down"),
        "back": _("Back to its place"),
        "percent": _("{value} %"),
        "wrong": _("wrong"),
        "isRight": _("right"),
        "map": _("right at {n} of {all} places"),
        "mapUnknown": _("{name} at {n} of {all} places"),
        "place": _("{columns} right, {rows} down: {name}, {share}"),
        "told": _("Moved {columns} right and {rows} down. {answers}"),
        "answer": _("{title} answers {name}, {share}."),
        "mapLabel": _("{title}: the answer at each place the picture can be moved to. {count}"),
    }
