"""Where one looks: how large the photo is taken, and the row and column of the output."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.text import _
from lib.ui import address
from lib.ui.components.window_stepper import Position
from lib.ui.views.stepper import Place

DETAILS = (112, 224, 448, 1024)
GRIDS = (12, 16, 24, 32)
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


def place(below: DeltaGenerator, shape: tuple[int, int]) -> Place:
    """The output cell that is looked at, the middle at first, and what is in sight; the address holds them."""
    _settle(shape)
    found = []
    for name, label, cells in zip(("row", "col"), (_("Row"), _("Column")), shape, strict=True):
        address.whole(name, 0, cells - 1, default=cells // 2)
        found.append(below.number_input(label, 0, cells - 1, cells // 2, key=name, bind="query-params", width=NARROW))
    address.one_of("grid", GRIDS, GRIDS[0])
    with below:
        cells = st.selectbox(_("Cells in sight"), GRIDS, key="grid", bind="query-params", width=NARROW)
    return Place(found[0], found[1], _sight(), int(cells))


def _settle(shape: tuple[int, int]) -> None:
    """Stay at the same spot of the picture where the output has got another size."""
    state = st.session_state
    known = state.setdefault("_sizes", {})
    before = known.get(state.get("_page"), shape)
    known[state.get("_page")] = shape
    place = [state.get(name) for name in ("row", "col")]
    if before == shape or None in place:
        return
    state["row"], state["col"] = (same_spot(at, was, now) for at, was, now in zip(place, before, shape, strict=True))
    state.pop("sight", None)
    address.write("sight", [])


def same_spot(at: int, was: int, now: int) -> int:
    """The cell of `now` cells that holds the middle of cell `at` of `was` cells along the same side.

    >>> same_spot(36, 73, 37), same_spot(0, 10, 20), same_spot(9, 10, 5)
    (18, 1, 4)
    """
    return min((2 * at + 1) * now // (2 * was), now - 1)


def keep(at: Position) -> None:
    """Take over a place that the browser told."""
    st.session_state.update(row=at.row, col=at.col, sight=f"{at.first_row},{at.first_col}")


def _sight() -> tuple[int, int] | None:
    """The first output cell in sight; the address holds it."""
    found = sight(_("sight was {value}, which is not two whole numbers: the grids show what is round the window."))
    if found:
        address.write("sight", ["{},{}".format(*found)])
    return found


def sight(unreadable: str) -> tuple[int, int] | None:
    """The corner of what is in sight, as this session or the address has it; what cannot be read is said and forgotten.

    Args:
        unreadable: the sentence for that, with {value} in it.
    """
    text = str(address.value("sight", ""))
    parts = text.split(",")
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 6 for part in parts):
        return int(parts[0]), int(parts[1])
    if text:
        address.say(unreadable, value=[text])
        st.session_state.pop("sight", None)
        address.write("sight", [])
    return None
