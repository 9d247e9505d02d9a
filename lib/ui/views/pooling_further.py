"""What can be looked at further on the Pooling page: what survives a shift, and pooling twice."""

import streamlit as st

from lib.errors import DoesNotFit
from lib.text import _
from lib.ui import address
from lib.ui.views import pooling_shift, pooling_twice
from lib.ui.views.pooling import Pooled, Settings, sentence

TOPICS = ("shift", "pool twice")


def panel(pooled: Pooled, settings: Settings, dark: bool) -> None:
    """Choose what to look at, nothing at first; only that is computed."""
    address.one_of("more", TOPICS, None)
    chosen = st.segmented_control(_("Take it further"), TOPICS, key="more", bind="query-params")
    try:
        if chosen == "pool twice":
            pooling_twice.show(pooled, settings, dark)
        elif chosen:
            pooling_shift.show(pooled, settings, dark)
    except DoesNotFit as error:
        sentence(error)
