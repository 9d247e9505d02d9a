"""What a stride leaves out: of all positions of the kernel only every second, third, … stays."""

import numpy as np
import streamlit as st

from lib import render
from lib.convolution import output_size, pads
from lib.text import _, number, percent
from lib.ui.theme import TOKENS
from lib.ui.views.convolution import Settings
from lib.ui.views.sharp import sharp
from lib.ui.views.stepper import Scale

SIDE = 340


def show(every: np.ndarray, shape: tuple[int, int], settings: Settings, scale: Scale, dark: bool) -> None:
    """All positions with those that the stride skips blank, beside what is left of them.

    Args:
        every: float32 (H', W'), the output at stride 1, else with the page's settings.
        shape: rows and columns of the input.
        settings, scale: of the page.
        dark: draw for the dark theme.
    """
    stride = settings.stride
    if stride == 1:
        st.markdown(_("With a stride of 1 the kernel stops at every position and skips none. Choose a larger stride."))
        return
    top, left = (_first(cells, k, settings) for cells, k in zip(shape, settings.kernels.shape[:2], strict=True))
    kept = np.zeros(every.shape, bool)
    kept[top::stride, left::stride] = True
    coloured = _coloured(every, scale, dark)
    some = coloured[top::stride, left::stride]
    blank = np.where(kept[..., None], coloured, np.frombuffer(bytes.fromhex(TOKENS[dark]["line"][1:]), np.uint8))
    with st.container(horizontal=True, gap="medium"):
        st.html(sharp(blank, _("Every position; those that are skipped are blank"), SIDE), width="content")
        st.html(sharp(some, _("What is left"), SIDE), width="content")
    st.markdown(_said(every.shape, some.shape[:2], shape, settings))


def _first(cells: int, kernel: int, settings: Settings) -> int:
    """The first position that stays, among those of stride 1: with "same" padding both begin at other zeros."""
    how = {"padding": settings.padding, "dilation": settings.dilation}
    return pads(cells, kernel, **how)[0] - pads(cells, kernel, stride=settings.stride, **how)[0]


def _coloured(values: np.ndarray, scale: Scale, dark: bool) -> np.ndarray:
    """uint8 (H, W, 3) as the page colours its output."""
    places = scale.places(values)
    return render.palette(dark)[places] if scale.limit is not None else np.repeat(places[..., None], 3, axis=2)


def _said(every: tuple, left: tuple, shape: tuple[int, int], settings: Settings) -> str:
    """The counts of positions, and of pixels that no window reads."""
    all_of_them, stay = every[0] * every[1], left[0] * left[1]
    words = _(
        "A stride of {stride} moves the kernel {stride} cells at a time: of {rows}×{cols} = {all} positions "
        "{left_rows}×{left_cols} = {stay} stay, {share} of them. "
    ).format(
        stride=settings.stride,
        rows=every[0],
        cols=every[1],
        all=number(all_of_them),
        left_rows=left[0],
        left_cols=left[1],
        stay=number(stay),
        share=percent(stay / all_of_them),
    )
    unread = shape[0] * shape[1] - _read(shape[0], 0, settings) * _read(shape[1], 1, settings)
    if not unread:
        return words + _("Together the windows still read every pixel.")
    return words + _("{n} of {pixels} pixels are read by no window: they change nothing in the output.").format(
        n=number(unread), pixels=number(shape[0] * shape[1])
    )


def _read(cells: int, axis: int, settings: Settings) -> int:
    """How many rows (or columns) of the input at least one window reads."""
    kernel = settings.kernels.shape[axis]
    starts = np.arange(output_size(cells, kernel, **settings.how)) * settings.stride
    starts -= pads(cells, kernel, **settings.how)[0]
    under = np.unique(starts[:, None] + np.arange(kernel) * settings.dilation)
    return int(((under >= 0) & (under < cells)).sum())
