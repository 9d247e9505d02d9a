"""What networks answer to a photo, computed once for all sessions and kept within bounds."""

import time
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import datasets, networks
from lib.images.prepare import dark_on_light


@dataclass(frozen=True)
class Answer:
    """One network's answer.

    Attributes:
        network: its name.
        picture: what it got, uint8 (height, width, channels).
        inverted: whether light and dark were swapped.
        shares: all classes with their probabilities, the likeliest first.
        prepare_ms, run_ms: the time to crop and reduce the photo, and to compute all layers.
    """

    network: str
    picture: np.ndarray
    inverted: bool
    shares: tuple[tuple[str, float], ...]
    prepare_ms: float
    run_ms: float


@dataclass(frozen=True)
class Tested:
    """A test picture with the truth and what a network answered: index, uint8 (h, w, c), both class names."""

    index: int
    picture: np.ndarray
    truth: str
    answer: str


@st.cache_data(max_entries=512, show_spinner=False)
def answer(name: str, digest: str, invert: bool, _pixels: np.ndarray) -> Answer:
    """What network `name` answers to a photo (uint8 (H, W, 3)) with that digest."""
    network = networks.load(name)
    network.probabilities(network.prepare(_pixels)[None])  # so that no interpreter is made in the time measured
    began = time.perf_counter()
    picture = network.prepare(_pixels, invert=invert)
    prepared = time.perf_counter()
    (values,) = network.probabilities(picture[None])
    done = time.perf_counter()
    order = np.argsort(-values, kind="stable")
    shares = tuple((network.classes[label], float(values[label])) for label in order)
    seen = np.rint(picture).astype(np.uint8)
    return Answer(name, seen, invert, shares, (prepared - began) * 1000, (done - prepared) * 1000)


@st.cache_data(max_entries=512, show_spinner=False)
def light_ground(digest: str, _pixels: np.ndarray) -> bool:
    """Whether a photo was taken for a dark thing on a light ground, see `dark_on_light`."""
    return dark_on_light(_pixels)


@st.cache_data(max_entries=64, show_spinner=False)
def tested(name: str, indices: tuple[int, ...]) -> list[Tested]:
    """Test pictures of a network's own data set with its answers.

    Raises:
        DataError: there is no data folder, or no such picture.
    """
    network = networks.load(name)
    found = [datasets.test_picture(network.card.data_set, index) for index in indices]
    batch = np.stack([network.prepare(picture) for picture, _label in found])
    answers = network.probabilities(batch).argmax(axis=1)
    return [
        Tested(index, picture, network.classes[label], network.classes[answered])
        for index, (picture, label), answered in zip(indices, found, answers, strict=True)
    ]
