"""What is on the screen, to take away: its link, and the code that reproduces it."""

from collections.abc import Callable

import streamlit as st

from lib.code.photo import PHOTO
from lib.render import png
from lib.text import _
from lib.ui import ask, photo
from lib.ui.components.copy_link import copy_link

_HEIGHT = 460
"""Pixels of the opened code, which scrolls within."""


def row(code: Callable[[], str] | str, name: str, *, label: str | None = None, with_photo: bool = True) -> None:
    """One row: copy the link of this view; open the code that reproduces it, unless answers stay closed.

    Args:
        code: the text, or what makes it, which is called only while the code is open.
        name: of the file in which it is downloaded, without its ending.
        label: of the button, None for "Keras code".
        with_photo: whether the code reads the photo, which is then given beside it.
    """
    shown = photo.current()
    sample = None if shown.own or shown.truth else shown.name
    with st.container(horizontal=True, gap="small", key=f"share_{name}"):
        copy_link(photo=sample, own=shown.own)
        if ask.hidden():  # the code says the sizes, and gives every number to whoever runs it
            return
        opened = st.popover(label or _("Keras code"), key=f"code_{name}", on_change="rerun")
        with opened.container(height=_HEIGHT, border=False):  # it has its height before it has its code
            if opened.open:
                _code(code if isinstance(code, str) else code(), name, shown if with_photo else None)


def _code(text: str, name: str, shown: photo.CurrentPhoto | None) -> None:
    """The code, and the files that it needs."""
    needs = _(" Save the photo as {file} beside it.").format(file=PHOTO) if shown else ""
    st.caption(_("It gives the numbers on the screen.") + needs)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            _("Download {file}").format(file=f"{name}.py"),
            text,
            f"{name}.py",
            "text/x-python",
            key=f"_py_{name}",
            on_click="ignore",
        )
        if shown:
            st.download_button(
                _("Download {file}").format(file=PHOTO),
                lambda: png(shown.photo.pixels),
                PHOTO,
                "image/png",
                key=f"_photo_{name}",
                on_click="ignore",
            )
    st.code(text, language="python")
