"""Pooling: what does a window keep, and what does it drop?"""

import streamlit as st

from lib.errors import DoesNotFit
from lib.text import _
from lib.ui import frame, photo, theme
from lib.ui.components.pixel_store import pixel_store
from lib.ui.views import place, pooling

frame.require()
frame.title(
    _("What does a window keep, and what does it drop?"),
    _("A window moves over the picture and keeps one number of each place: the largest, or the mean."),
)
shown = photo.current()
detail = place.detail()
source = pooling.source()
problem = None
try:
    pooled = pooling.pooled(source, shown, detail)
    pixel_store(pooled.name, pooled.planes)
except DoesNotFit as error:
    problem = error


@st.fragment
def operation() -> None:
    """Choose, pool, look: only this reruns when a control moves."""
    settings = pooling.controls(source)
    pictures, below = st.container(), frame.row("below")
    place.size_of_photo(below, detail)
    try:
        if problem:
            raise problem
        with pictures:
            pooling.stepper(pooling.view(pooled, settings), theme.is_dark(), below)
        pooling.challenge(pooled, settings)
    except DoesNotFit as error:
        pooling.sentence(error)
    frame.notes()


operation()
frame.prose("pooling")
