"""What can be looked at further inside a network: one thing at a time, computed only while it is open."""

import streamlit as st

from lib.text import _
from lib.ui import address, ask
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.inside import compare, disturb, kernels, receptive, table

_TOPICS = {
    "receptive field": receptive.show,
    "kernels": kernels.show,
    "layers": table.show,
    "compare": compare.show,
    "flip": disturb.show,
}
TOPICS = tuple(_TOPICS)


def show(choice: Choice, shown: CurrentPhoto, dark: bool) -> None:
    """Choose what to look at; nothing at first."""
    address.one_of("more", TOPICS, None)
    chosen = st.segmented_control(_("Take it further"), TOPICS, key="more", bind="query-params")
    if chosen and ask.hidden():
        st.markdown(_("In this link the answers stay closed, and this would give them away."))
    elif chosen:
        _TOPICS[chosen](choice, shown, dark)
