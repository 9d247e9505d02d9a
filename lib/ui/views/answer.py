"""A photo's way to its answer, as HTML: the photo, what the network got of it, the bars. All text is escaped here."""

import base64
import html

import numpy as np

from lib import render
from lib.images.prepare import crop_box
from lib.images.shrink import shrink
from lib.networks import Card
from lib.text import _, number, percent
from lib.ui.answers import Answer

TOP = 5
_TEXT = 15  # CSS pixels of the text, `baseFontSize` in .streamlit/config.toml
_SIDE = 224  # CSS pixels that what the network got fills at most, by a whole factor


def flow(pixels: np.ndarray, card: Card, answer: Answer, truth: str | None) -> str:
    """Photo → what the network got → its five likeliest classes.

    Args:
        pixels: the photo, uint8 (H, W, 3).
        card: of the network.
        answer: its answer to this photo.
        truth: the class that the photo is known to show, or None.
    """
    arrow = '<span class="cs-to" aria-hidden="true"></span>'
    parts = (_photo(pixels, card), _got(card, answer), _answer(card, answer, truth))
    return f'<div class="cs-answer-flow">{arrow.join(parts)}</div>'


def bars(shares: tuple[tuple[str, float], ...], truth: str | None = None) -> str:
    """A list of classes with a bar and the probability of each; the true class is named where it is known."""
    return f'<ol class="cs-shares">{"".join(_bar(*share, truth) for share in shares)}</ol>'


def small(answer: Answer, factor: int) -> str:
    """What the network got, sharp, each pixel `factor` CSS pixels wide; more of them, but whole ones, on a wall."""
    height, width, channels = answer.picture.shape
    data = base64.b64encode(render.png(answer.picture[..., 0] if channels == 1 else answer.picture)).decode()
    said = _("What the network got: {height} × {width} pixels").format(height=height, width=width)
    return f'<img class="cs-sharp" style="{_wide(width, factor)}" alt="{said}" src="data:image/png;base64,{data}">'


def _photo(pixels: np.ndarray, card: Card) -> str:
    """The photo, dimmed outside the part that the network takes."""
    rows, columns = pixels.shape[:2]
    top, left, high, wide = crop_box(rows, columns, card.input.height, card.input.width)
    place = (
        f"top:{100 * top / rows:.3f}%;left:{100 * left / columns:.3f}%;"
        f"height:{100 * high / rows:.3f}%;width:{100 * wide / columns:.3f}%"
    )
    said = _("The photo; the network takes the framed middle")
    words = _("The framed middle is taken: {wide} × {high} of {columns} × {rows} pixels")
    return (
        f'<figure><figcaption><b class="cs-input">{_("Your photo")}</b></figcaption>'
        f'<div class="cs-framed"><img alt="{said}" {_source(pixels)}><i style="{place}"></i></div>'
        f'<p class="cs-soft">{words.format(rows=rows, columns=columns, high=high, wide=wide)}</p></figure>'
    )


def _source(pixels: np.ndarray) -> str:
    """The photo as attributes of an image; a tiny one sharp and enlarged by a whole factor."""
    factor = _SIDE // max(pixels.shape[:2])
    if factor < 2:
        return f'src="data:image/jpeg;base64,{base64.b64encode(render.jpeg(shrink(pixels, 480))).decode()}"'
    data = base64.b64encode(render.png(pixels)).decode()
    return f'class="cs-sharp" style="{_wide(pixels.shape[1], factor)}" src="data:image/png;base64,{data}"'


def _got(card: Card, answer: Answer) -> str:
    """What is left of the photo when the network gets it."""
    height, width, channels = card.input.shape
    words = _("{height} × {width} in grey") if channels == 1 else _("{height} × {width} in colour")
    said = words.format(height=height, width=width)
    if answer.inverted:
        said += _(", light and dark swapped")
    count = _("{count} numbers").format(count=number(height * width * channels))
    factor = max(1, _SIDE // max(height, width))
    return (
        f'<figure><figcaption><b class="cs-input">{_("What the network got")}</b></figcaption>{small(answer, factor)}'
        f'<p class="cs-soft">{said}: <span class="cs-figure">{count}</span></p></figure>'
    )


def _answer(card: Card, answer: Answer, truth: str | None) -> str:
    took = _("{prepare} to crop and reduce, {run} for {layers} layers, measured once, when this answer was computed")
    values = {"prepare": _ms(answer.prepare_ms), "run": _ms(answer.run_ms), "layers": len(card.layers)}
    words = _("{title} answers: {label}")
    heading = html.escape(words.format(title=card.title, label=answer.shares[0][0]))
    return (
        f'<div class="cs-answer"><h2 class="cs-heading cs-output">{heading}</h2>'
        f"{bars(answer.shares[:TOP], truth)}"
        f'<p class="cs-soft">{took.format(**values)}</p></div>'
    )


def _wide(pixels: int, factor: int) -> str:
    """A width of whole multiples that grows with the size of the text; older browsers take the first."""
    return f"width:{pixels * factor}px;width:round(down,{pixels * factor / _TEXT + 0.1:.2f}rem,{pixels}px)"


def _ms(value: float) -> str:
    return "&lt; 0.1 ms" if value < 0.05 else f"{value:.1f} ms"


def _bar(label: str, share: float, truth: str | None) -> str:
    known = f' <small class="cs-soft">{_("the truth")}</small>' if label == truth else ""
    return (
        f"<li><span>{html.escape(label)}{known}</span>"
        f'<span class="cs-share" aria-hidden="true"><i style="width:{100 * share:.2f}%"></i></span>'
        f'<span class="cs-figure">{html.escape(percent(share))}</span></li>'
    )
