"""Image as numbers: what does the computer see where we see a picture?"""

import streamlit as st

from lib.text import _
from lib.ui import cache, frame, photo
from lib.ui.components.pixel_store import pixel_store
from lib.ui.views import image as view
from lib.ui.views import image_grey, image_look, image_place, image_resize, place

frame.require()
frame.title(
    _("What does the computer see?"),
    _("Where we see a picture, it has a table of numbers, from 0, black, to 255, full light. Move the frame."),
)
view.style()
image_resize.check()
shown = photo.current().photo
detail = place.detail()
planes = cache.planes(shown.digest, detail, shown)
picture = f"{shown.digest[:16]}-{detail}"
pixel_store(picture, planes)


@st.fragment
def numbers() -> None:
    """Choose, move, look: only this reruns when a control or the frame moves."""
    above, figures, asked = frame.row("above"), st.container(), st.container()
    below, prose, greys = frame.row("below"), st.container(), st.container()
    choice = image_look.controls(above, below)
    with greys:
        weights = image_grey.weights()
    where = image_place.frame(below, shown.digest, planes, choice.cells)
    look = image_look.look(picture, planes, choice, weights)
    with figures:
        view.grid(picture, planes.shape[1:], where, look)
    with asked:
        view.guess(shown, planes, where, look)
    place.size_of_photo(below, detail)
    with below:
        view.share_row(shown, planes, where, look)
    with prose:
        frame.notes()
        frame.prose("image")
    with greys:
        image_grey.pictures(picture, planes, weights, (where.row, where.column))
    view.spread(f"{shown.digest[:16]}-1024", cache.planes(shown.digest, 1024, shown), look)


numbers()
image_resize.lost(shown)
view.as_networks_see_it(shown)
