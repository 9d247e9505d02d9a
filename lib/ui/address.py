"""The address of a view: every choice of a page is a query parameter, and out-of-range ones are clamped and said.

Widgets are bound to the address by `key=NAME, bind="query-params"`. Pages share the field's names (`stride`, `size`),
so each page's values are put aside when it is left and come back when it is entered again.
"""

from collections.abc import Sequence

import streamlit as st

from lib.text import _, escape_markdown

# Values of one page, put aside when it is left. What is not listed (photo, network) belongs to the whole session.
PAGE_VALUES = (
    *("kernel", "size", "stride", "padding", "dilation", "mode", "bias", "relu", "seed", "cells", "detail"),
    *("kind", "source", "row", "col", "layer", "channel", "scale", "width", "height", "channels", "filters", "units"),
    *("preset", "pool", "history", "metric"),
)


def enter(page: str) -> None:
    """Put aside the values of the page that was left and bring back those of `page`; the frame calls this."""
    state = st.session_state
    state["_notes"] = []
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


def _as_text(value: object) -> str | list[str]:
    """A value as the address has it: lower-case true and false, a list as itself."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def put(**values: object) -> None:
    """Set values of the session and of the address whose widgets are not drawn yet."""
    st.session_state.update(values)
    if values:  # all in one step, which is one step for the Back button too
        st.query_params.update({name: _as_text(value) for name, value in values.items()})


def whole(name: str, low: int, high: int, default: int | None) -> None:
    """Clamp the whole number `name` of the address or the session to [low, high], before its widget is drawn."""
    remember_default(name, default)
    asked = _number(name)
    if asked is None:
        return
    clamped = min(max(asked, low), high)
    if clamped != asked:
        st.session_state[name] = clamped
        values = {"name": name, "value": asked, "low": low, "high": high, "clamped": clamped}
        say(_("{name} was {value}, which is outside {low} to {high}: {clamped} is shown.").format(**values))


def one_of(name: str, options: Sequence[object], default: object) -> None:
    """Take `default` where the address or the session has a `name` that is none of `options`, before its widget."""
    remember_default(name, default)
    asked = value(name, None)
    if asked is None or str(asked) in [str(option) for option in options]:
        return
    st.session_state[name] = default
    values = {"name": name, "value": escape_markdown(str(asked)[:40]), "default": default}
    say(_("There is no {name} called {value}: {default} is shown.").format(**values))


def value(name: str, default: object) -> object:
    """The value of `name` in the session, else as text in the address, else `default`; for use before its widget."""
    found = st.session_state.get(name)
    return st.query_params.get(name, default) if found is None else found


def number(name: str, default: int) -> int:
    """As `value`, a whole number; `default` where it is none."""
    found = _number(name)
    return default if found is None else found


def say(sentence: str) -> None:
    """Note what was shown instead of what the address asked for."""
    st.session_state.setdefault("_notes", []).append(sentence)


def notes() -> list[str]:
    """The sentences noted since this was asked last; a fragment that runs again notes anew."""
    return st.session_state.pop("_notes", [])


def remember_default(name: str, default: object) -> None:
    """Defaults are not put aside, so that they stay out of the address."""
    st.session_state.setdefault("_defaults", {})[name] = default


def _number(name: str) -> int | None:
    try:
        return int(float(value(name, None)))
    except (TypeError, ValueError, OverflowError):
        return None
