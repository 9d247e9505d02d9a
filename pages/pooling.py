"""Pooling: what does a window keep, and what does it drop?"""

import streamlit as st

from lib.errors import DoesNotFit
from lib.text import _
from lib.ui import ask, frame, photo, theme
from lib.ui.components.pixel_store import pixel_store
from lib.ui.views import place, pooling, pooling_further, pooling_whole

frame.require()
frame.title(
    _("What does a window keep, and what does it drop?"),
    _("A window moves over the picture and keeps one number of each place: the largest, or the mean."),
)
pooling.style()
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
    settings, at = pooling.controls(source), None
    pictures, asked, below = st.container(), st.container(), frame.row("below")
    try:
        if problem:
            raise problem
        with pictures:
            if settings.whole:
                questions = pooling.asked_of_all(pooled, settings)
                at = pooling_whole.show(pooled, settings, theme.is_dark())
            else:
                found = pooling.view(pooled, settings)
                at = place.place(below, found.outputs.shape[1:])
                questions = pooling.asked(pooled, settings, at, found.following(at))
                pooling.stepper(found, at, ask.asked(questions), theme.is_dark())
        with asked:
            ask.box(questions, page="pooling")
            pooling.share(shown, pooled, settings, at)
    except DoesNotFit as error:
        with pictures:
            pooling.sentence(error)
    place.size_of_photo(below, detail)
    noted = st.container()
    if at:
        pooling_further.panel(pooled, settings, theme.is_dark())
    with noted:  # when all that the address asks for has been looked at
        frame.notes()


operation()
frame.prose("pooling")
