"""Training curves: when did it stop learning?"""

import streamlit as st

from lib.text import _
from lib.ui import frame, histories
from lib.ui.views import training as view

frame.require()
frame.title(
    _("When did it stop learning?"),
    _("The solid line is how well a network knows its training pictures, the dotted one pictures it never trained on."),
)
chosen = view.chooser()
frame.notes()
view.diagrams(chosen)
told, given = st.columns([3, 2], gap="medium")
with told:
    view.words(chosen)
with given:
    histories.uploader()
view.figures(chosen)
view.cards(chosen)
frame.prose("training")
