"""Image as numbers: what does the computer see where we see a picture?"""

import streamlit as st

from lib.text import _
from lib.ui import cache, frame, photo
from lib.ui.components.pixel_store import pixel_store
from lib.ui.views import image as view

frame.require()
frame.title(
    _("What does the computer see?"),
    _("Where we see a picture, it has a table of numbers, from 0, black, to 255, full light. Move the frame."),
)
shown = photo.current().photo


@st.fragment
def numbers() -> None:
    """Choose, move, look: only this reruns when a control or the frame moves."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        channel = view.channel()
        detail = view.detail()
        planes = cache.planes(shown.digest, detail, shown)
        picture = f"{shown.digest[:16]}-{detail}"
        place = view.frame_controls(picture, planes)
    frame.notes()
    pixel_store(picture, planes)
    view.grid(picture, planes, place, channel)
    view.guess(shown)
    frame.prose("image")
    view.spread(cache.planes(shown.digest, 1024, shown), channel)


numbers()
view.as_networks_see_it(shown)
