"""Convolution: what does a kernel see?"""

import streamlit as st

from lib.errors import DoesNotFit
from lib.text import _
from lib.ui import ask, cache, frame, photo, theme
from lib.ui.components.pixel_store import pixel_store
from lib.ui.views import convolution, further, place
from lib.ui.views import convolution_controls as view

frame.require()
frame.title(
    _("What does a kernel see?"),
    _("A kernel slides over the picture. At each place it multiplies, adds up, and writes one number."),
)
shown = photo.current()
detail = place.detail()
planes = cache.planes(shown.photo.digest, detail, shown.photo)
name = f"{shown.photo.digest[:16]}-{detail}"
pixel_store(name, planes)
chosen = view.gallery(shown, theme.is_dark())


@st.fragment
def operation() -> None:
    """Choose, convolve, look: only this reruns when a control moves."""
    above, pictures, asked, below = st.container(), st.container(), st.container(), frame.row("below")
    with above:
        settings = view.controls(below)
    view.follow(chosen)
    found = None
    try:
        found = convolution.view(name, planes, settings)
        with pictures:
            at = place.place(below, found.outputs.shape[1:])
            questions = view.asked(planes, settings, at, found.following(at))
            view.stepper(found, at, ask.asked(questions), theme.is_dark())
        with asked:
            ask.box(questions, page="convolution")
            view.share(shown, planes, settings, at)
    except DoesNotFit as error:
        with pictures:
            view.sentence(error)
    place.size_of_photo(below, detail)
    frame.notes()
    further.panel(shown, planes, settings, found, theme.is_dark())


operation()
frame.prose("convolution")
