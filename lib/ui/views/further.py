"""What can be looked at further on the Convolution page: one thing at a time, computed only while it is open."""

from dataclasses import replace

import numpy as np
import streamlit as st

from lib.text import _
from lib.ui import address, break_it
from lib.ui.photo import CurrentPhoto
from lib.ui.views import fits, learned, separable, strides, two_kernels
from lib.ui.views.convolution import Settings, outputs
from lib.ui.views.stepper import View

TOPICS = ("learned kernels", "two in a row", "column × row", "stride", "size", "break it")


def panel(shown: CurrentPhoto, planes: np.ndarray, settings: Settings, view: View | None, dark: bool) -> None:
    """Choose what to look at; nothing at first.

    Args:
        planes: uint8 (4, H, W), red, green, blue and grey.
        view: what the stepper shows; None where the settings do not fit.
    """
    address.one_of("more", TOPICS, None)
    chosen = st.segmented_control(_("Take it further"), TOPICS, key="more", bind="query-params")
    plane, kernel = planes[settings.planes()[0]], settings.kernels
    if chosen == "learned kernels":
        learned.show(shown, dark)
    elif chosen == "column × row":
        separable.show(kernel[..., 0], dark)
    elif chosen and view is None:
        st.markdown(_("There is no output to look at yet. Choose settings that fit."))
    elif chosen == "two in a row":
        two_kernels.show(plane.astype(np.float32), kernel[..., 0], dark)
    elif chosen == "break it":
        break_it.panel(plane, kernel, dark=dark, **settings.how)
    elif chosen == "stride":
        every = outputs(planes, replace(settings, stride=1))
        strides.show(every[view.chosen], planes.shape[1:], settings, view.output_scale, dark)
    elif chosen == "size":
        fits.show(planes.shape[1:], settings)
