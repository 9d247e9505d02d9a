"""A memory to choose, and the size of picture at which the weights of an MLP no longer fit into it."""

import streamlit as st

from lib.text import _, number
from lib.ui import address
from lib.ui.comparison import HUGE, Settings
from lib.ui.components.growth import Limit
from lib.ui.memories import BYTES, MEMORIES, Passed, passed

DEFAULT = "8 MB"
_DRAWN = HUGE[-1]  # the largest side that the curves show


def chosen() -> str:
    """The memory that the address asks for, a name of `MEMORIES`."""
    address.one_of("memory", tuple(MEMORIES), DEFAULT)
    return str(address.value("memory", DEFAULT))


def limit(settings: Settings, name: str) -> Limit:
    """The memory as a line among the curves, as many float32 numbers as it holds."""
    size = MEMORIES[name].size
    side = passed(settings, size).mlp
    label = _("{memory} are full").format(memory=name)
    return Limit(size // BYTES["float32"], label, side if side and side <= _DRAWN else None)


def row(settings: Settings, name: str) -> None:
    """Choose a memory, and at which side each network passes it."""
    names = tuple(MEMORIES)
    with st.container(border=True, key="memory_row"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_("**Do the weights fit into**"), width="content")
            st.selectbox(
                _("Memory"),
                names,
                names.index(DEFAULT),
                key="memory",
                bind="query-params",
                label_visibility="collapsed",
                width=120,
            )
        st.markdown(said(settings, name))


def said(settings: Settings, name: str) -> str:
    """From which square picture on the weights no longer fit, as Markdown."""
    found = {precision: passed(settings, MEMORIES[name].size, precision) for precision in BYTES}
    sides = [f"**{_square(each.mlp)}** ({precision})" for precision, each in found.items() if each.mlp]
    has = _("So much has {of}.").format(of=MEMORIES[name].of)
    if not sides:
        return has + _(" The weights of the MLP fit for every picture up to a million pixels a side.")
    mlp = _("Those of the MLP no longer do from {sides} on.").format(sides=", ".join(sides))
    return f"{has} {mlp} {_of_the_cnn(settings, found['float32'])}"


def _of_the_cnn(settings: Settings, found: Passed) -> str:
    if found.cnn is None:
        return _("Those of the CNN fit for every picture.")
    if not settings.whole:
        return _("Those of the CNN fit for none.")
    return _("Those of the CNN no longer do from {side} on.").format(side=f"**{_square(found.cnn)}** (float32)")


def _square(side: int) -> str:
    return f"{number(side)}×{number(side)}"
