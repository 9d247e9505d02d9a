"""How much outputs change over the shift of the picture: a diagram, its figures as a table, and the field on the photo.

Drawn as HTML that needs no script: the lines are a picture that stretches with the page, words and marks are placed in
per cent.
"""

import base64
import math
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np

from lib import render
from lib.shifting import FURTHEST, Change
from lib.text import _, number
from lib.ui.theme import TOKENS
from lib.ui.views.stepper import Scale

_COLOURS = {"max": "output", "average": "above", "stride": "kernel", "kernel": "below"}
_DASHED = ("stride", "kernel")
_STYLE = (Path(__file__).parents[1] / "assets" / "pooling_shift.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Line:
    """One operation: its kind, which gives it its colour and mark, its name, and its changes over the shift."""

    kind: str
    name: str
    changes: tuple[Change, ...]


def style() -> str:
    """The style sheet of what this module draws; once on a page, before it."""
    return f"<style>{_STYLE}</style>"


def share(value: float) -> str:
    """A share as whole per cent, which may be more than 100; a line never breaks within it.

    >>> share(0.337).replace("\\xa0", " "), share(1.2).replace("\\xa0", " ")
    ('34 %', '120 %')
    """
    return f"{number(100 * value)}\xa0%"


def chart(lines: list[Line], shift: int, kind: str, unit: str, dark: bool) -> str:
    """The diagram and its table; the line of `kind` is the bold one, and `shift`, in `unit`, is marked in both."""
    known = [line for line in lines if line.changes[0].relative is not None]
    if not known:
        return ""
    top = _top(max(each.relative for line in known for each in line.changes))
    drawn = _lines(known, top, kind, dark)
    marks = "".join(_marks(line, top, shift) for line in known)
    formula = _("change = Σ |after − before| / Σ |before − mean of before|")
    meaning = _(
        "the relative absolute error (Witten, Frank & Hall 2011): 0 % means that nothing changes, 100 % that the "
        "output changes as much as it varies at all"
    )
    return (
        f'<figure class="cs-shift" data-shift="{shift}"><div class="cs-shift-both"><div class="cs-shift-plot" '
        f'role="img" aria-label="{_described(known, unit)}">{_axes(top, shift, unit)}'
        f"{drawn}{marks}</div>"
        f"{_table(lines, shift, kind, unit)}</div>"
        f'<figcaption class="cs-soft"><span class="cs-figure">{formula}</span>, {escape(meaning)}.</figcaption>'
        "</figure>"
    )


def _top(most: float) -> float:
    """The upper end of the scale: a whole number of quarters.

    >>> _top(0.0), _top(0.31), _top(1.0), _top(1.62)
    (0.25, 0.5, 1.0, 1.75)
    """
    return max(0.25, math.ceil(most * 4 - 1e-9) / 4)


def _place(shift: int, relative: float, top: float) -> tuple[float, float]:
    """Per cent from the left and from above."""
    return 100 * shift / FURTHEST, 100 * (1 - relative / top)


def _lines(lines: list[Line], top: float, kind: str, dark: bool) -> str:
    """A picture of all lines, a little larger than the diagram so that none is cut at its rim."""
    drawn = "".join(_line(line, top, line.kind == kind, dark) for line in lines)
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -2 102 104" preserveAspectRatio="none" fill="none" '
        f'stroke-linejoin="round">{drawn}</svg>'
    )
    source = base64.b64encode(picture.encode()).decode()
    return f'<img class="cs-shift-lines" alt="" src="data:image/svg+xml;base64,{source}">'


def _line(line: Line, top: float, bold: bool, dark: bool) -> str:
    places = (_place(each.shift, each.relative, top) for each in line.changes)
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in places)
    dashes = ' stroke-dasharray="6 4"' if line.kind in _DASHED else ""
    colour, width = TOKENS[dark][_COLOURS[line.kind]], 3.5 if bold else 1.8
    how = f'stroke="{colour}" stroke-width="{width}" vector-effect="non-scaling-stroke"'
    return f'<polyline points="{points}" {how}{dashes}/>'


def _marks(line: Line, top: float, shift: int) -> str:
    places = ((each.shift == shift, *_place(each.shift, each.relative, top)) for each in line.changes)
    return "".join(
        f'<i class="cs-mark-of cs-{line.kind}{" cs-here" if here else ""}" style="left:{x:.2f}%;top:{y:.2f}%"></i>'
        for here, x, y in places
    )


