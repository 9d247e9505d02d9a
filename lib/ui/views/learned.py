"""Kernels that a trained network begins with, each with what it makes of the photo, to take over as one's own."""

import base64

import numpy as np
import streamlit as st

from lib import networks
from lib.networks.learned import learned, teachers
from lib.text import _
from lib.ui import address, cache
from lib.ui.components.kernel_gallery import kernel_gallery
from lib.ui.photo import CurrentPhoto
from lib.ui.views import own_kernel

_FIRST = "cifar10_cnn"


def show(shown: CurrentPhoto, dark: bool) -> None:
    """Choose a network; a click on one of its kernels makes it the kernel of the page."""
    names = teachers()
    start = _FIRST if _FIRST in names else names[0]
    address.one_of("teacher", names, start)
    name = st.selectbox(_("Network"), names, names.index(start), key="teacher", bind="query-params", width=260)
    found = learned(networks.load(name))
    tiles = cache.learned_tiles(shown.photo.digest, name, dark, shown.photo)

    def take(index: str) -> None:
        weights = found[int(index)].weights
        own_kernel.take(weights, mode="all" if weights.shape[2] == 3 else "grey")

    kernel_gallery(
        [str(place) for place in range(len(found))],
        [_("kernel {index}").format(index=each.index) for each in found],
        f"data:image/jpeg;base64,{base64.b64encode(tiles).decode()}",
        chosen="",
        label=_("Kernels of {network}, with what each makes of the photo").format(network=name),
        on_choose=take,
        key="learned_gallery",
    )
    st.caption(_told(found[0].layer, found[0].weights.shape))


def _told(layer: str, shape: tuple[int, ...]) -> str:
    words = _(
        "Nobody chose these numbers: the network learned them. {count} weights each, from the layer {layer}, the "
        "largest weights first. A click takes a kernel over. Here they lie on pixels from 0 to 255; in the network, on "
        "pixels that were scaled first."
    )
    return words.format(count=f"{shape[0]}·{shape[1]}·{shape[2]} = {int(np.prod(shape))}", layer=layer)
