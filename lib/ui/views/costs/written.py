"""The comparison as Keras code, and where its multiplications come from."""

import streamlit as st

from lib.code.sequential import sequential
from lib.text import _
from lib.ui.comparison import Compared


def code(counted: Compared) -> str:
    """Python that builds both networks, or the MLP alone where the CNN does not fit, and prints their layers."""
    settings = counted.settings
    text = sequential("mlp", settings.shape, settings.mlp())
    if counted.cnn is None:
        return text
    return text + "\n" + sequential("cnn", settings.shape, settings.cnn()).removeprefix("import keras\n")


def multiplications(counted: Compared) -> None:
    """Each layer's multiplications, written out."""
    with st.expander(_("The multiplications, written out"), icon=":material/calculate:"):
        rows = [row for side in (counted.mlp, counted.cnn) if side for row in side.rows if row.macs]
        st.markdown("\n".join(f"- {row.name}: `{row.macs_arithmetic}`" for row in rows))
