"""Which network: one control for all pages, `network` in the address, its choices grouped by data set.

Streamlit's own binding would write what the control shows into the address, titles; here it has the networks' names.
"""

from collections.abc import Callable
from functools import lru_cache

import streamlit as st

from lib import networks
from lib.networks import Network
from lib.text import _
from lib.ui import address

WIDGET = "network_choice"


def ordered() -> list[str]:
    """All networks, those of one data set beside each other, by the alphabet; the first is the one shown at first."""
    return list(_in_order(tuple(networks.names())))


@lru_cache(maxsize=2)
def _in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (group(name).casefold(), name)))


def group(name: str) -> str:
    """The data set of a network for people; one that is divided in two ways, told after a comma, is one group."""
    return networks.load(name).card.data["title"].partition(",")[0]


@lru_cache(maxsize=64)
def label(name: str) -> str:
    """A network with its data set in front, where its title does not begin with it."""
    title, data_set = networks.load(name).card.title, group(name)
    return title if title.startswith(data_set) else f"{data_set} · {title}"


def choose(*, on_change: Callable[[], None] | None = None, width: int = 320) -> Network:
    """Draw the control.

    Args:
        on_change: called when a person chose another network, before the page runs again.
        width: in CSS pixels.
    """
    names = ordered()
    state = st.session_state
    state[WIDGET] = state["network"] = _settled(names)

    def take() -> None:
        state["network"] = state[WIDGET]
        if on_change is not None:
            on_change()

    st.selectbox(_("Network"), names, key=WIDGET, format_func=label, on_change=take, width=width)
    _write(state["network"], names[0])
    return networks.load(state["network"])


def _settled(names: list[str]) -> str:
    """The network to show: a new one of the address, else the session's; on the way back to no name, the first."""
    state = st.session_state
    written, asked = state.get("_network_written", []), st.query_params.get_all("network")
    stays = state.get("_network_page") == state.get("_page")  # on another page Streamlit has dropped the name
    state["_network_page"] = state.get("_page")
    if asked and asked != written:
        if len(asked) == 1 and asked[0] in names:
            return asked[0]
        first = networks.load(names[0]).card.title
        address.say(_("There is no network called {value}: {given} is shown."), value=asked, given=first)
        return names[0]
    kept = state.get("network")
    if kept not in names or (written and not asked and stays):
        return names[0]
    return kept


def _write(name: str, default: str) -> None:
    """Put the choice into the address; nothing for the default."""
    wanted = [] if name == default else [name]
    address.write("network", wanted)
    st.session_state["_network_written"] = wanted
