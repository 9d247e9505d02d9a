"""Values as HTML: pictures with a legend, and weights in cells with their figures."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np

from lib import render
from lib.text import _, figure, number
from lib.ui.views.sharp import sharp
from lib.ui.views.stepper import Scale

_STYLE = (Path(__file__).parents[1] / "assets" / "coloured.css").read_text(encoding="utf-8")
_STOPS = 9
_NARROWEST = 90  # CSS pixels that a legend needs
_MOST_DECIMALS, _EXACT = 4, 1e-9


def style() -> str:
    """The style sheet of what this module draws; once on a page, before it."""
    return f"<style>{_STYLE}</style>"


def picture(values: np.ndarray, caption: str, scale: Scale, dark: bool, side: int) -> str:
    """A picture of values with sharp pixels, its caption, and what its colours mean.

    Args:
        values: (H, W); of more than `side` cells only every second, third, … row and column is drawn, and the caption
            says so: means would bring neighbours of opposite signs to nothing.
        caption: plain text.
        scale: diverging round zero, or grey.
        side: CSS pixels that the longer side fills at most.
    """
    step = _step(values.shape, side)
    if step > 1:
        caption += _(" (one in {step} rows and columns)").format(step=step)
    places = scale.places(values[::step, ::step])
    pixels = places if scale.limit is None else render.palette(dark)[places]
    width = max(size_of(values.shape, side)[1], _NARROWEST)
    drawn = sharp(pixels, caption, side) + legend(scale, dark)
    return f'<div class="cs-map" style="width:{width}px">{drawn}</div>'


def size_of(shape: tuple[int, int], side: int) -> tuple[int, int]:
    """Height and width in CSS pixels of a picture of that shape: whole multiples where it is smaller than `side`."""
    height, width = (-(-cells // _step(shape, side)) for cells in shape)
    factor = side // max(height, width)
    return height * factor, width * factor


def _step(shape: tuple[int, int], side: int) -> int:
    """From one row or column that is drawn to the next."""
    return -(-max(shape) // side)


def legend(scale: Scale, dark: bool) -> str:
    """A bar of the scale's colours with figures at its ends, and zero in the middle of a diverging one."""
    if scale.limit is None:
        stops, ends = ["#000", "#fff"], [number(scale.low), number(scale.high)]
    else:
        shades = render.palette(dark)[np.linspace(1, 255, _STOPS).astype(int)]
        stops = [render.css(shade) for shade in shades]
        ends = [figure(-scale.limit), "0", figure(scale.limit)]
    marks = "".join(f"<span>{end}</span>" for end in ends)
    bar = f'<div class="cs-map-bar" style="background:linear-gradient(to right,{",".join(stops)})"></div>'
    return f'{bar}<div class="cs-map-ends">{marks}</div>'


def weights(values: np.ndarray, caption: str, dark: bool) -> str:
    """A kernel with its figures, coloured round zero: (kh, kw)."""
    words = figures(values)
    cells = _cells(values, dark)
    rows = "".join(
        f"<tr>{''.join(f'<td {cell}>{word}</td>' for cell, word in zip(*row, strict=True))}</tr>"
        for row in zip(cells, words, strict=True)
    )
    return _table(rows, caption)


def product(column: np.ndarray, row: np.ndarray, values: np.ndarray, caption: str, dark: bool) -> str:
    """A kernel (kh, kw) as a table of products: the column (kh,) at its left times the row (kw,) above it."""
    above, beside = _heads(row, "col", dark), _heads(column, "row", dark)
    inner = zip(beside, _cells(values, dark), figures(values), strict=True)
    rows = [
        head + "".join(f"<td {cell}>{word}</td>" for cell, word in zip(cells, words, strict=True))
        for head, cells, words in inner
    ]
    rows.insert(0, '<td class="cs-times">×</td>' + "".join(above))
    return _table("".join(f"<tr>{each}</tr>" for each in rows), caption)


def figures(values: np.ndarray) -> list[list[str]]:
    """Values of (kh, kw) as figures, each with the fewest decimals that write it, at most four; else three.

    >>> figures(np.array([[-1.0, 0.0, 0.0625, 1 / 3]]))
    [['−1', '0', '0.0625', '0.333']]
    """
    return [[_figure(float(value)) for value in row] for row in values]


def _figure(value: float) -> str:
    exact = (d for d in range(_MOST_DECIMALS + 1) if abs(round(value, d) - value) < _EXACT)
    decimals = next(exact, 3)
    return number(round(value, decimals) + 0.0, decimals)


def _table(rows: str, caption: str) -> str:
    name = escape(caption)
    return (
        f'<div class="cs-weights" tabindex="0" role="group" aria-label="{name}"><table>'
        f"<caption>{name}</caption><tbody>{rows}</tbody></table></div>"
    )


def _heads(half: np.ndarray, scope: str, dark: bool) -> Sequence[str]:
    """One header cell a figure of a column or row."""
    (cells,), (words,) = _cells(half[None], dark), figures(half[None])
    return [f'<th scope="{scope}" {cell}>{word}</th>' for cell, word in zip(cells, words, strict=True)]


def _cells(values: np.ndarray, dark: bool) -> list[list[str]]:
    """The style of each cell of (kh, kw): its colour, and black or white for the figure on it."""
    colours = render.diverging(values, float(np.abs(values).max()), dark)
    inks = render.readable(colours)
    return [
        [
            f'style="background-color:{render.css(colour)};color:{render.css(ink)}"'
            for colour, ink in zip(*row, strict=True)
        ]
        for row in zip(colours, inks, strict=True)
    ]


def caption_of(name: str, values: np.ndarray) -> str:
    """A title with the sum of the weights."""
    ((total,),) = figures(np.array([[values.sum()]]))
    return _("{name}, sum {total}").format(name=name, total=total)
