"""Small pictures with sharp pixels and a caption, as HTML."""

import base64
from html import escape

import numpy as np

from lib import render


def sharp(pixels: np.ndarray, caption: str, side: int) -> str:
    """A figure whose pixels are squares of a whole number of CSS pixels; a picture larger than `side` is reduced.

    Args:
        pixels: uint8, (H, W) or (H, W, 3).
        caption: plain text, also the picture's name for screen readers.
        side: CSS pixels that it fills at most.
    """
    height, width = pixels.shape[:2]
    factor = side // max(height, width) or side / max(height, width)
    size = f"width:{width * factor:.0f}px;max-width:100%"
    source = base64.b64encode(render.png(pixels)).decode()
    words = escape(caption)
    return (
        f'<figure style="margin:0">'
        f'<img class="cs-sharp" style="{size}" alt="{words}" src="data:image/png;base64,{source}">'
        f'<figcaption class="cs-soft">{words}</figcaption></figure>'
    )
