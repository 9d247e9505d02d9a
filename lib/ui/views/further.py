"""What can be looked at further on the Convolution page: one thing at a time, computed only while it is open."""

from dataclasses import replace

import numpy as np
import streamlit as st

from lib.text import _
from lib.ui import address, ask, break_it
from lib.ui.photo import CurrentPhoto
from lib.ui.views import fits, learned, separable, strides, two_kernels
from lib.ui.views.convolution import COLOURS, GREY, Settings, outputs
from lib.ui.views.stepper import View

TOPICS = ("learned kernels", "two in a row", "column × row", "stride", "size", "break it")

_ON_ONE_CHANNEL = ("two in a row", "column × row", "break it")


def panel(shown: CurrentPhoto, planes: np.ndarray, settings: Settings, view: View | None, dark: bool) -> None:
    """Choose what to look at; nothing at first.

    Args:
        planes: uint8 (4, H, W), red, green, blue and grey.
        view: what the stepper shows; None where the settings do not fit.
    """
    address.one_of("more", TOPICS, None)
    chosen = st.segmented_control(_("Take it further"), TOPICS, key="more", bind="query-params")
    if chosen == "learned kernels":
        learned.show(shown, dark)
    elif chosen in _ON_ONE_CHANNEL and (view or chosen == "column × row"):
        _on_one_channel(chosen, planes, settings, dark)
    elif chosen and view is None:
        st.markdown(_("There is no output to look at yet. Choose settings that fit."))
    elif chosen and ask.hidden():
        st.markdown(_("In this link the answers stay closed, and this would give them away."))
    elif chosen == "stride":
        every = outputs(planes, replace(settings, stride=1))
        strides.show(every[view.chosen], planes.shape[1:], settings, view.output_scale, dark)
    elif chosen == "size":
        fits.show(planes.shape[1:], settings)


def _on_one_channel(chosen: str, planes: np.ndarray, settings: Settings, dark: bool) -> None:
    """What is shown of one kernel on one plane: of the channel in the grids, where there are several."""
    plane = planes[GREY] if settings.mode == "grey" else planes[settings.channel]
    kernel = settings.kernels[..., min(settings.channel, settings.kernels.shape[2] - 1)]
    if settings.mode == "all":
        words = _("Of the three channels this is {colour} alone, with its own kernel, without bias and ReLU.")
        st.caption(words.format(colour=COLOURS[settings.channel]))
    elif settings.relu:
        st.caption(_("This is without the ReLU."))
    if chosen == "column × row":
        separable.show(kernel, dark)
    elif chosen == "two in a row":
        two_kernels.show(plane.astype(np.float32), kernel, dark)
    else:
        break_it.panel(plane, kernel, dark=dark, **settings.how)
