"""Every named kernel with what it makes of the current photo, to choose one from."""

from collections.abc import Callable, Sequence

import streamlit as st

from lib.ui.components import register

_mount = register("kernel_gallery")


def kernel_gallery(
    names: Sequence[str],
    titles: Sequence[str],
    sprite: str,
    *,
    chosen: str,
    label: str,
    on_choose: Callable[[str], None],
    key: str = "kernel_gallery",
) -> None:
    """Mount the gallery.

    Args:
        names, titles: of the kernels, in the order of the sprite.
        sprite: address of a picture that holds one tile a kernel, side by side.
        chosen: the name of the kernel in use.
        label: the name of the group for screen readers.
        on_choose: called with a name when one is clicked.
    """

    def choose() -> None:
        if (name := st.session_state[key].get("name")) in names:
            on_choose(name)

    tiles = [{"name": name, "title": title} for name, title in zip(names, titles, strict=True)]
    _mount(
        key=key,
        data={"tiles": tiles, "sprite": sprite, "chosen": chosen, "label": label},
        on_name_change=choose,
    )
