"""Where one looks on the Image page: the chosen pixel, and the frame round it."""

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.images.values import liveliest
from lib.text import _
from lib.ui import address
from lib.ui.components.window_stepper.loupe import Frame
from lib.ui.views.image_look import SIZE, wide
from lib.ui.views.place import same_spot, sight


def frame(below: DeltaGenerator, digest: str, planes: np.ndarray, cells: int) -> Frame:
    """The chosen pixel by two fields in `below`, and the frame; on a new photo where values vary most."""
    rows, columns = planes.shape[1:]
    start = _start(digest, rows, planes[3])
    _settle(digest, (rows, columns), start)
    row = _field(below, _("Row"), "row", rows - 1, start[0])
    column = _field(below, _("Column"), "col", columns - 1, start[1])
    top, left = _corner(row, column, (rows, columns), cells)
    return Frame(row, column, top, left, cells)


def keep(row: int, column: int, top: int, left: int) -> None:
    """Take over a place that the browser told."""
    st.session_state.update(row=row, col=column, sight=f"{top},{left}")


def beside(frame: Frame, shape: tuple[int, int]) -> tuple[int, int]:
    """The pixel next to the frame in the chosen row, right of it or else left; the chosen one where all is framed."""
    right = frame.left + min(frame.cells, shape[1])
    if right < shape[1]:
        return frame.row, right
    return frame.row, frame.left - 1 if frame.left else frame.column


@st.cache_data(max_entries=64, show_spinner=False)
def _start(digest: str, rows: int, _values: np.ndarray) -> tuple[int, int]:
    """The pixel in the middle of the liveliest place."""
    high, wide = (min(SIZE, cells) for cells in _values.shape)
    top, left = liveliest(_values, high, wide)
    return top + high // 2, left + wide // 2


def _settle(digest: str, shape: tuple[int, int], start: tuple[int, int]) -> None:
    """Begin anew on another photo; stay at the same spot when the same photo has more or fewer pixels."""
    state = st.session_state
    known = state.setdefault("_framed", (digest, shape))
    if known == (digest, shape):
        return
    state["_framed"] = (digest, shape)
    place = [state.get(name) for name in ("row", "col")]
    if known[0] == digest and None not in place:
        place = [same_spot(at, was, now) for at, was, now in zip(place, known[1], shape, strict=True)]
    else:
        place = start
    state["row"], state["col"] = place
    state.pop("sight", None)
    address.write("sight", [])


def _field(below: DeltaGenerator, label: str, name: str, last: int, default: int) -> int:
    address.whole(name, 0, last, default=default)
    return below.number_input(
        label, 0, last, default, key=name, bind="query-params", width=wide(112), disabled=last == 0
    )


def _corner(row: int, column: int, shape: tuple[int, int], cells: int) -> tuple[int, int]:
    """The frame's upper left cell: as it was moved in the browser, else so that the pixel is in its middle."""
    sizes = [min(cells, length) for length in shape]
    places = list(zip((row, column), sizes, shape, strict=True))
    middle = [_within(at - size // 2, at, size, length) for at, size, length in places]
    asked = sight(_("sight was {value}, which is not two whole numbers: the frame stands round the chosen pixel."))
    if asked is None:
        return middle[0], middle[1]
    found = [_within(first, *each) for first, each in zip(asked, places, strict=True)]
    text = "{},{}".format(*found)
    if "sight" not in st.session_state and found != list(asked):
        said = _("sight was {value}, where no frame holds the chosen pixel: {shown} is shown.")
        address.say(said, value=["{},{}".format(*asked)], shown=text)
    st.session_state["sight"] = text
    address.write("sight", [] if found == middle else [text])
    return found[0], found[1]


def _within(first: int, at: int, size: int, length: int) -> int:
    """The first cell of a stretch of `size` cells nearest to `first` that holds cell `at` and ends within `length`."""
    return max(0, at - size + 1, min(first, at, length - size))
