"""Browser components: a folder each, with its Python wrapper, its script and its style sheet."""

from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def register(
    name: str,
    *,
    folder: str | None = None,
    scripts: tuple[str, ...] = ("index.js",),
    styles: tuple[str, ...] = ("style.css",),
    html: str = "<div class='root'></div>",
) -> Any:
    """Register the component `name`: scripts and style sheets of its folder, each joined in the order given.

    Call it once, when the component's module is imported. Two components of one `folder` share its scripts.
    """
    home = _FOLDER / (folder or name)
    js = "\n".join((home / script).read_text(encoding="utf-8") for script in scripts)
    css = "\n".join((home / style).read_text(encoding="utf-8") for style in styles)
    return st.components.v2.component(f"convscope_{name}", html=html, js=js, css=css)