def _axes(top: float, shift: int, unit: str) -> str:
    step = 0.25 if top <= 1 else 0.5
    rows = "".join(_level(level, top) for level in np.arange(0, top + 1e-9, step))
    columns = "".join(
        f'<span class="cs-at{" cs-here" if at == shift else ""}" style="left:{100 * at / FURTHEST:.2f}%">{at}</span>'
        for at in range(FURTHEST + 1)
    )
    now = f'<b class="cs-now" style="left:{100 * shift / FURTHEST:.2f}%"></b>'
    return f'{rows}{now}{columns}<span class="cs-unit">{_("shift, {unit}").format(unit=unit)}</span>'


def _level(level: float, top: float) -> str:
    kind = "cs-level cs-all" if level == 1 else "cs-level"
    return f'<b class="{kind}" style="top:{100 * (1 - level / top):.2f}%"><span>{share(level)}</span></b>'


def _described(lines: list[Line], unit: str) -> str:
    told = _("{name}: {first} at 1, {last} at {furthest} {unit}.")
    parts = [
        told.format(
            name=line.name,
            first=share(line.changes[1].relative),
            last=share(line.changes[-1].relative),
            furthest=FURTHEST,
            unit=unit,
        )
        for line in lines
    ]
    return escape(_("Change of the output over the shift of the picture.") + " " + " ".join(parts))


def _table(lines: list[Line], shift: int, kind: str, unit: str) -> str:
    heads = "".join(_cell("th", str(at), at == shift, ' scope="col"') for at in range(1, FURTHEST + 1))
    rows = "".join(_row(line, shift, line.kind == kind) for line in lines)
    caption = _("Change of the output by the shift, in {unit}; last, how many of its numbers stay the same")
    same = _("same at {shift}").format(shift=shift)
    return (
        f'<div class="cs-shift-table" tabindex="0" role="group" aria-label="{_("Figures of the diagram")}"><table>'
        f"<caption>{caption.format(unit=unit)}</caption><thead><tr><td></td>{heads}"
        f'<th scope="col">{same}</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(line: Line, shift: int, bold: bool) -> str:
    values = "".join(
        _cell("td", "–" if each.relative is None else share(each.relative), each.shift == shift)
        for each in line.changes[1:]
    )
    name = f'<th scope="row"{" class=cs-bold" if bold else ""}><i class="cs-mark-of cs-{line.kind}"></i>'
    return f"<tr>{name}{escape(line.name)}</th>{values}<td>{share(line.changes[shift].same)}</td></tr>"


def _cell(tag: str, words: str, here: bool, more: str = "") -> str:
    return f"<{tag}{more}{' class=cs-here' if here else ''}>{words}</{tag}>"


def framed(image: np.ndarray, scale: Scale, shift: int, direction: str, dark: bool, side: int) -> str:
    """HTML: the whole input with the field as it stands now, and dotted where it stood before.

    Args:
        image: (H, W); larger than `side`, it is reduced.
        scale: of its values.
        shift, direction: of the picture; the field moves the other way.
        dark: draw for the dark theme.
        side: CSS pixels that the longer side fills at most.
    """
    places = scale.places(render.shrunk(image[None].astype(np.float32), side)[0])
    pixels = places if scale.limit is None else render.palette(dark)[places]
    source = base64.b64encode(render.png(pixels)).decode()
    height, width = image.shape
    factor = max(1, side // max(pixels.shape[:2]))
    box = f"width:{width / height * pixels.shape[0] * factor:.0f}px"
    down = direction == "down"
    frames = _field_box((FURTHEST, FURTHEST), image.shape, "cs-from") + _field_box(
        (FURTHEST - shift * down, FURTHEST - shift * (not down)), image.shape, "cs-to-field"
    )
    words = _("Compared is what the frame shows; it moves, and real pixels come in")
    return (
        f'<div class="cs-map" style="{box}"><figure style="margin:0"><div class="cs-field"><img class="cs-sharp" '
        f'alt="{words}" src="data:image/png;base64,{source}">{frames}</div>'
        f'<figcaption class="cs-soft">{words}</figcaption></figure></div>'
    )


def _field_box(start: tuple[int, int], shape: tuple[int, int], kind: str) -> str:
    height, width = shape
    style = (
        f"top:{100 * start[0] / height:.3f}%;left:{100 * start[1] / width:.3f}%;"
        f"height:{100 * (height - FURTHEST) / height:.3f}%;width:{100 * (width - FURTHEST) / width:.3f}%"
    )
    return f'<i class="{kind}" style="{style}"></i>'
