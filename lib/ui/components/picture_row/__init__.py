"""A row of small pictures to pick one from, each with what it shows and whether it was recognised."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from lib.ui.components import register

_mount = register("picture_row")


@dataclass(frozen=True)
class Tile:
    """One picture: its number, its address, what it shows, the verdict in words, and whether its pixels are sharp."""

    index: int
    source: str
    title: str
    verdict: str
    right: bool
    sharp: bool = True


def picture_row(
    tiles: Sequence[Tile], *, chosen: int | None, label: str, on_pick: Callable[[int], None], key: str = "picture_row"
) -> None:
    """Mount the row.

    Args:
        tiles: from left to right.
        chosen: the number of the current picture, or None.
        label: the name of the group for screen readers.
        on_pick: called with a tile's number when it is pressed.
    """

    def pick() -> None:
        if (index := st.session_state[key].get("index")) in [tile.index for tile in tiles]:
            on_pick(index)

    data = {"tiles": [asdict(tile) for tile in tiles], "chosen": chosen, "label": label}
    _mount(key=key, data=data, on_index_change=pick)
