"""A network as a table that is edited in place: a row a layer, totals above, what does not fit marked and mended."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.designs.check import Counted
from lib.text import _
from lib.ui.components import register
from lib.ui.components.network_builder import rows, sums
from lib.ui.components.network_builder.words import GROUPS, words

KEY = "network_builder"
_SCRIPTS = ("make.js", "fields.js", "rows.js", "adding.js", "moving.js", "totals.js", "index.js")
_mount = register("network_builder", scripts=("../svg.js", "../html.js", *_SCRIPTS))
_MOST = 1_000  # edits that are read of one message


@dataclass(frozen=True)
class Edits:
    """What the browser tells: edits that it has no answer to yet, in their order.

    Attributes:
        sender: the mounted component, which counts its edits from 1.
        edits: (its number, what is to be done) as `lib.ui.views.costs.edits` reads it, unchecked.
    """

    sender: str
    edits: list[tuple[int, dict]]


def network_builder(
    counted: Counted,
    *,
    title: tuple[str, str],
    undo: bool,
    answered: tuple[str, int],
    on_edits: Callable[[Edits], None],
) -> None:
    """Mount the builder.

    Args:
        counted: the network.
        title: what it is called, and where it comes from.
        undo: whether there is a change to take back.
        answered: the sender and the number of the last edit that is in the network.
        on_edits: called before the page runs again.
    """

    def tell() -> None:
        if (told := _read(st.session_state[KEY].get("edits"))) is not None:
            on_edits(told)

    _mount(key=KEY, data=_data(counted, answered) | {"title": title, "undo": undo}, on_edits_change=tell)


def _data(counted: Counted, answered: tuple[str, int]) -> dict:
    return {
        "input": rows.taken(counted.design),
        "rows": [rows.row(counted, line) for line in counted.lines],
        "totals": sums.totals(counted),
        "counted": _so_far(counted),
        "groups": list(GROUPS.items()),
        "kinds": rows.kinds(),
        "choices": rows.choices(),
        "fixed": not counted.design.is_row,
        "words": words(),
        "ack": {"id": answered[0], "n": answered[1]},
    }


def _so_far(counted: Counted) -> str:
    """How far the totals go where a layer does not fit; else nothing."""
    if counted.broken is None:
        return ""
    name = counted.broken.name
    words = (
        _("Counted up to {name}, which does not fit.")
        if counted.rows
        else _("Nothing counts yet: {name} does not fit.")
    )
    return words.format(name=name)


def _read(sent: object) -> Edits | None:
    """What was sent, if it has the form of edits; what each asks is judged later."""
    if not isinstance(sent, dict) or not isinstance(sent.get("id"), str) or not isinstance(sent.get("edits"), list):
        return None
    found = [each for each in sent["edits"][:_MOST] if isinstance(each, dict) and type(each.get("n")) is int]
    return Edits(sent["id"][:40], [(each["n"], each) for each in found])
