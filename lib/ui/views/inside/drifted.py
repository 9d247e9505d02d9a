"""What a disturbance of the photo does in a network, computed once for all sessions and kept within bounds."""

from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from lib import images, networks
from lib.networks import Input, Layer, Network
from lib.networks.drift import Disturbance, Flip, along, distances, first_moved, flips, given, inside, seen
from lib.text import _
from lib.ui import activations
from lib.ui.components.compare_view.sides import Side
from lib.ui.components.network_view.maps import largest_of_all
from lib.ui.views.inside.compared import side_of

INPUT = "input"
_NOISE, _BLUR, _BRIGHTNESS = 128, 6, 160
_SHARE = 4  # a shift moves the picture by at most this part of its height


@dataclass(frozen=True)
class Drifted:
    """A network before and after.

    Attributes:
        pictures: uint8 (h, w, c), before and after, as the network got them, their pixels in their places.
        answers: classes, before and after, by the rule of the card.
        shares: all classes with their probabilities, before and after.
        moved: "input" and each layer with its relative distance.
        inside: the layers from the first with weights on; those before hold the disturbance itself.
        first: the first of these that moved much, or None.
    """

    pictures: tuple[np.ndarray, np.ndarray]
    answers: tuple[str, str]
    shares: tuple[dict[str, float], dict[str, float]]
    moved: tuple[tuple[str, float | None], ...]
    inside: tuple[str, ...]
    first: str | None


@dataclass(frozen=True)
class NamedFlip:
    """As `lib.networks.drift.Flip`, with the names of the classes."""

    first: float
    before: str
    after: str


@dataclass(frozen=True)
class Swept:
    """The answer along one strength; `shares` has every class that is an answer somewhere, that at 0 first."""

    strengths: tuple[float, ...]
    answers: tuple[str, ...]
    shares: dict[str, tuple[float, ...]]
    flips: tuple[NamedFlip, ...]


def strengths(takes: Input, kind: str) -> tuple[float, ...]:
    """What a strength is along the diagram of a network, rising, 0 among them; the ends are those of its slider.

    A shift costs most, since the whole photo is reduced again for each: there it goes in larger steps where the network
    takes many pixels.
    """
    furthest = max(1, takes.height // _SHARE)
    step = max(1, furthest // 8)
    return {
        "noise": tuple(range(0, _NOISE + 1, 4)),
        "blur": tuple(step / 4 for step in range(4 * _BLUR + 1)),
        "brightness": tuple(range(-_BRIGHTNESS, _BRIGHTNESS + 1, 10)),
        "shift": tuple(step * each for each in range(-(furthest // step), furthest // step + 1)),
    }[kind]


@st.cache_data(max_entries=48, show_spinner=False)
def drifted(name: str, digest: str, invert: bool, disturbance: Disturbance, _photo: images.Photo) -> Drifted:
    """Before and after a disturbance; what was before is what the page shows."""
    network = networks.load(name)
    card = network.card
    picture, before = activations.values(name, digest, invert, _photo)
    disturbed = given(card.input, _photo.pixels, disturbance, invert=invert)
    after = {layer: value[0] for layer, value in network.run(disturbed[None]).items()}
    moved = distances({INPUT: picture} | before, {INPUT: disturbed} | after)
    within = inside(card)
    last = np.stack([each[network.layers[-1].name] for each in (before, after)])
    return Drifted(
        pictures=tuple(
            _eight_bit(seen(card.input, _photo.pixels, each, invert=invert)) for each in (Disturbance(), disturbance)
        ),
        answers=tuple(network.classes[answer] for answer in card.decide(last)),
        shares=tuple(dict(zip(network.classes, map(float, row), strict=True)) for row in last),
        moved=tuple(moved.items()),
        inside=within,
        first=first_moved({layer: moved[layer] for layer in within}),
    )


def sides(
    network: Network, layer: Layer, photo: images.Photo, disturbance: Disturbance, found: Drifted, *, invert: bool
) -> tuple[Side, Side]:
    """A layer before and after; both in the scale of before, where colours go by the whole network."""
    _picture, before = activations.values(network.name, photo.digest, invert, photo)
    disturbed = given(network.card.input, photo.pixels, disturbance, invert=invert)
    after = network.run(disturbed[None], (layer.name,))[layer.name][0]
    whole = largest_of_all(before)
    titles = (_("Before"), _("Disturbed"))
    parts = zip(titles, (before[layer.name], after), found.pictures, strict=True)
    return tuple(side_of(network, layer, value, picture, title=title, whole=whole) for title, value, picture in parts)


def swept(name: str, digest: str, invert: bool, base: Disturbance, kind: str, photo: images.Photo) -> Swept:
    """The answer while the strength `kind` of `base` takes all its values."""
    return _swept(name, digest, invert, replace(base, **{kind: 0}), kind, photo)


@st.cache_data(max_entries=48, show_spinner=False)
def _swept(name: str, digest: str, invert: bool, base: Disturbance, kind: str, _photo: images.Photo) -> Swept:
    network = networks.load(name)
    steps = strengths(network.card.input, kind)
    found = along(network, _photo.pixels, base, kind, steps, invert=invert)
    answers = network.card.decide(found).tolist()
    order = dict.fromkeys([answers[steps.index(0)], *answers])
    named = network.classes
    return Swept(
        steps,
        tuple(named[each] for each in answers),
        {named[each]: tuple(map(float, found[:, each])) for each in order},
        tuple(_named(flip, named) for flip in flips(network.card, steps, found)),
    )


def _named(flip: Flip, classes: tuple[str, ...]) -> NamedFlip:
    return NamedFlip(flip.first, classes[flip.before], classes[flip.after])


def _eight_bit(picture: np.ndarray) -> np.ndarray:
    return np.rint(picture).astype(np.uint8)
