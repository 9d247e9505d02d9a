"""A network that a person builds: what does each layer cost, and does it fit behind the one before it?"""

from pathlib import Path

import streamlit as st

from lib.designs import Design, count, read, with_input, write
from lib.designs.written import LONGEST
from lib.errors import DesignError
from lib.text import _, escape_markdown
from lib.ui import address, frame
from lib.ui.components.network_builder import Edits, network_builder
from lib.ui.photo import CurrentPhoto
from lib.ui.views.costs import exports
from lib.ui.views.costs.edits import edited
from lib.ui.views.costs.starts import EMPTY, first, starts

_STYLE = Path(__file__).parent.parent.parent / "assets" / "builder.css"
NET = "net"
"""The network in the address, as `lib.designs.write` writes it."""
MOST_STEPS = 100
"""How many changes can be undone."""
_PRESET, _STEPS, _NOW, _ANSWERED = "_net_preset", "_net_steps", "_net_now", "_net_answered"


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Where to start from, the network with what it costs, and its ways out."""
    st.html(_STYLE)
    _body(shown)
    exports.row(lambda: read(st.session_state[_NOW]))


@st.fragment
def _body(shown: CurrentPhoto) -> None:
    """All of it: an edit reruns this alone."""
    _settle()
    above, middle, below = st.container(), st.container(), st.container()
    with below:
        written = st.text_input(
            _("The network in one line, as the address has it"),
            first().text,
            key=NET,
            bind="query-params",
            max_chars=LONGEST,
        )
    text, design = _chosen(str(written))  # only the field knows of a way back in the history of the browser
    _follow(text)
    with above:
        _controls(text, design, shown)
        frame.notes()
    with middle:
        network_builder(count(design), answered=st.session_state.get(_ANSWERED, ("", 0)), on_edits=_take)


def _settle() -> None:
    """What the field begins with: the network of before, where another part of the page was open, and no broken one."""
    state, asked = st.session_state, st.query_params.get_all(NET)
    address.remember_default(NET, first().text)
    if NET in state:
        return
    if not asked and _NOW in state:
        address.put(net=state[_NOW])
    try:
        read(asked[-1].strip() if asked else first().text)
    except DesignError as error:
        address.say(escape_markdown(str(error)) + " " + _("An empty network is shown."))
        st.query_params[NET] = write(EMPTY)
        st.rerun()


def _chosen(written: str) -> tuple[str, Design]:
    """The network of the field; where that is none, it is said, and the one before stays."""
    try:
        return written.strip(), read(written.strip())
    except DesignError as error:
        address.say(escape_markdown(str(error)) + " " + _("The network stays as it was."))
        text = st.session_state.get(_NOW, write(EMPTY))
        return text, read(text)


def _follow(text: str) -> None:
    """Keep the network before, whatever has changed it."""
    state = st.session_state
    before = state.get(_NOW, text)
    state[_NOW] = text
    if before != text:
        state[_STEPS] = [*state.get(_STEPS, []), before][-MOST_STEPS:]


def _controls(text: str, design: Design, shown: CurrentPhoto) -> None:
    known = starts()
    named = known.get(st.session_state.get(_PRESET))  # two of them may be the same network
    if named is None or named.text != text:
        st.session_state[_PRESET] = next((name for name, start in known.items() if start.text == text), None)
    with frame.row("builder_controls"):
        st.selectbox(
            _("Start from"),
            list(known),
            format_func=lambda name: known[name].title,
            key=_PRESET,
            on_change=_start,
            placeholder=_("your own network"),
            width=300,
        )
        height, width = shown.photo.size
        sized = (height, width, 3)
        st.button(
            _("Photo’s size as input"),
            icon=":material/photo_size_select_large:",
            key="_net_photo",
            on_click=_put,
            args=(with_input(design, sized),),
            disabled=design.input_shape == sized,
        )
        steps = st.session_state.get(_STEPS)
        st.button(_("Undo"), icon=":material/undo:", key="_net_undo", on_click=_undo, disabled=not steps)
        chosen = st.session_state[_PRESET]
        if chosen and known[chosen].source:
            st.caption(escape_markdown(known[chosen].source))


def _start() -> None:
    """Show the network that was chosen; a callback."""
    if (chosen := starts().get(st.session_state[_PRESET])) is not None:
        _set(chosen.text)


def _put(design: Design) -> None:
    """Show a network; a callback."""
    _set(write(design))


def _set(text: str) -> None:
    """Show the network of a text, and keep the one before; a callback."""
    _follow(text)
    st.session_state[NET] = text


def _undo() -> None:
    """Show the network before; a callback."""
    state = st.session_state
    if steps := state.get(_STEPS):
        state[_NOW] = state[NET] = steps.pop()


def _take(told: Edits) -> None:
    """Do what the browser tells, each edit once; a callback."""
    state = st.session_state
    sender, done = state.get(_ANSWERED, ("", 0))
    done = done if sender == told.sender else 0
    for place, edit in told.edits:
        if place > done:
            done = place
            _do(edit)
    state[_ANSWERED] = (told.sender, done)


def _do(edit: dict) -> None:
    """One edit; what cannot be is said."""
    if edit.get("what") == "undo":
        _undo()
        return
    try:
        _put(edited(read(st.session_state.get(_NOW, first().text)), edit))
    except DesignError as error:
        address.say(escape_markdown(str(error)))
