"""The MLP and the CNN as two cards: the number, its square, what it is a multiple of, and the layers."""

import html
import math

import streamlit as st

from lib.parameters import Row
from lib.text import _, number
from lib.ui import comparison
from lib.ui.comparison import Compared, Settings, Side, more_of
from lib.ui.memories import BYTES
from lib.ui.views.costs.figures import memory, millions

SQUARE = 90  # pixels along the larger square
SMALLEST = 3  # pixels of the dot that stands for a square too small to see


def cards(counted: Compared) -> None:
    """Both networks side by side: the number, its square, its layers."""
    largest = max(side.parameters for side in (counted.mlp, counted.cnn) if side)
    mlp = card("mlp", _mlp_title(counted.settings), counted.mlp, largest, _more(counted.mlp, counted.cnn, "CNN"))
    if counted.cnn is None:
        cnn = f'<section class="cs-card cs-side cnn"><h2>CNN</h2><p>{html.escape(counted.problem)}</p></section>'
    else:
        more = _more(counted.cnn, counted.mlp, "MLP")
        cnn = card("cnn", _cnn_title(counted.settings), counted.cnn, largest, more)
    st.html(f'<div class="cs-sides">{mlp}{cnn}</div>')


def card(kind: str, title: str, side: Side, largest: int, more: str = "") -> str:
    """One network as HTML; `largest` is the number whose square is drawn in full, `more` what it is a multiple of."""
    size = _("{memory} as float32 · {macs} multiplications")
    size = size.format(memory=memory(side.parameters * BYTES["float32"]), macs=millions(side.macs))
    rows = "".join(_row(row, side.parameters) for row in side.rows)
    heads = (_("Layer"), _("Output"), _("Arithmetic"), _("Parameters"), _("Share"))
    head = "".join(f'<th scope="col"><span class="cs-unseen">{html.escape(word)}</span></th>' for word in heads)
    return (
        f'<section class="cs-card cs-side {kind}"><div class="cs-side-head"><div><h2>{html.escape(title)}</h2>'
        f'<p class="cs-side-number" data-number="{kind}">{number(side.parameters)}</p>'
        f'<p class="cs-soft">{html.escape(size)}</p>{more}</div>{_square(side.parameters, largest)}</div>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>"
    )


def _more(own: Side, other: Side | None, name: str) -> str:
    """What one network has more of than the other, as HTML."""
    found = (
        [_("{times} times the {what}").format(times=times, what=what) for times, what in more_of(own, other)]
        if other
        else []
    )
    if not found:
        return ""
    words = _("{ratios} of the {name}").format(ratios=_(" and ").join(found), name=name)
    return f'<p class="cs-more" data-more>{html.escape(words)}</p>'


def _row(row: Row, total: int) -> str:
    share = number(100 * row.parameters / total, 1)
    shape = "×".join(map(number, row.output_shape))
    left = html.escape(row.arithmetic.rsplit(" = ", 1)[0])
    bar = f'<span class="cs-bar" title="{share} %"><i style="width:{share}%"></i></span>' if row.parameters else ""
    return (
        f'<tr><th scope="row">{html.escape(row.name)}</th><td class="shape cs-figure">{shape}</td>'
        f'<td class="arithmetic cs-figure">{left}</td><td class="number cs-figure">{number(row.parameters)}</td>'
        f'<td class="share">{bar}<span class="cs-unseen">{share} %</span></td></tr>'
    )


def _square(value: int, largest: int) -> str:
    """A square whose area is the number, to the scale of the larger one; too small ones become a dot, and say so."""
    side = math.sqrt(value / largest)
    told = _("To scale: {share} % of the larger one’s area").format(share=number(100 * value / largest, 3))
    words = _("to scale") if side * SQUARE >= SMALLEST else _("to scale less than this dot")
    note = f"<span>{html.escape(words)}</span>" if value < largest / 3 else ""
    return (
        f'<div class="cs-square" role="img" aria-label="{html.escape(told)}" title="{html.escape(told)}">'
        f'<i style="width:{100 * side:.3f}%;height:{100 * side:.3f}%"></i>{note}</div>'
    )


def _mlp_title(settings: Settings) -> str:
    layers = f"Flatten → Dense {number(settings.units)}"
    return _("MLP: {layers}").format(layers=f"{layers} → Dense {comparison.CLASSES}" if settings.whole else layers)


def _cnn_title(settings: Settings) -> str:
    layers = f"Conv2D {number(settings.filters)}, {settings.size}×{settings.size}"
    layers += " → MaxPooling2D" if settings.pool else ""
    layers += f" → Dense {comparison.HIDDEN} → Dense {comparison.CLASSES}" if settings.whole else ""
    return _("CNN: {layers}").format(layers=layers)
