"""Where one looks: how large the photo is taken, and the row and column of the output."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.text import _
from lib.ui import address

DETAILS = (112, 224, 448, 1024)
NARROW = 120  # pixels of a field for one number


def detail() -> int:
    """How many pixels the long side of the photo has, for the operation."""
    address.one_of("detail", DETAILS, DETAILS[0])
    return int(address.value("detail", DETAILS[0]))


def size_of_photo(below: DeltaGenerator, used: int) -> None:
    """Choose how many pixels the operation works on; the whole page follows."""
    with below:
        chosen = st.selectbox(_("Photo's long side"), DETAILS, key="detail", bind="query-params", width=NARROW)
    if chosen != used:
        st.rerun(scope="app")


def position(place: DeltaGenerator, shape: tuple[int, int]) -> tuple[int, int]:
    """The output cell that is looked at: two fields that the address holds; the middle at first."""
    found = []
    for name, label, cells in zip(("row", "col"), (_("Row"), _("Column")), shape, strict=True):
        address.whole(name, 0, cells - 1, default=cells // 2)
        found.append(place.number_input(label, 0, cells - 1, cells // 2, key=name, bind="query-params", width=NARROW))
    return found[0], found[1]
