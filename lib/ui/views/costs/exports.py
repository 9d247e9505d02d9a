"""What a person takes away from the builder: the link, the Keras code, a drawing."""

from base64 import b64encode
from collections.abc import Callable
from html import escape

import streamlit as st

from lib.code.design import code
from lib.designs import Design
from lib.designs.drawing import mermaid, svg
from lib.text import _
from lib.ui import ask, share

_HEIGHT = 420
"""Pixels of the opened drawing, which scrolls within."""


@st.fragment
def row(design: Callable[[], Design], dark: bool) -> None:
    """The buttons in a row, which an edit leaves alone: each asks for the design when it is opened."""
    with st.container(horizontal=True, gap="small", key="builder_exports"):
        share.row(lambda: code(design()), "network", with_photo=False)
        if ask.hidden():  # every block bears its number
            return
        opened = st.popover(_("Drawing"), key="drawing_network", on_change="rerun")
        with opened.container(height=_HEIGHT, border=False):  # it has its height before it has its drawing
            if opened.open:
                _drawing(design(), dark)


def _drawing(design: Design, dark: bool) -> None:
    """The picture, and both forms of it to download."""
    text, picture = mermaid(design), svg(design, dark=dark)
    with st.container(horizontal=True, gap="small"):
        _download("network.svg", svg(design), "image/svg+xml")
        _download("network.mmd", text, "text/plain")
    with st.container(key="drawn"):
        coded = b64encode(picture.encode()).decode()
        st.html(f'<img src="data:image/svg+xml;base64,{coded}" alt="{escape(_told(design))}">')
    st.code(text, language=None)


def _told(design: Design) -> str:
    """The layers in a row, for those who do not see them."""
    return _("The layers: {kinds}").format(kinds=", ".join(str(layer["type"]) for layer in design.layers))


def _download(name: str, text: str, kind: str) -> None:
    label = _("Download {file}").format(file=name)
    st.download_button(label, text, name, kind, key=f"_{name}", on_click="ignore")
