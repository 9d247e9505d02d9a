"""An MLP and a CNN for the same picture: is the CNN's number larger or smaller?"""

import streamlit as st

from lib.ui import duel, frame
from lib.ui.photo import CurrentPhoto
from lib.ui.views import parameters as view


def show(shown: CurrentPhoto, dark: bool) -> None:
    """The settings, both numbers with their arithmetic, how they grow, and the lab's questions."""
    counted = duel.count(view.controls(shown))
    frame.notes()
    view.cards(counted)
    left, right = st.columns(2)
    with left:
        view.curve(counted)
    with right:
        view.meaning(counted)
        view.guesses(counted)
    view.code(counted)
