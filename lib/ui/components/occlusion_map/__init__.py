"""The patch that a cell sees, and beside it how far the cell's number moves when each piece of it is covered."""

import base64
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from lib import render
from lib.text import _
from lib.ui.components import register

_mount = register("occlusion_map")
_SIDE = 320
"""CSS pixels that each of the two fills at most."""
_LARGEST = 64
"""CSS pixels of one pixel at most."""


@dataclass(frozen=True)
class Piece:
    """One piece: the colour of its movement and of the ink on it, the number with it covered, and its movement."""

    colour: str
    ink: str
    covered: str
    moved: str


def occlusion_map(
    patch: np.ndarray,
    pieces: Sequence[Sequence[Piece]],
    *,
    about: str,
    tops: list[int],
    lefts: list[int],
    names: list[list[str]],
    limit: str,
    colours: list[str],
    lines: list[str],
    key: str,
) -> None:
    """Mount both pictures.

    Args:
        patch: uint8 (h, w) or (h, w, 3).
        pieces: row by row.
        about: what the patch is, as its caption.
        tops, lefts: where each piece begins in the whole picture, and where the last ends.
        names: where each piece stands, in words.
        limit: the movement of the strongest colour, as a figure.
        colours: from −limit to +limit.
        lines: what is said beside them.
    """
    height, width = patch.shape[:2]
    factor = min(_LARGEST, max(1, _SIDE // max(height, width)))
    data = {
        "patch": f"data:image/png;base64,{base64.b64encode(render.png(patch)).decode()}",
        "width": width * factor,
        "height": height * factor,
        "pieces": [[asdict(piece) for piece in row] for row in pieces],
        "tops": tops,
        "lefts": lefts,
        "names": names,
        "limit": limit,
        "colours": colours,
        "lines": lines,
        "words": _words() | {"patch": about},
    }
    _mount(key=key, data=data)


def _words() -> dict[str, str]:
    """The sentences of the component; what stands in braces is filled in by the browser."""
    return {
        "map": _("How far the number moves"),
        "grid": _("Pieces of the patch. Arrow keys go from piece to piece."),
        "invite": _("Point at a piece for its numbers."),
        "falls": _("falls"),
        "rises": _("rises"),
        "piece": _("Without {name}: {covered} ({moved})"),
        "legend": _("Purple: the number falls without this piece, so the piece raises it. Orange: it rises."),
    }
