"""What is chosen on the Image page: which numbers, how they are written, and on how many levels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.images import levels as quantising
from lib.images.grey import WEIGHTS, weighted
from lib.images.values import counts
from lib.text import _, number
from lib.ui import address
from lib.ui.components.window_stepper.loupe import Look

CHANNELS = ("grey", "red", "green", "blue", "all")
COLOURS = CHANNELS[1:4]
FORMS = ("0-255", "0-1", "hex")
LEVELS = (2, quantising.MOST)
SIZES = (8, 32)
SIZE = 12


@dataclass(frozen=True)
class Choice:
    """What the widgets say."""

    channel: str
    form: str
    levels: int
    cells: int


def controls(above: DeltaGenerator, below: DeltaGenerator) -> Choice:
    """The widgets, in one row; on the wall, where they are wide, in two."""
    address.whole("levels", *LEVELS, default=LEVELS[1])
    address.whole("size", *SIZES, default=SIZE)
    more = below if st.session_state.get("_big") else above
    channel = _one_of(above, _("Numbers"), "channel", CHANNELS)
    form = _one_of(above, _("Written as"), "as", FORMS)
    levels = more.number_input(_("Levels"), *LEVELS, LEVELS[1], key="levels", bind="query-params", width=wide(125))
    cells = more.slider(_("Cells"), *SIZES, SIZE, key="size", bind="query-params", width=wide(150))
    return Choice(channel, form, levels, cells)


def _one_of(place: DeltaGenerator, label: str, name: str, options: tuple[str, ...]) -> str:
    address.one_of(name, options, options[0])
    return place.segmented_control(label, options, default=options[0], required=True, key=name, bind="query-params")


def wide(pixels: int) -> int:
    """A widget's width in pixels, larger on the wall, where words are."""
    return pixels * 28 // 15 if st.session_state.get("_big") else pixels


def look(picture: str, planes: np.ndarray, choice: Choice, weights: tuple[float, float, float]) -> Look:
    """The choice for the loupe."""
    own = None if weights == WEIGHTS else grey_plane(picture, planes, weights)
    counted = occurring(picture, planes, choice.channel, weights)
    table = quantising.table(choice.levels)
    note = _note(counted, planes.shape[1:], choice)
    return Look(choice.channel, choice.form, choice.levels, table, weights, own, note)


@st.cache_data(max_entries=16, show_spinner=False)
def _weighted(picture: str, weights: tuple[float, ...], _planes: np.ndarray) -> np.ndarray:
    return weighted(_planes[:3].transpose(1, 2, 0), weights)


def grey_plane(picture: str, planes: np.ndarray, weights: tuple[float, float, float]) -> np.ndarray:
    """Grey with these weights, uint8 (H, W), of the planes red, green, blue and grey (4, H, W)."""
    return planes[3] if weights == WEIGHTS else _weighted(picture, weights, planes)


@st.cache_data(max_entries=64, show_spinner=False)
def _occurring(picture: str, channel: str, weights: tuple[float, ...], _planes: np.ndarray) -> np.ndarray:
    if channel == "grey":
        return counts(grey_plane(picture, _planes, weights))
    return counts(_planes[:3] if channel == "all" else _planes[COLOURS.index(channel)])


def occurring(picture: str, planes: np.ndarray, channel: str, weights: tuple[float, float, float]) -> np.ndarray:
    """How often each value 0 to 255 occurs in a channel, or in the three colours, before the levels; int64 (256,)."""
    return _occurring(picture, channel, weights if channel == "grey" else WEIGHTS, planes)


def _note(counted: np.ndarray, shape: Sequence[int], choice: Choice) -> str:
    """How many values are left, and how far the farthest of them moved."""
    before, after, error = quantising.left(counted, choice.levels)
    names = {"grey": _("grey"), "red": _("red"), "green": _("green"), "blue": _("blue"), "all": _("all three channels")}
    pixels = _("{width} × {height} pixels").format(height=number(shape[0]), width=number(shape[1]))
    values = {"before": before, "after": after, "error": error, "levels": choice.levels, "pixels": pixels}
    values["name"] = names[choice.channel]
    if choice.levels == quantising.MOST:
        return _("{before} of the 256 possible values occur in {name} of these {pixels}.").format(**values)
    return _(
        "{levels} levels: {after} distinct values are left of {before} in {name} of these {pixels}; the largest error "
        "is {error}."
    ).format(**values)
