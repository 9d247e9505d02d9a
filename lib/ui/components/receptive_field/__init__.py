"""The patch of the picture that a cell sees, and how it grows from layer to layer on the way to that cell."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import streamlit as st

from lib import render
from lib.text import _
from lib.ui.components import register

_mount = register("receptive_field")
_SIDE = 384
"""CSS pixels that the picture fills at most, by a whole factor."""


@dataclass(frozen=True)
class Patch:
    """One step of the way: what it is called, how it reads, the size of the patch in words, and where the patch is.

    Attributes:
        place: the cell in words.
        box: top, left, rows, columns in pixels of the picture.
    """

    name: str
    rule: str
    place: str
    size: str
    box: tuple[int, int, int, int]


def receptive_field(
    picture: np.ndarray, patches: Sequence[Patch], *, about: str, on_pick: Callable[[int], None], key: str
) -> None:
    """Mount the picture with the patches, and their list.

    Args:
        picture: uint8 (h, w) or (h, w, 3), what the network got.
        patches: in order of depth; the last is that of the chosen cell.
        about: what the picture is, as its caption.
        on_pick: called with a place in `patches` when a person opens one.
    """

    def pick() -> None:
        place = st.session_state[key].get("pick")
        if place in range(len(patches)):
            on_pick(place)

    height, width = picture.shape[:2]
    factor = max(1, _SIDE // max(height, width))
    data = {
        "picture": f"data:image/png;base64,{base64.b64encode(render.png(picture)).decode()}",
        "height": height,
        "width": width,
        "across": width * factor,
        "patches": [asdict(patch) for patch in patches],
        "words": _words() | {"about": about},
    }
    _mount(key=key, data=data, on_pick_change=pick)


def _words() -> dict[str, str]:
    return {
        "list": _("On the way to this cell"),
        "play": _("Let it grow"),
        "stop": _("Stop"),
        "open": _("{name}, {rule}: {place} sees {size}. Open it."),
        "here": _("{name}, {rule}: {place} sees {size}. This is the chosen one."),
        "invite": _("Point at a layer to see the patch of its cell; press it to go there."),
        "shown": _("{name}: {place} sees {size}"),
    }
