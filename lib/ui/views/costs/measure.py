"""What does each trained network cost on this machine: its file, its time, its memory?"""

from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from lib import networks
from lib.errors import NetworkError
from lib.networks import measured
from lib.networks.measured import Measured, Run
from lib.text import _, escape_markdown, number
from lib.ui import frame
from lib.ui.photo import CurrentPhoto
from lib.ui.views.costs import measured_table, study

_STYLE = Path(__file__).parents[2] / "assets" / "measure.css"
_TICK = 0.4  # seconds between two looks at a measurement under way
_ALL = _("all networks")


@dataclass
class Session:
    """What this session has measured, and what it still waits for.

    Attributes:
        found: network → what was measured; waiting: names, the one under way first; asked: how many were asked for.
        run: the measurement under way, None while another session's is.
        problem: why the last one ended without a result, or "".
    """

    found: dict[str, Measured] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    asked: int = 0
    run: Run | None = None
    problem: str = ""

    def ask(self, names: list[str]) -> None:
        """Measure these, one after another."""
        self.waiting, self.asked, self.problem = list(names), len(names), ""

    def cancel(self) -> None:
        """Stop at once; what was measured stays."""
        if self.run:
            self.run.stop()
        self.run, self.waiting = None, []

    def step(self) -> None:
        """Begin the next measurement, or take over what one has found."""
        if not self.waiting:
            return
        try:
            self.run = self.run or measured.start(self.waiting[0])
            if self.run and self.run.is_done:
                self.found[self.waiting[0]] = self.run.result()
                del self.waiting[0]
                self.run = None
        except NetworkError as error:
            self.cancel()
            self.problem = str(error)


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Every network with its file, and on request what it took; below, what a study measured elsewhere."""
    st.html(_STYLE)
    frame.notes()
    is_measuring = bool(_session().waiting)
    st.fragment(_body, run_every=_TICK if is_measuring else None)(is_measuring)
    study.show()


def _session() -> Session:
    return st.session_state.setdefault("_measured", Session())


def _body(is_measuring: bool) -> None:
    """The controls and the table; while something is measured this runs again and again."""
    session = _session()
    session.step()
    if bool(session.waiting) != is_measuring:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="measure_row"):
        if is_measuring:
            _progress(session)
        else:
            _ask(session)
    if session.problem:
        st.error(escape_markdown(session.problem))
    measured_table.show(session.found)


def _ask(session: Session) -> None:
    """What to measure, and the button that begins."""
    names = measured_table.in_order()
    options = {_ALL: names} | {networks.load(name).card.title: [name] for name in names}
    chosen = st.selectbox(_("Measure"), list(options), key="_measure", label_visibility="collapsed", width=260)
    st.button(
        _("Measure"),
        type="primary",
        icon=":material/timer:",
        on_click=session.ask,
        args=(options[chosen],),
        key="_begin",
    )
    st.markdown(_("Takes three to ten seconds a network. Nothing is measured before you ask."), width="content")


def _progress(session: Session) -> None:
    """How far it is, and the button that stops it."""
    done = session.asked - len(session.waiting)
    name = networks.load(session.waiting[0]).card.title
    words = _("{name}: {place} of {asked}") if session.run else _("Waits for another session’s measurement: {name}")
    st.progress(done / session.asked, words.format(name=name, place=number(done + 1), asked=number(session.asked)))
    st.button(_("Cancel"), icon=":material/close:", on_click=session.cancel, key="_cancel")
