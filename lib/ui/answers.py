"""What networks answer to a photo, computed once for all sessions and kept within bounds."""

import time
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import datasets, networks
from lib.errors import NetworkError
from lib.images.prepare import dark_on_light
from lib.images.shrink import shrink
from lib.networks import Network
from lib.networks.familiarity import Familiarity

TILE = 112
"""Pixels of the long side of a test picture in the row."""


@dataclass(frozen=True)
class Answer:
    """One network's answer.

    Attributes:
        network: its name.
        picture: what it got, uint8 (height, width, channels).
        inverted: whether light and dark were swapped.
        label: the class it answers: the likeliest, or by the threshold of its card.
        shares: all classes with their probabilities, the likeliest first.
        prepare_ms, run_ms: the time to crop and reduce the photo, and to compute all layers.
        unlike: how far the photo is from what the network was trained on, by `Network.familiarity`; None without it.
    """

    network: str
    picture: np.ndarray
    inverted: bool
    label: str
    shares: tuple[tuple[str, float], ...]
    prepare_ms: float
    run_ms: float
    unlike: float | None = None


@dataclass(frozen=True)
class Tested:
    """A test picture with the truth and what a network answered.

    Attributes:
        index: in the test part.
        picture: uint8 (h, w) grey or (h, w, 3), at most `TILE` pixels long; the network got the whole one.
        truth, answer: class names.
    """

    index: int
    picture: np.ndarray
    truth: str
    answer: str


@st.cache_data(max_entries=512, show_spinner=False)
def answer(name: str, digest: str, invert: bool, _pixels: np.ndarray) -> Answer:
    """What network `name` answers to a photo (uint8 (H, W, 3)) with that digest."""
    network = networks.load(name)
    rule = rule_of(network)
    last = network.layers[-1].name
    network.probabilities(network.prepare(_pixels)[None])  # so that no interpreter is made in the time measured
    began = time.perf_counter()
    picture = network.prepare(_pixels, invert=invert)
    prepared = time.perf_counter()
    outputs = network.run(picture[None], rule.layers if rule else (last,))
    done = time.perf_counter()
    (values,) = outputs[last]
    order = np.argsort(-values, kind="stable")
    shares = tuple((network.classes[label], float(values[label])) for label in order)
    seen = np.rint(picture).astype(np.uint8)
    label = network.classes[int(network.card.decide(values[None])[0])]
    unlike = float(rule.score(picture[None], outputs)[0]) if rule else None
    return Answer(name, seen, invert, label, shares, (prepared - began) * 1000, (done - prepared) * 1000, unlike)


def rule_of(network: Network) -> Familiarity | None:
    """By what a network tells photos unlike its own; None where it has no such rule, or its file cannot be read."""
    try:
        return network.familiarity
    except NetworkError:
        return None


@st.cache_data(max_entries=512, show_spinner=False)
def light_ground(digest: str, _pixels: np.ndarray) -> bool:
    """Whether a photo was taken for a dark thing on a light ground, see `dark_on_light`."""
    return dark_on_light(_pixels)


@st.cache_data(max_entries=24, show_spinner=False)
def tested(name: str, indices: tuple[int, ...]) -> list[Tested]:
    """Test pictures of a network's own data set with its answers.

    Raises:
        DataError: there is no data folder, or no such picture.
    """
    network = networks.load(name)
    found = [datasets.test_picture(network.card.data_set, index) for index in indices]
    batch = np.stack([network.prepare(picture) for picture, _label in found])
    answers = network.card.decide(network.probabilities(batch))
    return [
        Tested(index, _small(picture), network.classes[label], network.classes[answered])
        for index, (picture, label), answered in zip(indices, found, answers, strict=True)
    ]


def _small(picture: np.ndarray) -> np.ndarray:
    """A picture (h, w, c) for the row, without the axis of a single channel."""
    return shrink(picture[..., 0] if picture.shape[2] == 1 else picture, TILE)
