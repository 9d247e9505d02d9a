"""Two kernels one after the other, and the one kernel that does the work of both."""

import math

import numpy as np
import streamlit as st

from lib import kernels
from lib.convolution import convolve
from lib.kernel_algebra import in_sequence
from lib.text import _, figure, number
from lib.ui import address, cache
from lib.ui.views import coloured, own_kernel
from lib.ui.views.stepper import Scale

SECOND = tuple(name for name in kernels.NAMES if name != "custom")
_START = "gaussian"
_SIDE = 240
_SMALLEST_PLAIN = 1e-6  # that is written without a power of ten


def show(image: np.ndarray, first: np.ndarray, dark: bool) -> None:
    """Choose a second kernel; the picture after the first, after both, and after the one kernel equal to both.

    Args:
        image: float (H, W), 0 to 255.
        first: float (kh, kw), the kernel of the page.
        dark: draw for the dark theme.
    """
    address.one_of("then", SECOND, _START)
    start = SECOND.index(_START)
    name = st.selectbox(_("Second kernel, 3×3"), SECOND, start, key="then", bind="query-params", width=200)
    second = kernels.kernel(name)
    one = in_sequence(first, second)
    if min(image.shape) < len(one):
        st.warning(too_wide(len(one), image.shape), icon=":material/straighten:")
        return
    steps = after(image, first, second, one)
    st.html(coloured.style() + _pictures(steps, (first, one, one), dark))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        caption = coloured.caption_of(_("The one kernel, {size}×{size}").format(size=len(one)), one)
        st.html(coloured.weights(one, caption, dark), width="content")
        with st.container(width="stretch"):
            st.markdown(said(steps, len(first), len(second)))
            _take_over(one)


def after(image: np.ndarray, first: np.ndarray, second: np.ndarray, one: np.ndarray) -> tuple[np.ndarray, ...]:
    """float32 outputs of the first kernel, of both in a row, and of the one, with stride 1 and no padding."""
    once = convolve(image, first)
    return once, convolve(once, second), convolve(image, one)


def too_wide(wide: int, shape: tuple[int, int]) -> str:
    """Why both kernels in a row have no output, and what would give one."""
    words = _(
        "Both kernels in a row span {wide} cells, but the picture has {rows}×{cols}. "
        "Choose a smaller first kernel or a larger picture."
    )
    return words.format(wide=wide, rows=shape[0], cols=shape[1])


def said(steps: tuple[np.ndarray, ...], first: int, second: int) -> str:
    """How far both ways are apart, and what the one kernel costs, with the numbers."""
    _once, both, one = steps
    words = _(
        "Both ways give the same {rows}×{cols} numbers: they differ by at most {apart}, of numbers up to {largest}, "
        "which is the rounding of 32-bit sums. A kernel {first} wide and one {second} wide make one {one} wide, "
        "{first} + {second} − 1; stride and dilation are 1 here, without padding, bias and ReLU."
    )
    return words.format(
        rows=both.shape[0],
        cols=both.shape[1],
        apart=plain(float(np.abs(both - one).max())),
        largest=figure(float(np.abs(both).max())),
        first=first,
        second=second,
        one=first + second - 1,
    )


def plain(value: float) -> str:
    """A small difference, not negative, rounded up to one significant digit; below a millionth with a power of ten.

    >>> plain(6.1e-5), plain(0.0), plain(0.25), plain(3.2e-31)
    ('0.00007', '0', '0.3', '4.0e−31')
    """
    if value == 0:
        return "0"
    decimals = max(0, -math.floor(math.log10(value)))
    if value < _SMALLEST_PLAIN:
        digit = math.ceil(float(f"{value:.9e}".partition("e")[0]))
        return figure(float(f"{digit}e-{decimals}"))
    return number(math.ceil(value * 10**decimals) / 10**decimals, decimals)


def _pictures(steps: tuple[np.ndarray, ...], used: tuple[np.ndarray, ...], dark: bool) -> str:
    """The three outputs; both ways share one scale."""
    limits = [float(np.abs(values).max()) for values in steps]
    limits[1] = limits[2] = max(limits[1:])
    captions = (_("After the first"), _("After both"), _("After the one kernel"))
    maps = [
        coloured.picture(values, caption, Scale() if cache.shows_picture(kernel) else Scale(limit=limit), dark, _SIDE)
        for values, caption, kernel, limit in zip(steps, captions, used, limits, strict=True)
    ]
    return f'<div class="cs-maps">{"".join(maps)}</div>'


def _take_over(one: np.ndarray) -> None:
    """Make the one kernel that of the page, where the editor holds it."""
    if len(one) > kernels.LARGEST:
        words = _("It is {wide} wide, and the page takes kernels up to {largest}: choose a smaller first one.")
        st.caption(words.format(wide=len(one), largest=kernels.LARGEST))
        return
    st.button(_("Use the one kernel"), on_click=own_kernel.take, args=(one[..., None],), key="_use_one")
