"""The kernel that a person makes: taken over from the browser, changed by buttons, and back again by undo."""

import numpy as np
import streamlit as st

from lib import kernels
from lib.errors import DoesNotFit
from lib.kernel_algebra import normalised
from lib.text import _, figure
from lib.ui import address
from lib.ui.views.convolution import COLOURS, DEFAULT, DEFAULT_SIZE, own_kernels, read_own, turned, write_own

MOST_STEPS = 50
"""How many changes can be undone."""
_STEP = ("kernel", "size", "cells", "flip", "mode")
_STEPS, _NOW = "_kernel_steps", "_kernel_now"


def take(own: np.ndarray, *, mode: str | None = None) -> None:
    """Make kernels, (kh, kw, C) as they are used, one's own; for a callback, before the widgets are drawn.

    Where each channel has a kernel of its own and one is given, it is that of the channel in the grids. Weights that
    cannot be are said, and the kernel stays.
    """
    try:
        cells = write_own(read_own(write_own(own if mode else _with_the_others(own))))
    except DoesNotFit as error:
        address.say(str(error))
        return
    _show({"kernel": "custom", "size": len(own), "cells": cells, "flip": False} | ({"mode": mode} if mode else {}))


def _with_the_others(own: np.ndarray) -> np.ndarray:
    """The kernels of all channels with the one that was changed."""
    state = st.session_state
    if state.get("kernel") != "custom" or own.shape[2] == 3:
        return own
    every = turned(own_kernels(str(state.get("cells") or ""), len(own)), bool(state.get("flip"))).copy()
    if every.shape != (*own.shape[:2], 3):
        return own
    every[..., 0 if state.get("mode") == "grey" else COLOURS.index(state.get("channel", COLOURS[0]))] = own[..., 0]
    return every


def take_weights(sent: object) -> None:
    """As `take`, of what the browser sent: a list of kernels, unchecked."""
    try:
        own = np.asarray(sent, np.float64).transpose(1, 2, 0)
        if own.shape[2] not in (1, 3) or not np.isfinite(own).all() or np.abs(own).max() > 1e6:
            raise ValueError(own.shape)
    except (TypeError, ValueError):
        address.say(_("A kernel's weights are numbers between −1,000,000 and 1,000,000: the kernel stays as it was."))
        return
    take(own)


def buttons(used: np.ndarray) -> None:
    """Undo and Normalise, of the kernels in use, (kh, kw, C); to be called after all that chooses a kernel."""
    _follow()
    steps = len(st.session_state.get(_STEPS, []))
    st.button(_("Undo"), on_click=_undo, disabled=not steps, icon=":material/undo:", key="_undo")
    st.button(_("Normalise"), on_click=_normalise, args=(used,), key="_normalise")


def _follow() -> None:
    """Keep the kernel before, whatever has changed it; a change of mode alone is no step."""
    state = st.session_state
    now = {name: state[name] for name in _STEP if name in state and (name != "cells" or state["kernel"] == "custom")}
    before = state.get(_NOW, now)
    state[_NOW] = now
    if before | {"mode": None} != now | {"mode": None}:
        state[_STEPS] = [*state.get(_STEPS, []), before][-MOST_STEPS:]


def _normalise(used: np.ndarray) -> None:
    """Divide the kernels by what all their weights add up to, or by their sizes where that is nothing."""
    found = normalised(used)
    take(found.weights)
    said = {
        "sum": _("The weights were divided by their sum, {divisor}: flat ground now keeps its level."),
        "sizes": _("The weights add up to 0, so they were divided by the sum of their sizes, {divisor}."),
        "nothing": _("All weights are 0: there is nothing to divide."),
    }
    address.say(said[found.by].format(divisor=figure(found.divisor)))


def _undo() -> None:
    """Choose what was chosen before; a callback."""
    state = st.session_state
    if steps := state.get(_STEPS):
        back = {"kernel": DEFAULT, "size": DEFAULT_SIZE, "flip": False} | steps.pop()
        state[_NOW] = back
        _show(back)


def _show(values: dict[str, object]) -> None:
    """Choose these; the field of the own weights is not drawn for other kernels, so the address gets it here."""
    state = st.session_state
    if "cells" in values and state.get("kernel") != "custom":
        address.put(cells=values["cells"])
    state.update(values)


def take_own_size() -> None:
    """One's own kernel has the size of its weights; it starts as the identity of the size that is chosen."""
    size = int(address.value("size", DEFAULT_SIZE))
    cells = str(address.value("cells", ""))
    if not cells:
        st.session_state["cells"] = kernels.write(kernels.kernel("custom", size))
    st.session_state["size"] = len(own_kernels(cells, size))


def fit_own() -> None:
    """Keep the weights of one's own kernel when its size changes."""
    state = st.session_state
    if state.get("kernel") == "custom":
        own = own_kernels(state.get("cells", ""), DEFAULT_SIZE)
        fitted = [kernels.fitted(own[..., c], state["size"]) for c in range(own.shape[2])]
        state["cells"] = write_own(np.stack(fitted, axis=2))
