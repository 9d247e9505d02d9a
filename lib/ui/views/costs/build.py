"""A network that a person builds: what does each layer cost, and does it fit behind the one before it?"""

from pathlib import Path

import streamlit as st

from lib.designs import Design, count, read, with_input, write
from lib.designs.written import LONGEST
from lib.errors import DesignError
from lib.questions.costs import questions
from lib.text import _, escape_markdown
from lib.ui import address, ask, frame
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
_TITLED, _CHANGED = "_net_titled", "_net_changed"


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Where to start from, the network with what it costs, and its ways out."""
    st.html(_STYLE)
    st.session_state.pop(_CHANGED, None)
    _controls(shown.photo.size)
    _body()
    exports.row(_now, dark)


@st.fragment
def _body() -> None:
    """The network: an edit reruns this alone."""
    _settle()
    above, below = st.container(), st.container()
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
    counted = count(design)
    with above:
        frame.notes()
        network_builder(
            counted,
            title=_title(text),
            undo=bool(st.session_state.get(_STEPS)),
            answered=st.session_state.get(_ANSWERED, ("", 0)),
            on_edits=_take,
        )
        if counted.rows and counted.broken is None:
            ask.box(questions(design.input_shape, design.described()), page="build")


def _now() -> Design:
    """The network that is shown."""
    return read(st.session_state.get(_NOW, first().text))


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


@st.fragment
def _controls(photo: tuple[int, int]) -> None:
    """Where to start from; an edit leaves this alone.

    Args:
        photo: rows and columns of the current one.
    """
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    known = starts()
    with frame.row("builder_controls"):
        st.selectbox(
            _("Start from"),
            list(known),
            index=None,
            format_func=lambda name: known[name].title,
            key=_PRESET,
            on_change=_start,
            placeholder=_("Start from a known or a trained network"),
            label_visibility="collapsed",
            width=360,
        )
        st.button(
            _("Photo’s size as input"),
            icon=":material/photo_size_select_large:",
            key="_net_photo",
            on_click=_for_photo,
            args=(photo,),
        )


def _title(text: str) -> tuple[str, str]:
    """What the network is called, and where it comes from; two of the known ones may be the same network."""
    known = starts()
    chosen = known.get(st.session_state.get(_TITLED))
    if chosen is None or chosen.text != text:
        chosen = next((start for start in known.values() if start.text == text), None)
    return (chosen.title, chosen.source) if chosen else (_("Your own network"), "")


def _start() -> None:
    """Show the network that was chosen, and leave the field empty for the next choice; a callback."""
    state = st.session_state
    if (chosen := starts().get(state[_PRESET])) is not None:
        state[_TITLED] = state[_PRESET]
        _set(chosen.text)
    state[_PRESET] = None
    state[_CHANGED] = True


def _for_photo(photo: tuple[int, int]) -> None:
    """Let the network take a colour picture of the photo's size; a callback."""
    _put(with_input(_now(), (*photo, 3)))
    st.session_state[_CHANGED] = True


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
        _put(edited(_now(), edit))
    except DesignError as error:
        address.say(escape_markdown(str(error)))
