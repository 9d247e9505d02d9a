"""A network as a person designs it: written into an address, counted as far as it fits, edited, drawn.

`Design` is input shape and layers; `write` and `read` turn it into text and back; `count` gives a line a layer. The
edits `inserted`, `removed`, `moved`, `changed` and `with_input` give new designs. `KINDS` says what can be set of each
layer kind, `OFFERED` which of them the builder puts in. `presets` are networks to begin with; `of_network` makes a
design of a trained one. `mermaid` and `svg` draw a design.
"""

from lib.designs.argument import Argument
from lib.designs.check import Counted, Line, count
from lib.designs.design import MOST_LAYERS, Design
from lib.designs.drawing import mermaid, svg
from lib.designs.edit import changed, inserted, moved, removed, with_input
from lib.designs.instead import Instead
from lib.designs.kinds import KINDS, OFFERED, Kind
from lib.designs.presets import Preset, of_network, presets
from lib.designs.written import read, write

__all__ = [
    "KINDS",
    "MOST_LAYERS",
    "OFFERED",
    "Argument",
    "Counted",
    "Design",
    "Instead",
    "Kind",
    "Line",
    "Preset",
    "changed",
    "count",
    "inserted",
    "mermaid",
    "moved",
    "of_network",
    "presets",
    "read",
    "removed",
    "svg",
    "with_input",
    "write",
]
