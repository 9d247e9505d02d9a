"""The histories of this session: the networks' own, the published ones, and those a person gave."""

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache

import streamlit as st

from lib import networks
from lib.histories import REFERENCES, History, HistoryError, parse, reference
from lib.networks.registry import MODELS
from lib.text import _, escape_markdown, number
from lib.ui import address, network_choice

MOST_OWN = 8
COLOURS = 6  # and as many marks, see scale.js of the component
DEFAULT = ("fashion_cnn", "fashion_mlp")  # they have the slots 0 and 1: green and plum, as wherever they stand together


@dataclass(frozen=True)
class Choice:
    """A history that can be chosen.

    Attributes:
        id: its word in the address.
        title: for people, plain text.
        label: the title in a list of all, with the data set in front.
        history: what is drawn.
        slot: a number that gives it its colour and its mark, the same in every session.
    """

    id: str
    title: str
    label: str
    history: History
    slot: int


def choices() -> dict[str, Choice]:
    """All histories of this session by their word in the address."""
    return {choice.id: choice for choice in [*_ours(tuple(network_choice.ordered())), *_own()]}


@lru_cache(maxsize=4)
def _ours(names: tuple[str, ...]) -> list[Choice]:
    """The networks' histories and the published ones, read once for all sessions."""
    read = [(name, networks.load(name).card.title, network_choice.label(name), _saved(name)) for name in names]
    read += [(name, reference(name).name, reference(name).name, reference(name)) for name in REFERENCES]
    others = itertools.count(len(DEFAULT))
    slots = [DEFAULT.index(name) if name in DEFAULT else next(others) for name, *_rest in read]
    return [Choice(*each, slot) for each, slot in zip(read, slots, strict=True)]


def apart(chosen: list[Choice]) -> list[Choice]:
    """The same histories, each in a colour of its own as long as there are colours, and never two that look alike.

    A slot's colour is its remainder by `COLOURS`; those of DEFAULT keep theirs, others take the next that is free.
    """
    taken: dict[str, int] = {}
    for choice in sorted(chosen, key=lambda each: each.id not in DEFAULT):
        colours = {slot % COLOURS for slot in taken.values()}
        free = [(choice.slot + step) % COLOURS**2 for step in range(COLOURS**2)]
        free = [slot for slot in free if slot not in taken.values()]
        taken[choice.id] = next((slot for slot in free if slot % COLOURS not in colours), free[0])
    return [replace(choice, slot=taken[choice.id]) for choice in chosen]


def pairs(names: list[str]) -> list[tuple[str, str]]:
    """Networks worth a look beside each other: one whose name goes on from another's, and an MLP and a CNN on one set.

    >>> pairs(["a_cnn", "a_cnn_shuffled", "a_mlp", "b"])
    [('a_cnn', 'a_cnn_shuffled'), ('a_cnn', 'a_mlp')]
    """
    alike = {name: f"{name.removesuffix('_cnn')}_mlp" for name in names if name.endswith("_cnn")}
    return [(one, other) for one in names for other in names if other.startswith(f"{one}_") or other == alike.get(one)]


def _saved(name: str) -> History:
    """What training wrote beside the network."""
    return parse((MODELS / name / "history.csv").read_bytes(), name)


def _own() -> list[Choice]:
    """What this person gave, in that order."""
    return st.session_state.setdefault("_histories", [])


def chosen(options: list[str]) -> list[str]:
    """The histories that the address asks for or this session chose before, DEFAULT without either.

    Streamlit's own binding would write titles into the address; here it has the words by which `choices` knows them.
    """
    state = st.session_state
    default = [name for name in DEFAULT if name in options]
    address.remember_default("history", default)
    asked = st.query_params.get_all("history")
    if "history" not in state or asked != state.get("_history_asked", asked):
        state["history"] = _known(asked, options) if asked else default
    state["history"] = [name for name in options if name in state["history"]]
    _write(state["history"], default)
    return state["history"]


def _known(asked: list[str], options: list[str]) -> list[str]:
    """Those of the address that are there; the others are said. An own one stays in the session that got it."""
    for name in asked:
        if name and name not in options:
            shown = escape_markdown(name[:40])
            address.say(_("There is no history called {name} here; your own stay in their tab.").format(name=shown))
    return [name for name in asked if name in options]


def _write(names: list[str], default: list[str]) -> None:
    """Put the choice into the address; nothing for the default, an empty word for none."""
    wanted = [] if names == default else names or [""]
    address.write("history", wanted)
    st.session_state["_history_asked"] = wanted


def choose(names: list[str]) -> None:
    """Take another choice; what was said about the last file is done with."""
    st.session_state["history"] = list(names)
    forget_problem()


def uploader() -> None:
    """The field that takes a history of one's own."""
    state = st.session_state
    state.setdefault("_history_uploads", 0)
    key = f"history_upload_{state['_history_uploads']}"
    st.file_uploader(
        _("Your own history: CSV of CSVLogger or JSON of History.history"),
        key=key,
        on_change=lambda: take(state[key]),
    )
    if sentence := state.get("_history_problem"):
        st.error(sentence, icon=":material/error:")


def take(file: object) -> None:
    """Read an uploaded history and choose it, or say why not; those before it stay."""
    if file is None:
        return
    state = st.session_state
    state["_history_uploads"] += 1  # a new uploader lets go of the file's bytes
    forget_problem()
    try:
        if len(_own()) >= MOST_OWN:
            raise HistoryError(_("There are {most} histories of your own. Remove one of them first."), most=MOST_OWN)
        history = parse(file.getvalue(), file.name)
    except HistoryError as error:
        state["_history_problem"] = escape_markdown(f"{file.name[:80]}: {error}")
        return
    state["_history_count"] = count = state.get("_history_count", 0) + 1
    slot = len(choices()) - len(_own()) + count - 1
    title = _unused(history.name)
    new = Choice(f"own_{count}", title, title, history, slot)
    _own().append(new)
    state["history"] = [*state.get("history", []), new.id]


def _unused(title: str) -> str:
    """The title, numbered when another history has it already."""
    taken, found, again = {choice.title for choice in choices().values()}, title, 1
    while found in taken:
        again += 1
        found = f"{title} ({number(again)})"
    return found


def remove(name: str) -> None:
    """Let go of a history of one's own."""
    state = st.session_state
    state["_histories"] = [choice for choice in _own() if choice.id != name]
    state["history"] = [chosen for chosen in state.get("history", []) if chosen != name]


def forget_problem() -> None:
    """Take back what was said about the last file."""
    st.session_state.pop("_history_problem", None)
