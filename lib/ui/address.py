"""The address of a view: every choice of a page is a query parameter, and out-of-range ones are clamped and said.

Widgets are bound to the address by `key=NAME, bind="query-params"`; what a component chose is put there by `write`.
Pages share the field's names (`stride`, `size`), so each page's values are put aside when it is left and come back when
it is entered again.
"""

import math
from collections.abc import Sequence

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.text import _, escape_markdown

# Values of one page, put aside when it is left. What is not listed (photo, network) belongs to the whole session.
PAGE_VALUES = (
    *("kernel", "size", "stride", "padding", "dilation", "mode", "bias", "relu", "seed", "cells", "detail"),
    *("flip", "then", "more", "sight", "grid", "as", "levels", "side", "red", "green", "blue"),
    *("kind", "source", "row", "col", "layer", "channel", "scale", "width", "height", "channels", "filters", "units"),
    *("preset", "pool", "part", "net", "history", "metric", "question", "break", "global", "shift", "direction"),
    *("memory", "flat", "order", "example", "right", "down"),
    *("noise", "blur", "brightness", "along", "moved", "versus", "second", "other", "beside", "pair", "cover", "epoch"),
)


def enter(page: str) -> None:
    """Put aside the values of the page that was left and bring back those of `page`; the frame calls this."""
    state = st.session_state
    before = state.get("_page")
    state["_page"] = page
    if before in (None, page):
        return
    kept = state.setdefault("_kept", {})
    defaults = state.get("_defaults", {})
    chosen = {name: state[name] for name in PAGE_VALUES if name in state}
    kept[before] = {name: value for name, value in chosen.items() if value != defaults.get(name)}
    for name in PAGE_VALUES:
        state.pop(name, None)
    back = {name: value for name, value in kept.get(page, {}).items() if name not in st.query_params}
    put(**back)
    _seed_on_the_way_back()


def _seed_on_the_way_back() -> None:
    """After the Back button, let widgets take what the page was left with.

    Streamlit's browser part sends no address on a step back to another page, and without one every bound widget would
    go to its default, while the address bar says what was chosen.
    """
    if is_step_back():
        with get_script_run_ctx().session_state.query_params() as params:
            params.set_initial_query_params_from_current()


def is_step_back() -> bool:
    """Whether this run was asked for by the Back or Forward button; what the address says then comes first."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _as_text(value: object) -> str | list[str]:
    """A value as the address has it: lower-case true and false, a list as itself."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def put(**values: object) -> None:
    """Set values of the session and of the address whose widgets are not drawn yet.

    A widget that was drawn before still holds its name in the address, and follows the session by itself.
    """
    st.session_state.update(values)
    if not values:
        return
    try:  # all in one step, which is one step for the Back button too
        st.query_params.update({name: _as_text(value) for name, value in values.items()})
    except StreamlitAPIException:
        return


def whole(name: str, low: int, high: int, default: int | None) -> None:
    """Clamp the whole number `name` of the address or the session to [low, high], before its widget is drawn."""
    _bounded(name, low, high, default, int)


def real(name: str, low: float, high: float, default: float) -> None:
    """As `whole`, for a number with decimals."""
    _bounded(name, low, high, default, float)


def one_of(name: str, options: Sequence[object], default: object) -> None:
    """Take `default` where the address or the session has a `name` that is none of `options`, before its widget."""
    remember_default(name, default)
    held = st.session_state.get(name)
    allowed = [str(option) for option in options]
    asked = st.query_params.get_all(name) if held is None else [str(held)]
    if not asked or (len(asked) == 1 and asked[0] in allowed):
        return
    shown = _("nothing") if default is None else default
    say(_("There is no {name} called {value}: {default} is shown."), name=name, value=asked, default=shown)
    _correct(name, default, in_session=held is not None)


def switch(name: str) -> None:
    """Take off where the address has a `name` that is neither true nor false, before its toggle is drawn."""
    remember_default(name, False)
    asked = st.query_params.get_all(name) if st.session_state.get(name) is None else []
    if not asked or (len(asked) == 1 and asked[0].lower() in ("true", "false")):
        return
    say(_("{name} was {value}, which is neither true nor false: false is shown."), name=name, value=asked)
    _correct(name, False, in_session=False)


def _bounded(name: str, low: float, high: float, default: float | None, kind: type) -> None:
    remember_default(name, default)
    held = st.session_state.get(name)
    asked = st.query_params.get_all(name) if held is None else [str(held)]
    if not asked:
        return
    found = _number(asked[-1], kind)
    given = default if found is None or len(asked) > 1 else min(max(found, low), high)
    if given == found and len(asked) == 1:
        return
    if found is None or len(asked) > 1:
        sentence = _("{name} was {value}, which is not one {kind}: {given} is shown.")
    else:
        sentence = _("{name} was {value}, which is outside {low} to {high}: {given} is shown.")
    shown = _("none") if given is None else given
    words = {int: _("whole number"), float: _("number")}
    plain = found is not None and len(asked) == 1 and abs(found) < 1e15
    say(sentence, name=name, value=found if plain else asked, low=low, high=high, given=shown, kind=words[kind])
    _correct(name, given, in_session=held is not None)


def _correct(name: str, given: object, *, in_session: bool) -> None:
    """Put what is shown where the asked value stood; Streamlit reads the address only as a run begins."""
    if in_session:
        st.session_state[name] = given
        return
    if given is None:
        del st.query_params[name]
    else:
        st.query_params[name] = _as_text(given)
    st.rerun()


def value(name: str, default: object) -> object:
    """The value of `name` in the session, else as text in the address, else `default`; for use before its widget.

    None in the session is a value: the address follows it only when the widget is drawn.
    """
    held = st.session_state[name] if name in st.session_state else st.query_params.get(name)
    return default if held is None else held


def write(name: str, wanted: list[str]) -> None:
    """Put values of `name`, which no widget is bound to, into the address; nothing takes it out."""
    if st.query_params.get_all(name) == wanted:
        return
    if wanted:
        st.query_params[name] = wanted
    else:
        del st.query_params[name]


def say(sentence: str, **values: object) -> None:
    """Note what was shown instead of what the address asked for; values of the address are cut and escaped."""
    if isinstance(asked := values.get("value"), list):
        values["value"] = escape_markdown(", ".join(asked)[:40]) or _("empty")
    said = sentence.format(**values) if values else sentence
    found = st.session_state.setdefault("_notes", [])
    if said not in found:
        found.append(said)


def notes() -> list[str]:
    """The sentences noted since this was asked last; a fragment that runs again notes anew."""
    return st.session_state.pop("_notes", [])


def remember_default(name: str, default: object) -> None:
    """Defaults are not put aside, so that they stay out of the address."""
    st.session_state.setdefault("_defaults", {})[name] = default


def _number(text: str, kind: type) -> float | None:
    """The number in a text; beyond all bounds where it is infinite, None where it is none or, asked whole, broken."""
    try:
        found = float(text)
    except ValueError:
        return None
    if math.isnan(found) or (kind is int and math.isfinite(found) and found != int(found)):
        return None
    return kind(found) if math.isfinite(found) else found
