"""The parts of the Parameters page: one at a time, computed only while it is open."""

import streamlit as st

from lib.text import _
from lib.ui import address
from lib.ui.photo import CurrentPhoto
from lib.ui.views.costs import build, duel, measure, side_by_side

_PARTS = {
    "side by side": side_by_side.show,
    "build": build.show,
    "duel": duel.show,
    "measure": measure.show,
}
PARTS = tuple(_PARTS)


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Choose a part; the comparison at first."""
    address.one_of("part", PARTS, PARTS[0])
    chosen = st.segmented_control(
        _("What to look at"),
        PARTS,
        default=PARTS[0],
        required=True,
        key="part",
        bind="query-params",
        label_visibility="collapsed",
    )
    _PARTS[chosen](shown, dark)
