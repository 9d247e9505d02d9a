"""A way from what is looked at further to another place in the network; the whole page follows."""

import streamlit as st

from lib.ui.views.activations import pick

_JUMPED = "_inside_jumped"


def to(layer: str, channel: int | None) -> None:
    """Choose a layer, or a map or unit of it; a callback."""
    pick(layer, channel)
    st.session_state[_JUMPED] = True


def follow() -> None:
    """Run the whole page where the last press chose another place; first in every fragment that offers one."""
    if st.session_state.pop(_JUMPED, False):
        st.rerun(scope="app")
