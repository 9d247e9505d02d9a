"""The colours of ConvScope and the style sheet that carries them to every page and component."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

_ASSETS = Path(__file__).parent / "assets"

TOKENS = {
    False: {
        "ground": "#FBFAF8",
        "veil": "#FBFAF8B3",  # of the ground, over pictures that fade: 70 %
        "sidebar": "#F2F0EB",
        "card": "#FFFFFF",
        "text": "#1B2430",
        "soft": "#5A6675",
        "line": "#DDD9D0",
        "primary": "#1F5FA8",
        "chosen": "#E6EFFA",
        "input": "#2467B0",
        "kernel": "#59636F",
        "output": "#15795A",
        "below": "#5E3C99",
        "zero": "#FCFBF9",
        "above": "#D6600A",
        "mlp": "#8C3B6E",
        "cnn": "#15795A",
        "wrong": "#B3261E",
    },
    True: {
        "ground": "#12161C",
        "veil": "#12161C73",  # 45 %: dark pictures go under in a thicker one
        "sidebar": "#181E26",
        "card": "#1B222B",
        "text": "#E9EDF2",
        "soft": "#9AA7B5",
        "line": "#2E3845",
        "primary": "#74B3FF",
        "chosen": "#182A40",
        "input": "#74B3FF",
        "kernel": "#B3BFCC",
        "output": "#5FD0A3",
        "below": "#B296E8",
        "zero": "#212832",
        "above": "#FFB05C",
        "mlp": "#E08DBF",
        "cnn": "#5FD0A3",
        "wrong": "#FF8A80",
    },
}
"""Colour by theme (dark or not) and by meaning; components see them as CSS variables `--cs-NAME`."""


def is_dark() -> bool:
    """Whether this browser shows the dark theme."""
    return st.context.theme.type == "dark"


def tokens() -> dict[str, str]:
    """The colours of the theme this browser shows."""
    return TOKENS[is_dark()]


@lru_cache(maxsize=8)
def style_sheet(dark: bool, big: bool, embedded: bool) -> str:
    """The CSS of the frame: colours as variables, layout, the wall mode when `big`, the page alone if `embedded`."""
    variables = "".join(f"--cs-{name}:{value};" for name, value in TOKENS[dark].items())
    parts = [f":root{{{variables}}}", (_ASSETS / "frame.css").read_text(encoding="utf-8")]
    if embedded:
        parts.append((_ASSETS / "embedded.css").read_text(encoding="utf-8"))
    if big:
        parts.append((_ASSETS / "wall.css").read_text(encoding="utf-8"))
    return "\n".join(parts)
