"""Which maps and units were zero on every photo of this session; known to the session alone."""

import numpy as np
import streamlit as st

from lib import networks
from lib.networks import Layer
from lib.networks.distribution import silent

_SWITCHES_OFF = ("ReLU", "Activation", "LeakyReLU")
"""Kinds that can keep a map at zero; what comes after them only hands it on."""
_STATE = "_inside_dead"
_MOST_PHOTOS = 1000


def note(name: str, digest: str, layers: dict[str, np.ndarray]) -> None:
    """Remember which maps of a network are not zero everywhere on a photo.

    Args:
        name: of the network.
        digest: of the photo.
        layers: what `lib.ui.activations.values` gives for it.
    """
    photos, alive = st.session_state.setdefault(_STATE, {}).setdefault(name, (set(), {}))
    for layer in networks.load(name).layers:
        if switches_off(layer):
            awake = ~silent(layers[layer.name])
            alive[layer.name] = alive.get(layer.name, False) | awake
    if len(photos) < _MOST_PHOTOS:
        photos.add(digest)


def photos(name: str) -> int:
    """On how many photos this session has seen the network."""
    return len(st.session_state.get(_STATE, {}).get(name, ((), {}))[0])


def dead(name: str) -> dict[str, list[int]]:
    """For each layer that can switch off, its maps or units that were zero on every photo of this session."""
    _photos, alive = st.session_state.get(_STATE, {}).get(name, ((), {}))
    return {layer: np.flatnonzero(~awake).tolist() for layer, awake in alive.items()}


def switches_off(layer: Layer) -> bool:
    """Whether maps of this layer can be zero everywhere of its own doing."""
    return layer.kind in _SWITCHES_OFF
