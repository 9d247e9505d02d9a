"""How colour becomes grey: three weights to choose, the picture they make, and the sum of the chosen pixel."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import render
from lib.images.grey import WEIGHTS
from lib.images.shrink import shrink
from lib.text import _, number, percent
from lib.ui import address, ask
from lib.ui.views.image_look import COLOURS, grey_plane, wide

Weights = tuple[float, float, float]
PRESETS: dict[str, Weights] = {
    _("As we see it"): WEIGHTS,
    _("Plain mean"): (1 / 3, 1 / 3, 1 / 3),
    _("Only red"): (1.0, 0.0, 0.0),
    _("Only green"): (0.0, 1.0, 0.0),
    _("Only blue"): (0.0, 0.0, 1.0),
}
LEAST, MOST = -2.0, 2.0
FEW = 200  # pixels that are shown as they are, sharp
LONGEST = 448
"""Pixels along the long side of the pictures as they are sent to the browser."""


def weights() -> Weights:
    """The three weights: fields, and presets that set them all."""
    st.header(_("How does colour become grey?"), anchor=False)
    labels = (_("Weight of red"), _("Weight of green"), _("Weight of blue"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="weights"):
        found = [_field(*each) for each in zip(labels, COLOURS, WEIGHTS, strict=True)]
        for title, values in PRESETS.items():
            st.button(title, key=f"_preset_{title}", on_click=_take, args=(values,), disabled=tuple(found) == values)
    return found[0], found[1], found[2]


def _field(label: str, name: str, default: float) -> float:
    address.real(name, LEAST, MOST, default=default)
    return float(
        st.number_input(
            label, LEAST, MOST, default, step=0.1, format="%.3f", key=name, bind="query-params", width=wide(130)
        )
    )


def _take(values: Weights) -> None:
    """Set all three; a callback."""
    st.session_state.update(zip(COLOURS, values, strict=True))


@dataclass(frozen=True)
class Sum:
    """Grey of one pixel with its terms: `exact` before it is rounded and cut, `value` after."""

    terms: str
    exact: float
    value: int


def sum_of(pixel: np.ndarray, chosen: Weights, value: int) -> Sum:
    """The weighted sum of a pixel's red, green and blue, written out.

    >>> sum_of(np.array([100, 0, 10], np.uint8), (0.5, 0.25, 0.25), 52)
    Sum(terms='0.5 · 100 + 0.25 · 0 + 0.25 · 10', exact=52.5, value=52)
    """
    parts = [int(part) for part in pixel]
    terms = " + ".join(f"{_short(weight)} · {part}" for weight, part in zip(chosen, parts, strict=True))
    return Sum(terms, sum(weight * part for weight, part in zip(chosen, parts, strict=True)), value)


def _short(weight: float) -> str:
    return f"{weight:.4f}".rstrip("0").rstrip(".").replace("-", "−")


def pictures(picture: str, planes: np.ndarray, chosen: Weights, at: tuple[int, int]) -> None:
    """The photo in colour, its grey with the chosen weights and with the usual ones, and the sum of a pixel."""
    own = grey_plane(picture, planes, chosen)
    st.html(f'{_sum(planes, own, chosen, at)}<p class="cs-soft">{_brightness(planes, chosen)}</p>')
    st.html(_pictures(picture, chosen, planes, own))


def _sum(planes: np.ndarray, own: np.ndarray, chosen: Weights, at: tuple[int, int]) -> str:
    """The weighted sum of one pixel between its colour and its grey; the result stays "?" while answers are closed."""
    row, column = at
    colours = planes[:3, row, column]
    found = sum_of(colours, chosen, int(own[row, column]))
    rounded = _("= {exact}, cut to {value}") if not -0.5 <= found.exact <= 255.5 else _("= {exact} ≈ {value}")
    said, shade = rounded.format(exact=number(found.exact, 1), value=found.value), (found.value,) * 3
    if ask.hidden():
        said, shade = "= ?", None
    place = _("row {row}, column {column}").format(row=row, column=column)
    return (
        f'<p class="cs-sum">{_swatch(colours)}{place}: <span class="cs-figure">{found.terms} {said}</span> '
        f"{_swatch(shade)}</p>"
    )


def _swatch(colour: Sequence[int] | None) -> str:
    style = "" if colour is None else f"background:rgb({' '.join(map(str, colour))})"
    return f'<i style="{style}"></i>'


def _brightness(planes: np.ndarray, chosen: Weights) -> str:
    """What the sum of the weights does to the brightness."""
    total = sum(chosen)
    if abs(total - 1) < 1e-6 and min(chosen) >= 0:
        return _("The weights add up to 1: white, 255, stays 255, and no value is cut.")
    sums = np.tensordot(chosen, planes[:3], 1)
    cut = percent(float(((sums < -0.5) | (sums > 255.5)).mean()))
    values = {"total": number(total, 3), "white": number(255 * total, 1), "cut": cut}
    if abs(total - 1) < 1e-6:
        return _("The weights add up to 1, but not all are above 0: {cut} of the pixels are cut to 0 or 255.").format(
            **values
        )
    return _(
        "The weights add up to {total}, not to 1: white, 255, becomes {white}. {cut} of the pixels are cut to 0 or 255."
    ).format(**values)


@st.cache_data(max_entries=32, show_spinner=False)
def _pictures(picture: str, chosen: Weights, _planes: np.ndarray, _own: np.ndarray) -> str:
    pixels = np.ascontiguousarray(_planes[:3].transpose(1, 2, 0))
    captions = (_("in colour"), _("with these weights"), _("as we see it, 0.299, 0.587, 0.114"))
    figures = [_figure(*each) for each in zip((pixels, _own, _planes[3]), captions, strict=True)]
    return f'<div class="cs-pictures">{"".join(figures)}</div>'


def _figure(values: np.ndarray, caption: str) -> str:
    few = max(values.shape[:2]) < FEW
    kind, data = ("png", render.png(values)) if few else ("jpeg", render.jpeg(shrink(values, LONGEST)))
    source = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    said = _("The photo {how}").format(how=caption)
    sharp = " cs-sharp" if few else ""
    return (
        f'<figure><img class="cs-wide{sharp}" alt="{said}" src="{source}">'
        f'<figcaption class="cs-soft">{caption}</figcaption></figure>'
    )
