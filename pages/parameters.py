"""Parameters: is the CNN's number larger or smaller?"""

import streamlit as st

from lib.text import _
from lib.ui import duel, frame, photo
from lib.ui.views import parameters as view

frame.require()
frame.title(
    _("Is the CNN’s number larger or smaller?"),
    _("An MLP and a CNN look at the same picture. Count what each has to learn."),
)
settings = view.controls(photo.current())
frame.notes()
counted = duel.count(settings)
view.cards(counted)
left, right = st.columns(2)
with left:
    view.curve(counted)
with right:
    view.meaning(counted)
    view.guesses(counted)
view.code(counted)
frame.prose("parameters")
