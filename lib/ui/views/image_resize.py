"""What resizing loses: the middle of the photo made small, as networks take it, and large again."""

import base64
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import render
from lib.images import Photo
from lib.images.resized import Resized, there_and_back
from lib.images.shrink import shrink
from lib.text import _, number
from lib.ui import address

SIDES = (8, 28, 32, 64, 96)
SIDE = 28
BOX = 192
"""CSS pixels along the side of each picture, about: a whole multiple of the small one; twice that on the wall."""
GAIN = 4  # how much brighter than they are differences are shown


@dataclass(frozen=True)
class Shown:
    """The four pictures as HTML, and the numbers of them: side of the square, mean absolute difference."""

    pictures: str
    square: int
    error: float


def check() -> None:
    """Put a side of the address right that is none; before anything says what was put right, which is said once."""
    address.one_of("side", SIDES, SIDE)


@st.fragment
def lost(photo: Photo) -> None:
    """Choose a side, and see what is left of the photo."""
    st.header(_("What does resizing lose?"), anchor=False)
    check()
    side = st.segmented_control(
        _("Pixels along each side"), SIDES, default=SIDE, required=True, key="side", bind="query-params"
    )
    box = BOX * (2 if st.session_state.get("_big") else 1)
    shown = _shown(photo.digest, int(side), box, photo)
    st.html(f'<p class="cs-lost">{sentence(shown.square, int(side), shown.error)}</p>{shown.pictures}')


def sentence(square: int, side: int, error: float) -> str:
    """How many numbers are left, and how far they are off when they are resized back.

    Args:
        square: pixels along each side before.
        side: pixels along each side in between.
        error: mean absolute difference of all numbers.
    """
    values = {"square": number(square), "side": side, "count": number(3 * square**2), "left": number(3 * side**2)}
    values["error"] = f"<b data-error>{number(error, 2)}</b>"
    if square == side:
        return _(
            "The middle of this photo has {square} × {square} pixels already: nothing is lost, and nothing is made up. "
            "Resized back, each number is off by {error} of 255."
        ).format(**values)
    if square < side:
        return _(
            "The middle of this photo has only {square} × {square} pixels: {side} × {side} loses none of them and "
            "makes up numbers in between. Resized back, each number is off by {error} of 255 on average."
        ).format(**values)
    return _(
        "Of the {square} × {square} × 3 = {count} numbers of the photo's middle, {side} × {side} × 3 = {left} are "
        "left. Resized back, each of the {count} is off by {error} of 255 on average."
    ).format(**values)


@st.cache_data(max_entries=32, show_spinner=False)
def _shown(digest: str, side: int, box: int, _photo: Photo) -> Shown:
    resized = there_and_back(_photo.pixels, side)
    return Shown(_pictures(resized, side, box), len(resized.before), resized.error)


def _pictures(resized: Resized, side: int, box: int) -> str:
    size = side * max(1, round(box / side))
    lost = np.clip(resized.difference.mean(axis=2) * GAIN, 0, 255).astype(np.uint8)
    square = len(resized.before)
    shape = "{} × {}".format(*[number(square)] * 2)
    figures = [
        _figure(resized.before, _("the photo's middle, {shape}").format(shape=shape), size),
        _figure(resized.small, _("{side} × {side}, as networks take it").format(side=side), size, sharp=True),
        _figure(resized.after, _("resized back to {shape}").format(shape=shape), size),
        _figure(lost, _("the difference: black 0, white {most} or more").format(most=number(255 / GAIN)), size),
    ]
    return f'<div class="cs-pictures">{"".join(figures)}</div>'


def _figure(values: np.ndarray, caption: str, size: int, *, sharp: bool = False) -> str:
    kind, data = ("png", render.png(values)) if sharp else ("jpeg", render.jpeg(shrink(values, 448)))
    source = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    style = f"width:{size}px;height:{size}px"
    return (
        f'<figure style="width:{size}px"><img class="{"cs-sharp" if sharp else ""}" style="{style}" alt="{caption}" '
        f'src="{source}"><figcaption class="cs-soft">{caption}</figcaption></figure>'
    )
