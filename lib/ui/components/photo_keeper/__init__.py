"""Keeps a person's own photo in the session storage of their browser tab, and gives it back to a new session."""

from collections.abc import Callable

import streamlit as st

from lib.ui.components import register

_mount = register("photo_keeper")
KEY = "photo_keeper"


def photo_keeper(*, ask: str | None, keep: dict | None, active: str | None, on_photo: Callable[[dict], None]) -> None:
    """Mount the keeper, which shows nothing.

    Args:
        ask: a token new for each session that has no photo of its own yet, or None. The tab answers once.
        keep: a photo to keep (`digest`, `name`, `height`, `width`, `png` as base64), until the tab says it has it.
        active: the digest of the own photo in use, or None when a sample is.
        on_photo: called with the kept photo, as `keep`, when the tab has one.
    """

    def give() -> None:
        if kept := st.session_state[KEY].get("photo"):
            on_photo(kept)

    _mount(
        key=KEY,
        data={"ask": ask, "keep": keep, "active": active},
        on_photo_change=give,
        on_kept_change=lambda: None,
        height="content",
    )


def kept() -> str | None:
    """The digest of the photo the tab has said it keeps."""
    return (st.session_state.get(KEY) or {}).get("kept")
