"""The Image page's controls and views."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import streamlit as st

from lib import networks
from lib.images import Photo
from lib.images.values import counts, liveliest
from lib.networks import Input
from lib.text import _, number
from lib.ui import address
from lib.ui.components.window_stepper.loupe import Frame, loupe
from lib.ui.views.histogram import histogram
from lib.ui.views.network_input import network_input

CHANNELS = ("grey", "red", "green", "blue")
DETAILS = (112, 224, 448, 1024)
SIZES = (8, 16)
_SIZE = 12
_STYLE = (Path(__file__).parents[1] / "assets" / "image.css").read_text(encoding="utf-8")


def plane(planes: np.ndarray, channel: str) -> np.ndarray:
    """One channel, uint8 (H, W), of red, green, blue and grey (4, H, W)."""
    return planes[("red", "green", "blue", "grey").index(channel)]


def channel() -> str:
    """Which numbers are shown."""
    address.one_of("channel", CHANNELS, CHANNELS[0])
    return st.segmented_control(
        _("Numbers"), CHANNELS, default=CHANNELS[0], required=True, key="channel", bind="query-params"
    )


def _wide(pixels: int) -> int:
    """A widget's width in pixels, larger on the wall, where words are."""
    return pixels * 28 // 15 if st.session_state.get("_big") else pixels


def detail() -> int:
    """How many pixels long the photo is made for the numbers; fewer show more of it in one frame."""
    address.one_of("detail", DETAILS, DETAILS[0])
    label = _("Longest side, in pixels")
    return int(st.selectbox(label, DETAILS, key="detail", bind="query-params", width=_wide(170)))


def frame_controls(picture: str, planes: np.ndarray) -> Frame:
    """How many cells the frame has and where it stands; at first, and on a new photo, where the values vary most."""
    rows, columns = planes.shape[1:]
    address.whole("size", *SIZES, default=_SIZE)
    cells = st.slider(_("Cells"), *SIZES, _SIZE, key="size", bind="query-params", width=_wide(130))
    high, wide = min(cells, rows), min(cells, columns)
    start = _start(picture, planes[3], high, wide)
    if st.session_state.setdefault("_framed", picture) != picture:
        st.session_state["_framed"] = picture
        st.session_state["row"], st.session_state["col"] = start
    row = _number(_("Row"), "row", rows - high, start[0])
    column = _number(_("Column"), "col", columns - wide, start[1])
    return Frame(row, column, cells)


def _number(label: str, name: str, last: int, default: int) -> int:
    address.whole(name, 0, last, default=default)
    return st.number_input(label, 0, last, default, key=name, bind="query-params", width=_wide(112), disabled=last == 0)


@st.cache_data(max_entries=64, show_spinner=False)
def _start(picture: str, _values: np.ndarray, high: int, wide: int) -> tuple[int, int]:
    return liveliest(_values, high, wide)


def grid(picture: str, planes: np.ndarray, frame: Frame, shown: str) -> None:
    """The photo with the frame, the figures in it, and the channels."""

    def moved(row: int, column: int) -> None:
        st.session_state["row"], st.session_state["col"] = row, column

    loupe(picture, planes.shape[1:], frame, shown, on_move=moved)


def guess(photo: Photo) -> None:
    """How many numbers is the photo? Asked first, then counted."""
    height, width = photo.size
    options = [height * width * factor for factor in (1, 3, 256)]
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="guess"):
        question = _("**Your guess:** how many numbers is the whole photo, {width} × {height} pixels in colour?")
        st.markdown(question.format(width=number(width), height=number(height)), width="content")
        chosen = st.segmented_control(
            _("Your guess"),
            options,
            format_func=number,
            key=f"_guess_{photo.digest[:16]}",
            label_visibility="collapsed",
            width="content",
        )
        if chosen is not None:
            _verdict(chosen, height, width)


def _verdict(chosen: int, height: int, width: int) -> None:
    right = height * width * 3
    verdict = _("Right.") if chosen == right else _("Not quite.")
    counted = _("Each pixel is three numbers: {height} · {width} · 3 = **{count}**.")
    words = counted.format(height=number(height), width=number(width), count=number(right))
    st.markdown(f"{verdict} {words}", width="content")


def spread(planes: np.ndarray, shown: str) -> None:
    """The histogram of the chosen numbers, of all pixels of the photo."""
    st.header(_("How often does each value occur?"), anchor=False)
    st.html(f"<style>{_STYLE}</style>" + histogram(counts(plane(planes, shown)), shown))


def as_networks_see_it(photo: Photo) -> None:
    """The same photo as each kind of network takes it."""
    st.header(_("How does a network see it?"), anchor=False)
    cards = [networks.load(name).card for name in networks.names()]
    taken = sorted({_seen(card.input) for card in cards}, key=_order)
    with st.container(horizontal=True):
        for each in taken:
            titles = ", ".join(card.title for card in cards if _seen(card.input) == each)
            st.html(network_input(photo.pixels, each, f"{titles}:"), width="content")


def _order(takes: Input) -> tuple:
    return takes.shape, takes.crop, takes.share, takes.shuffle or -1


def _seen(takes: Input) -> Input:
    """What a network takes as it is shown here, where light and dark are never swapped."""
    return replace(takes, light_on_dark=False)
