"""Global pooling: the window is the whole input, and one number comes out."""

import base64
from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from lib import pooling, render
from lib.questions.figures import decimals_of
from lib.text import _, ngettext, number
from lib.ui import ask
from lib.ui.views.pooling import Pooled, Settings
from lib.ui.views.stepper import Place, Scale

_STYLE = (Path(__file__).parents[1] / "assets" / "pooling.css").read_text(encoding="utf-8")
_SIDE = 620  # pixels of the input's picture
_AROUND = 3  # cells shown on each side of the largest
_FIRST, _LAST = 100, 10  # rows of the input whose parts are written out
_COLOURS = (_("red"), _("green"), _("blue"), _("grey"))


def show(pooled: Pooled, settings: Settings, dark: bool) -> Place:
    """The whole input as the window, the one number, and where or how it comes about; the only cell there is."""
    window = pooling.window(pooled.image, pooled.image.shape, 0, 0, kind=settings.kind)
    closed = ask.hidden()
    st.html(f"<style>{_STYLE}</style>{panel(pooled, window, settings.kind, dark, closed)}")
    return Place(0, 0)


def panel(pooled: Pooled, window: pooling.PoolWindow, kind: str, dark: bool, closed: bool) -> str:
    """HTML: input, what surrounds the largest value, the output; under them the arithmetic."""
    decimals = 0 if pooled.after is None else decimals_of(pooled.image[:64, :64])
    kept = number(float(window.result[0]), decimals if kind == "max" else 2)
    value = "" if closed else f' data-value="{float(window.result[0])!r}"'
    row, col = window.largest[0]
    mark = not closed and kind == "max"
    parts = [
        _input(pooled, (row, col) if mark else None, dark),
        _window(pooled, (row, col) if mark else None, kind, decimals, dark),
        _output("?" if closed else kept, kind),
    ]
    below = "" if closed else _arithmetic(pooled, window, kind, decimals, kept)
    return f'<div class="cs-whole"{value}>{"".join(parts)}{below}</div>'


def _input(pooled: Pooled, place: tuple[int, int] | None, dark: bool) -> str:
    height, width = pooled.image.shape
    name = _("{height}×{width}, {words}").format(height=height, width=width, words=pooled.words)
    said = _("The whole input is the window")
    marked = ""
    if place:
        row, col = place
        said = _("The whole input is the window; the largest value is in row {row}, column {col}").format(
            row=row, col=col
        )
        at = f"top:{100 * (row + 0.5) / height:.3f}%;left:{100 * (col + 0.5) / width:.3f}%"
        marked = f'<i class="cs-whole-mark" style="{at}"></i>'
    source = base64.b64encode(render.png(_coloured(pooled.image, pooled.scale, dark))).decode()
    picture = f'<img class="cs-sharp" alt="{said}" src="data:image/png;base64,{source}">'
    return (
        f'<section class="cs-whole-in"><h2 class="cs-input">{_("Input")}</h2><span class="cs-soft">{escape(name)}'
        f'</span><div class="cs-whole-picture" style="--ratio:{width / height:.4f}">{picture}{marked}</div></section>'
    )


def _coloured(values: np.ndarray, scale: Scale, dark: bool) -> np.ndarray:
    """uint8, (H, W) grey or (H, W, 3), at most `_SIDE` long."""
    places = scale.places(render.shrunk(values[None].astype(np.float32), _SIDE)[0])
    return places if scale.limit is None else render.palette(dark)[places]


def _window(pooled: Pooled, place: tuple[int, int] | None, kind: str, decimals: int, dark: bool) -> str:
    """The size of the window; round the largest value also its neighbours."""
    height, width = pooled.image.shape
    lines = [
        f'<p class="cs-figure">{height}×{width} = {number(height * width)}</p>',
        f'<p class="cs-soft">{_("as large as the input: it stands in one place, without stride and padding")}</p>',
    ]
    if kind == "average":
        words = _("each value counts as 1 of {count}").format(count=number(height * width))
        lines.append(f'<p class="cs-soft">{words}</p>')
    elif place:
        lines.append(_neighbours(pooled, place, decimals, dark))
    return (
        f'<section class="cs-whole-mid"><h2 class="cs-kernel">{_("Window")}</h2>'
        f'<span class="cs-soft">{_("no weights")}</span>{"".join(lines)}</section>'
    )


