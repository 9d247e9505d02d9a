"""The Image page's views: the loupe, the question, the histogram, and the photo as networks take it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import streamlit as st

from lib import networks
from lib.code import pixels as code
from lib.images import Photo
from lib.images.grey import WEIGHTS
from lib.images.levels import table
from lib.networks import Input
from lib.questions import pixels
from lib.text import _
from lib.ui import ask, share
from lib.ui.components.window_stepper.loupe import Frame, Look, loupe
from lib.ui.views import image_place
from lib.ui.views.histogram import histogram
from lib.ui.views.image_look import COLOURS, occurring
from lib.ui.views.network_input import network_input

_STYLE = (Path(__file__).parents[1] / "assets" / "image.css").read_text(encoding="utf-8")


def style() -> None:
    """The style sheet of the page; drawn once."""
    st.html(f"<style>{_STYLE}</style>")


def grid(picture: str, shape: tuple[int, int], frame: Frame, look: Look) -> None:
    """The photo with the frame, the figures in it, and the channels."""
    loupe(picture, shape, frame, look, closed=ask.hidden(), on_move=image_place.keep)


def guess(photo: Photo, planes: np.ndarray, frame: Frame, look: Look) -> None:
    """A question about a pixel beside the frame, whose numbers are not on the screen, or about how many there are."""
    weights = None if look.weights == WEIGHTS else look.weights
    row, column = image_place.beside(frame, planes.shape[1:])
    found = pixels.questions(
        planes[:3].transpose(1, 2, 0),
        row=row,
        col=column,
        levels=look.levels,
        channel=COLOURS.index(look.channel) if look.channel in COLOURS else 3,
        size=photo.size,
        weights=weights,
    )
    ask.box(found, page="image")


def share_row(photo: Photo, planes: np.ndarray, frame: Frame, look: Look) -> None:
    """The link of this view, and its code."""
    share.row(lambda: code.code(photo.size, planes.shape[1:], frame, look), "pixels", label=_("Python code"))


def spread(picture: str, planes: np.ndarray, look: Look) -> None:
    """The histogram of the chosen numbers, of all pixels of the photo, on their levels."""
    st.header(_("How often does each value occur?"), anchor=False)
    names = COLOURS if look.channel == "all" else (look.channel,)
    for name, column in zip(names, st.columns(len(names)), strict=True):
        column.html(_histogram(picture, name, look.levels, look.weights, planes))


@st.cache_data(max_entries=64, show_spinner=False)
def _histogram(
    picture: str, channel: str, levels: int, weights: tuple[float, float, float], _planes: np.ndarray
) -> str:
    counted = occurring(picture, _planes, channel, weights)
    on_levels = np.bincount(table(levels), weights=counted, minlength=256).astype(np.int64)
    return histogram(on_levels, channel)


def as_networks_see_it(photo: Photo) -> None:
    """The same photo as each kind of network takes it."""
    st.header(_("How does a network see it?"), anchor=False)
    with st.container(horizontal=True):
        for picture in _taken(photo.digest, photo):
            st.html(picture, width="content")


@st.cache_data(max_entries=16, show_spinner=False)
def _taken(digest: str, _photo: Photo) -> list[str]:
    cards = [networks.load(name).card for name in networks.names()]
    taken = sorted({_seen(card.input) for card in cards}, key=_order)
    titles = [", ".join(card.title for card in cards if _seen(card.input) == each) for each in taken]
    return [network_input(_photo.pixels, each, f"{title}:") for each, title in zip(taken, titles, strict=True)]


def _order(takes: Input) -> tuple:
    return takes.shape, takes.crop, takes.share, takes.shuffle or -1


def _seen(takes: Input) -> Input:
    """What a network takes as it is shown here, where light and dark are never swapped."""
    return replace(takes, light_on_dark=False)
