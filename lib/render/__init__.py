"""Arrays to pictures: the colour map of values, picture files, one sheet for all maps of a layer.

Knows neither pages nor Streamlit. Values get colours only through `diverging` and `sprite`, so that zero looks the same
everywhere.
"""

from lib.render.colours import css, diverging, indices, largest, palette, readable
from lib.render.encode import enlarge, jpeg, png
from lib.render.sheet import columns_for, shrunk, sprite

__all__ = [
    "columns_for",
    "css",
    "diverging",
    "enlarge",
    "indices",
    "jpeg",
    "largest",
    "palette",
    "png",
    "readable",
    "shrunk",
    "sprite",
]
