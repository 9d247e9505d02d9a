"""What a person takes away from the builder: the link, the Keras code, a drawing."""

from collections.abc import Callable

import streamlit as st

from lib.code.design import code
from lib.designs import Design
from lib.ui import share


@st.fragment
def row(design: Callable[[], Design]) -> None:
    """The buttons in a row, which an edit leaves alone: each asks for the design when it is opened."""
    share.row(lambda: code(design()), "network", with_photo=False)
