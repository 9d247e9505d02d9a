"""Browser components: a folder each, with its Python wrapper, its script and its style sheet."""

from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent


def register(name: str, *, scripts: tuple[str, ...] = ("index.js",), html: str = "<div class='root'></div>") -> Any:
    """Register the component in folder `name`: its scripts joined in the order given, and its `style.css`.

    Call it once, when the component's module is imported.
    """
    folder = _FOLDER / name
    js = "\n".join((folder / script).read_text(encoding="utf-8") for script in scripts)
    css = (folder / "style.css").read_text(encoding="utf-8")
    return st.components.v2.component(f"convscope_{name}", html=html, js=js, css=css)
