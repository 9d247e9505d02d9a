"""The page Training curves: which histories, their diagrams, what they tell, and their figures."""

import math

import streamlit as st

from lib import networks
from lib.histories import History, best_epoch, verdict
from lib.text import _, escape_markdown
from lib.ui import frame, histories, network_choice
from lib.ui.components.curves import curves
from lib.ui.histories import Choice
from lib.ui.views import card

_CHOICE = "history_choice"
_PAIR = "history_pair"
_CURVES = ("loss", "val_loss", "accuracy", "val_accuracy")


def chooser() -> list[Choice]:
    """The histories that are chosen, in the order in which they are offered."""
    found = histories.choices()
    st.session_state[_CHOICE] = histories.chosen(list(found))
    with frame.row("controls"):
        st.multiselect(
            _("Histories"),
            list(found),
            format_func=lambda name: found[name].label,
            key=_CHOICE,
            on_change=lambda: histories.choose(st.session_state[_CHOICE]),
            placeholder=_("Choose histories"),
            width=560,
        )
        _pair_chooser(found)
    return histories.apart([found[name] for name in st.session_state["history"]])


def _pair_chooser(found: dict[str, Choice]) -> None:
    """Two at once that are worth comparing; the field is empty again after the choice."""
    pairs = histories.pairs([name for name in network_choice.ordered() if name in found])
    st.session_state[_PAIR] = None

    def take() -> None:
        if st.session_state[_PAIR] is not None:
            histories.choose(list(st.session_state[_PAIR]))

    def label(pair: tuple[str, str]) -> str:
        return _("{one} – {other}").format(one=found[pair[0]].title, other=found[pair[1]].title)

    if pairs:
        place = _("two that differ in one thing")
        st.selectbox(_("Compare"), pairs, format_func=label, key=_PAIR, on_change=take, placeholder=place, width=330)


def cards(chosen: list[Choice]) -> None:
    """The card of each network that is chosen, folded."""
    for choice in chosen:
        if choice.id in networks.names():
            card.folded(networks.load(choice.id))


def series(choice: Choice) -> dict:
    """What the diagrams need of a history: plain lists of numbers, None where a value is missing."""
    history = choice.history
    return {
        "id": choice.id,
        "name": choice.title,
        "slot": choice.slot,
        "told": " ".join(verdict(history)),
        "epochs": history.frame["epoch"].tolist(),
        **{name: _numbers(history, name) for name in _CURVES},
        "best": {"loss": best_epoch(history), "accuracy": best_epoch(history, "val_accuracy")},
    }


def _numbers(history: History, name: str) -> list[float | None]:
    """A column as JSON can hold it."""
    if name not in history.frame:
        return [None] * history.epochs
    return [None if math.isnan(value) else value for value in history.frame[name].tolist()]


def diagrams(chosen: list[Choice]) -> None:
    """The curves, or what to do when none is chosen."""
    if chosen:
        curves([series(choice) for choice in chosen])
    else:
        st.info(_("Choose one or more histories above, or give one of your own below."))


def words(chosen: list[Choice]) -> None:
    """What each history tells, in sentences computed from its figures."""
    for choice in chosen:
        lines = " ".join(verdict(choice.history))
        st.markdown(f"**{escape_markdown(choice.title)}.** {escape_markdown(lines)}")
        for note in choice.history.notes:
            st.caption(f":material/info: {escape_markdown(note)}")


def figures(chosen: list[Choice]) -> None:
    """Every figure of every epoch, folded, and each history as CSV."""
    with st.expander(_("All figures, and download as CSV"), icon=":material/table:"):
        for choice in chosen:
            _figures(choice)


def _figures(choice: Choice) -> None:
    """One history: its source, its table, its CSV; and the way out for one's own."""
    title = escape_markdown(choice.title)
    st.markdown(f"**{title}**")
    if choice.history.source:
        st.caption(escape_markdown(choice.history.source))
    st.dataframe(choice.history.frame, hide_index=True, key=f"figures_{choice.id}", height=240)
    with st.container(horizontal=True):
        st.download_button(
            _("Download {title} as CSV").format(title=title),
            choice.history.csv,
            file_name=f"{choice.id}.csv",
            mime="text/csv",
            key=f"download_{choice.id}",
            on_click="ignore",
            icon=":material/download:",
        )
        if choice.id.startswith("own_"):
            st.button(
                _("Remove {title}").format(title=title),
                key=f"remove_{choice.id}",
                on_click=histories.remove,
                args=(choice.id,),
                icon=":material/delete:",
            )