def _neighbours(pooled: Pooled, place: tuple[int, int], decimals: int, dark: bool) -> str:
    image, (row, col) = pooled.image, place
    rows = range(max(0, row - _AROUND), min(image.shape[0], row + _AROUND + 1))
    cols = range(max(0, col - _AROUND), min(image.shape[1], col + _AROUND + 1))
    cells = "".join(
        f"<tr>{''.join(_cell(pooled, r, c, (r, c) == place, decimals, dark) for c in cols)}</tr>" for r in rows
    )
    caption = _("The largest and the cells round it: rows {top} to {bottom}, columns {left} to {right}").format(
        top=rows[0], bottom=rows[-1], left=cols[0], right=cols[-1]
    )
    table = f'<table class="cs-whole-cells" aria-label="{caption}"><tbody>{cells}</tbody></table>'
    return f'{table}<p class="cs-soft">{caption}</p>'


def _cell(pooled: Pooled, row: int, col: int, kept: bool, decimals: int, dark: bool) -> str:
    value = pooled.image[row : row + 1, col : col + 1]
    place = pooled.scale.places(value)
    colour = render.palette(dark)[place] if pooled.scale.limit is not None else np.repeat(place[..., None], 3, axis=2)
    ink = render.css(render.readable(colour)[0, 0])
    style = f"background:{render.css(colour[0, 0])};color:{ink}"
    return f'<td{" class=cs-kept" if kept else ""} style="{style}">{number(float(value[0, 0]), decimals)}</td>'


def _output(kept: str, kind: str) -> str:
    words = _("the largest of all") if kind == "max" else _("the mean of all")
    return (
        f'<section class="cs-whole-out"><h2 class="cs-output">{_("Output")}</h2><span class="cs-soft">1×1</span>'
        f'<p class="cs-whole-number cs-figure cs-output">{kept}</p><p class="cs-soft">{words}</p></section>'
    )


def _arithmetic(pooled: Pooled, window: pooling.PoolWindow, kind: str, decimals: int, kept: str) -> str:
    """One line, each row's part folded behind it, and the same of every channel of a photo."""
    count = number(window.count)
    if kind == "max":
        row, col = window.largest[0]
        ties = int((pooled.image == window.result[0]).sum())
        line = _("max of {count} values = {kept}, in row {row}, column {col}").format(
            count=count, kept=kept, row=row, col=col
        )
        if ties > 1:
            line += ngettext(", the first of {ties} cell with it", ", the first of {ties} cells with it", ties).format(
                ties=number(ties)
            )
    else:
        total = number(float(window.sums[0]), decimals)
        line = _("mean of {count} values = {total} / {count} = {kept}").format(count=count, total=total, kept=kept)
    return (
        f'<section class="cs-whole-sum cs-card"><details><summary><span>{line}</span></summary>'
        f"{_by_rows(pooled.image, kind, decimals)}</details>{_channels(pooled, kind)}</section>"
    )


def _by_rows(image: np.ndarray, kind: str, decimals: int) -> str:
    """What each row of the input adds: its largest value, or its sum."""
    values = image.astype(np.float64)
    parts = values.max(axis=1) if kind == "max" else values.sum(axis=1)
    words = _("row {row}: largest {value}") if kind == "max" else _("row {row}: sum {value}")
    lines = [f"<li>{words.format(row=row, value=number(part, decimals))}</li>" for row, part in enumerate(parts)]
    if len(lines) > _FIRST + _LAST:
        left = len(lines) - _FIRST - _LAST
        lines[_FIRST:-_LAST] = [f"<li>{_('… {left} more rows …').format(left=number(left))}</li>"]
    return f'<ol class="cs-whole-rows cs-figure" tabindex="0">{"".join(lines)}</ol>'


def _channels(pooled: Pooled, kind: str) -> str:
    """One number a channel: what global pooling hands on, however large the photo is."""
    if pooled.after is not None:
        return ""
    combine = np.max if kind == "max" else np.mean
    found = [number(float(combine(plane.astype(np.float64))), 0 if kind == "max" else 2) for plane in pooled.photo]
    each = ", ".join(f"{name} {value}" for name, value in zip(_COLOURS, found, strict=True))
    words = _("Each channel gives one number, however large the photo is: {each}.").format(each=each)
    return f'<p class="cs-soft">{words}</p>'
