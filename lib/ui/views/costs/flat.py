"""Why the CNN's curve is flat: one filter, walked over the photo, with the same weights at every place."""

from dataclasses import replace
from html import escape

import numpy as np
import streamlit as st

from lib import kernels
from lib.convolution import output_size
from lib.errors import DoesNotFit
from lib.text import _, escape_markdown, number
from lib.ui import address, ask, cache, frame
from lib.ui.comparison import Settings
from lib.ui.components.pixel_store import pixel_store
from lib.ui.components.window_stepper import window_stepper
from lib.ui.photo import CurrentPhoto
from lib.ui.views import convolution, place
from lib.ui.views.stepper import View

DETAILS = (28, 56, 112, 224)
DEFAULT = 112
"""Pixels along the long side of the photo."""
_COLOUR = 3


def show(settings: Settings, shown: CurrentPhoto, dark: bool) -> None:
    """A switch, and behind it the filter at work; nothing is computed before it is on."""
    address.switch("flat")
    if st.toggle(_("Why the CNN’s curve is flat: the same kernel at every place"), key="flat", bind="query-params"):
        _walk(settings, shown, dark)


@st.fragment
def _walk(settings: Settings, shown: CurrentPhoto, dark: bool) -> None:
    """The numbers for photos of several sizes, the window stepper, and what one sees."""
    address.one_of("detail", DETAILS, DEFAULT)
    above, pictures, below = st.container(), st.container(), frame.row("flat_below")
    with below:
        detail = st.segmented_control(
            _("Photo’s long side"), DETAILS, default=DEFAULT, required=True, key="detail", bind="query-params"
        )
    frame.notes()
    name = f"{shown.photo.digest[:16]}-{detail}"
    planes = cache.planes(shown.photo.digest, detail, shown.photo)
    try:
        found = view(name, planes, settings)
    except DoesNotFit as error:
        st.warning(escape_markdown(str(error)), icon=":material/straighten:")
        return
    with above:
        st.markdown(_("At every place the window multiplies by the same weights. Move it, or press Play."))
        st.html(_table(settings, shown.photo.pixels.shape[:2], detail))
    with st.container(key="stores"):
        pixel_store(name, planes)
    at = place.place(below, found.outputs.shape[1:])
    with pictures:
        window_stepper(
            found.data(at, dark=dark, closed=ask.hidden()), found.pictures(), key="stepper", on_position=place.keep
        )


def view(name: str, planes: np.ndarray, settings: Settings) -> View:
    """One filter of the comparison's size on the photo, as the window stepper shows it; its weights stay as they are.

    Args:
        name: of the planes in the pixel store.
        planes: uint8 (4, H, W), red, green, blue and grey.

    Raises:
        KernelTooLarge: the photo has fewer cells than the kernel.
    """
    chosen, is_colour = kernel_of(settings.size), settings.channels == _COLOUR
    operation = convolution.Settings(
        name=chosen,
        kernels=np.repeat(kernels.kernel(chosen, settings.size)[..., None], _COLOUR if is_colour else 1, axis=2),
        stride=1,
        padding=_padding(settings),
        dilation=1,
        mode="all" if is_colour else "grey",
        channel=0,
        bias=0.0,
        relu=False,
        as_picture=False,
    )
    return replace(convolution.view(name, planes, operation), editable=False)


def kernel_of(size: int) -> str:
    """A kernel that has this size: edges where it can, else a blur.

    >>> kernel_of(3), kernel_of(4)
    ('sobel_x', 'gaussian')
    """
    return next(name for name in ("sobel_x", "gaussian") if size in kernels.KERNELS[name].sizes)


def _padding(settings: Settings) -> str:
    return "same" if settings.whole else "valid"


def numbers(settings: Settings, rows: int, cols: int) -> tuple[int, int, int]:
    """(places of the window, parameters of one filter, of one dense unit) for a photo of that size.

    Biases are counted; there is no place where the kernel does not fit.
    """
    depth = _depth(settings)
    filter_ = settings.size**2 * depth + 1
    unit = rows * cols * depth + 1
    try:
        along = [output_size(cells, settings.size, padding=_padding(settings)) for cells in (rows, cols)]
    except DoesNotFit:
        return 0, filter_, unit
    return along[0] * along[1], filter_, unit


def _depth(settings: Settings) -> int:
    """Channels of the photo that the filter reads: its colours, or its grey."""
    return _COLOUR if settings.channels == _COLOUR else 1


def _table(settings: Settings, size: tuple[int, int], detail: int) -> str:
    """A row for each size of the photo, the one on the screen marked, as HTML."""
    heads = (_("Photo"), _("One filter learns"), _("and uses it at"), _("One unit of an MLP learns"))
    rows = "".join(_row(settings, size, each, each == detail) for each in DETAILS)
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    label = _("What a filter and a unit learn for photos of several sizes")
    return (
        f'<div class="cs-card cs-flat" tabindex="0" role="group" aria-label="{escape(label)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(settings: Settings, size: tuple[int, int], detail: int, is_shown: bool) -> str:
    rows, cols = reduced(size, detail)
    places, filter_, unit = numbers(settings, rows, cols)
    kernel = "·".join(map(str, (settings.size, settings.size, _depth(settings))))
    cells = [
        f'<b class="cnn">{number(filter_)}</b> <small>{kernel} + 1</small>',
        _("{n} places").format(n=number(places)) if places else _("no place"),
        f'<b class="mlp">{number(unit)}</b> <small>{number(rows)}·{number(cols)}·{_depth(settings)} + 1</small>',
    ]
    shown = "".join(f'<td class="cs-figure">{cell}</td>' for cell in cells)
    mark = ' aria-current="true"' if is_shown else ""
    return f'<tr{mark}><th scope="row" class="cs-figure">{number(rows)}×{number(cols)}</th>{shown}</tr>'


def reduced(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Rows and columns of a photo that is reduced to a long side, as `lib.images.shrink` does it.

    >>> reduced((300, 451), 112), reduced((20, 10), 112)
    ((75, 112), (20, 10))
    """
    if max(size) <= longest:
        return size
    rows, cols = (max(1, round(cells * longest / max(size))) for cells in size)
    return rows, cols
