"""A photo's way to its answer, as HTML: the photo, what the network got of it, the bars. All text is escaped here."""

import base64
import html

import numpy as np

from lib import render
from lib.images.prepare import pad_box
from lib.images.shrink import shrink
from lib.networks import Card, Decision
from lib.networks.telling import threshold
from lib.text import _, number, percent
from lib.ui.answers import Answer

TOP = 5
_TEXT = 15  # CSS pixels of the text, `baseFontSize` in .streamlit/config.toml
_SIDE = 256  # CSS pixels that what the network got fills at most, by a whole factor
_WIDEST = 360  # CSS pixels that the photo fills across at most


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


def bars(shares: tuple[tuple[str, float], ...], truth: str | None = None, decision: Decision | None = None) -> str:
    """A list of classes with a bar and the probability of each; the true class is named, a threshold is marked."""
    return f'<ol class="cs-shares">{"".join(_bar(*share, truth, decision) for share in shares)}</ol>'


def small(answer: Answer, factor: int) -> str:
    """What the network got, sharp, each pixel `factor` CSS pixels wide; more of them, but whole ones, on a wall."""
    height, width, channels = answer.picture.shape
    data = base64.b64encode(render.png(answer.picture[..., 0] if channels == 1 else answer.picture)).decode()
    said = _("What the network got: {height} × {width} pixels").format(height=height, width=width)
    return f'<img class="cs-sharp" style="{_wide(width, factor)}" alt="{said}" src="data:image/png;base64,{data}">'


def notice(card: Card) -> str:
    """What must stand beside every answer of a network; "" where nothing must."""
    return f'<p class="cs-notice" role="note">{html.escape(card.notice)}</p>' if card.notice else ""


def _photo(pixels: np.ndarray, card: Card) -> str:
    """The photo with a frame round what the network takes, dimmed outside."""
    rows, columns = pixels.shape[:2]
    top, left, high, wide = card.input.box(rows, columns)
    place = (
        f"top:{100 * top / rows:.3f}%;left:{100 * left / columns:.3f}%;"
        f"height:{100 * high / rows:.3f}%;width:{100 * wide / columns:.3f}%"
    )
    whole = (high, wide) == (rows, columns)
    said = _("The photo; the network takes all of it") if whole else _("The photo; the network takes the framed middle")
    return (
        f'<figure><figcaption><b class="cs-input">{_("Your photo")}</b></figcaption>'
        f'<div class="cs-framed"><img alt="{said}" {_source(pixels)}><i style="{place}"></i></div>'
        f'<p class="cs-soft">{_taken(pixels, card)}</p></figure>'
    )


def _taken(pixels: np.ndarray, card: Card) -> str:
    """Which part of the photo is taken, and where it stands in what the network gets."""
    rows, columns = pixels.shape[:2]
    if card.input.crop == "pad":
        _top, _left, high, wide = pad_box(rows, columns, card.input.height, card.input.width)
        words = _(
            "The whole photo is taken: {columns} × {rows} pixels become {wide} × {high}; its rim's mean fills the rest"
        )
        if (high, wide) == (card.input.height, card.input.width):
            words = _("The whole photo is taken: {columns} × {rows} pixels become {wide} × {high}")
    else:
        _top, _left, high, wide = card.input.box(rows, columns)
        words = _("The framed middle is taken: {wide} × {high} of {columns} × {rows} pixels")
        if (high, wide) == (rows, columns):
            words = _("The whole photo is taken: {columns} × {rows} pixels")
    return words.format(rows=rows, columns=columns, high=high, wide=wide)


def _source(pixels: np.ndarray) -> str:
    """The photo as attributes of an image; a tiny one sharp and enlarged by a whole factor."""
    factor = _SIDE // max(pixels.shape[:2])
    if factor < 2:
        scale = min(_SIDE / pixels.shape[0], _WIDEST / pixels.shape[1])
        wide = f'style="width:{pixels.shape[1] * scale / _TEXT:.2f}rem" ' if scale > 1 else ""
        return f'{wide}src="data:image/jpeg;base64,{base64.b64encode(render.jpeg(shrink(pixels, 480))).decode()}"'
    data = base64.b64encode(render.png(pixels)).decode()
    return f'class="cs-sharp" style="{_wide(pixels.shape[1], factor)}" src="data:image/png;base64,{data}"'


def _got(card: Card, answer: Answer) -> str:
    """What is left of the photo when the network gets it."""
    height, width, channels = card.input.shape
    words = _("{height} × {width} in grey") if channels == 1 else _("{height} × {width} in colour")
    said = words.format(height=height, width=width)
    if answer.inverted:
        said += _(", light and dark swapped")
    if card.input.shuffle is not None:
        said += _(", its pixels shuffled in one fixed order")
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
    heading = html.escape(words.format(title=card.title, label=answer.label))
    decided = f'<p class="cs-soft">{html.escape(threshold(card))}</p>' if card.decision else ""
    return (
        f'<div class="cs-answer"><h2 class="cs-heading cs-output">{heading}</h2>{notice(card)}'
        f"{bars(answer.shares[:TOP], truth, card.decision)}{decided}"
        f'<p class="cs-soft">{took.format(**values)}</p></div>'
    )


def _wide(pixels: int, factor: int) -> str:
    """A width of whole multiples that grows with the size of the text; older browsers take the first."""
    return f"width:{pixels * factor}px;width:round(down,{pixels * factor / _TEXT + 0.1:.2f}rem,{pixels}px)"


def _ms(value: float) -> str:
    return "&lt; 0.1 ms" if value < 0.05 else f"{value:.1f} ms"


def _bar(label: str, share: float, truth: str | None, decision: Decision | None) -> str:
    known = f' <small class="cs-soft">{_("the truth")}</small>' if label == truth else ""
    marked = decision is not None and label == decision.label
    mark = f'<b style="left:{100 * decision.threshold:.2f}%"></b>' if marked else ""
    return (
        f"<li><span>{html.escape(label)}{known}</span>"
        f'<span class="cs-share" aria-hidden="true"><i style="width:{100 * share:.2f}%"></i>{mark}</span>'
        f'<span class="cs-figure">{html.escape(percent(share))}</span></li>'
    )
