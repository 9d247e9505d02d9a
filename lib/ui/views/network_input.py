"""A photo as a network takes it, beside the crop it is made from, as HTML."""

import base64
from html import escape

import numpy as np

from lib import render
from lib.images.shrink import shrink
from lib.networks import Input
from lib.text import _, number

SIDE = 168
"""CSS pixels that the small picture fills at most, by a whole factor."""


def network_input(pixels: np.ndarray, takes: Input, title: str) -> str:
    """The photo with what is taken of it framed, an arrow, and what the network takes, sharp and enlarged.

    Args:
        pixels: uint8 (H, W, 3).
        takes: the shape that the network takes, by crop or padding, its pixels shuffled or not.
        title: who takes it, as plain text.
    """
    height, width, channels = takes.shape
    taken = np.rint(takes.prepare(pixels)).astype(np.uint8)
    factor = max(1, SIDE // max(height, width))
    size = f"width:{width * factor}px;height:{height * factor}px"
    numbers = _("{height} × {width} × {channels} = {count} numbers").format(
        height=height, width=width, channels=channels, count=number(height * width * channels)
    )
    small = base64.b64encode(render.png(taken[..., 0] if channels == 1 else taken)).decode()
    return (
        f'<div class="cs-card"><div class="cs-flow">{_photo(pixels, takes)}'
        f'<span class="cs-arrow" aria-hidden="true">→</span>'
        f'<img class="cs-sharp" style="{size}" alt="{numbers}" src="data:image/png;base64,{small}"></div>'
        f'<p class="cs-soft">{escape(title)} <span class="cs-figure">{numbers}</span></p></div>'
    )


def _photo(pixels: np.ndarray, takes: Input) -> str:
    """The photo, dimmed outside what is taken."""
    rows, columns = pixels.shape[:2]
    padded = takes.crop == "pad"
    top, left, high, wide = takes.box(rows, columns)
    place = (
        f"top:{100 * top / rows:.3f}%;left:{100 * left / columns:.3f}%;"
        f"height:{100 * high / rows:.3f}%;width:{100 * wide / columns:.3f}%"
    )
    data = base64.b64encode(render.jpeg(shrink(pixels, 400))).decode()
    words = _("The photo; the network takes {high} × {wide} pixels of its middle")
    if padded:
        words = _("The photo; the network takes all {high} × {wide} pixels, and the mean colour of its rim around them")
    said = words.format(high=high, wide=wide)
    return (
        f'<div class="cs-cropped"><img alt="{said}" src="data:image/jpeg;base64,{data}">'
        f'<i class="cs-crop" style="{place}"></i></div>'
    )
