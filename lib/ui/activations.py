"""The numbers of a network for a photo and their pictures, computed once and shared; bounded in bytes."""

import numpy as np
import streamlit as st

from lib import images, networks
from lib.text import _
from lib.ui.answers import rule_of
from lib.ui.components.layer_view import enlarged
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.network_view.drawing import draw
from lib.ui.components.network_view.maps import Scale
from lib.ui.components.network_view.wiring import Wires, wire
from lib.ui.kept import Kept

_NUMBERS: Kept[tuple[np.ndarray, dict[str, np.ndarray]]] = Kept(8_000_000)
_DRAWINGS: Kept[dict] = Kept(3_000_000)


def values(name: str, digest: str, invert: bool, photo: images.Photo) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """What the network gets of a photo, float32 (h, w, c), and what each layer makes of it, without the batch axis.

    Shared by all sessions, so read-only.
    """
    return _NUMBERS.get((name, digest, invert), lambda: _values(name, invert, photo))


def _values(name: str, invert: bool, photo: images.Photo) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    network = networks.load(name)
    picture = network.prepare(photo.pixels, invert=invert)
    layers = {layer: value[0] for layer, value in network.run(picture[None]).items()}
    for value in (picture, *layers.values()):
        value.flags.writeable = False
    return picture, layers


@st.cache_data(max_entries=512, show_spinner=False)
def is_unlike(name: str, digest: str, invert: bool, _photo: images.Photo) -> bool:
    """Whether the network's rule says that the photo is unlike anything it was trained on; False without a rule."""
    network = networks.load(name)
    rule = rule_of(network)
    if rule is None:
        return False
    picture, layers = values(name, digest, invert, _photo)
    score = rule.score(picture[None], {layer: layers[layer][None] for layer in rule.layers})
    return float(score[0]) > network.card.familiarity["threshold"]


@st.cache_resource(max_entries=16, show_spinner=False)
def wires(name: str) -> dict[str, Wires]:
    """How the layers of a network read one another."""
    return wire(networks.load(name))


def computed(name: str, photo: images.Photo, *, invert: bool, scale: Scale, dark: bool) -> Computed:
    """A network with its numbers for a photo."""
    picture, layers = values(name, photo.digest, invert, photo)
    return Computed(networks.load(name), wires(name), picture, layers, scale, dark)


def overview(name: str, digest: str, invert: bool, scale: Scale, dark: bool, photo: images.Photo) -> dict:
    """The whole network as the component draws it."""
    key = (name, digest, invert, scale, dark)
    return _DRAWINGS.get(key, lambda: _overview(name, invert, scale, dark, photo))


def _overview(name: str, invert: bool, scale: Scale, dark: bool, photo: images.Photo) -> dict:
    found = computed(name, photo, invert=invert, scale=scale, dark=dark)
    note = _("swapped") if invert else ""
    drawing = draw(found.network, found.wires, found.picture, found.values, scale=scale, dark=dark, note=note)
    del drawing["columns"]  # many small numbers, which nobody reads here again
    return drawing


def whole_layer(
    name: str, digest: str, invert: bool, scale: Scale, dark: bool, layer: str, photo: images.Photo
) -> dict:
    """All maps of a layer as the component draws them."""

    def drawn() -> dict:
        found = computed(name, photo, invert=invert, scale=scale, dark=dark)
        return enlarged.whole_layer(found, found.network.card.layer(layer))

    return _DRAWINGS.get((name, digest, invert, scale, dark, layer), drawn)
