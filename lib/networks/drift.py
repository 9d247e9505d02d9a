"""What a disturbance of the photo does inside a network: how far each layer moves, and where the answer flips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from lib import disturb
from lib.images.prepare import fit, shuffled
from lib.networks.card import INPUT, Card
from lib.networks.card import Input as Takes
from lib.networks.runtime import Network

KINDS = ("noise", "blur", "brightness", "shift")
"""The strengths of a `Disturbance`."""
MUCH = 0.5
"""The relative distance from which a layer counts as moved much: half of its own length."""
DIRECTIONS = ("right", "down")


@dataclass(frozen=True)
class Disturbance:
    """What is done to a photo, in pixels and grey levels as the network gets it.

    Attributes:
        noise: standard deviation of what is added to each value, in grey levels.
        blur: standard deviation of the Gaussian, in pixels.
        brightness: what is added to every value, in grey levels.
        shift: pixels by which the photo moves in `direction`; below 0 it moves the other way.
        direction: "right" or "down".
        seed: of the noise.
    """

    noise: float = 0
    blur: float = 0
    brightness: float = 0
    shift: int = 0
    direction: str = "right"
    seed: int = 0

    @property
    def nothing(self) -> bool:
        """Whether it leaves every photo as it is."""
        return not any(getattr(self, kind) for kind in KINDS)


@dataclass(frozen=True)
class Flip:
    """Between two neighbouring strengths the answer changes.

    Attributes:
        last: the last strength with the answer `before`.
        first: the first strength with the answer `after`, farther from 0.
        before, after: places in the network's classes.
    """

    last: float
    first: float
    before: int
    after: int


def seen(takes: Takes, pixels: np.ndarray, disturbance: Disturbance, *, invert: bool = False) -> np.ndarray:
    """A disturbed photo as a network would get it, its pixels still in their places.

    The photo is moved first, so that what lies beside the network's crop comes in; where there is nothing, the
    values of its rim go on. Then, on the pixels that the network gets, come light, lens and sensor: brightness, blur,
    noise. Light and dark are swapped last.

    Args:
        takes: what the network takes.
        pixels: uint8 (H, W, 3) or (H, W, 1).
        disturbance: with strengths as `lib.disturb` takes them.
        invert: 255 − value.

    Returns:
        float32 (height, width, channels), values 0 to 255.

    Raises:
        InvalidSetting: the pixels are no such array, or a strength is out of its range.
    """
    return _lit(_taken(takes, pixels, disturbance), disturbance, invert)


def given(takes: Takes, pixels: np.ndarray, disturbance: Disturbance, *, invert: bool = False) -> np.ndarray:
    """As `seen`, its pixels in the order of the network; without disturbance what `Network.prepare` gives."""
    return _ordered(takes, seen(takes, pixels, disturbance, invert=invert))


def moved(takes: Takes, shape: tuple[int, ...], disturbance: Disturbance) -> tuple[int, int]:
    """By how many of its own pixels a photo (H, W, …) moves down and right; (0, 0) where it has too few for that."""
    high, wide = takes.box(*shape[:2])[2:]
    scale = max(high / takes.height, wide / takes.width)
    return _down_and_right(disturbance, scale) if scale >= 1 else (0, 0)


def distances(before: Mapping[str, np.ndarray], after: Mapping[str, np.ndarray]) -> dict[str, float | None]:
    """How far each layer moved, as a share of its own length.

        ‖after − before‖ / ‖before‖, with ‖·‖ the root of the sum of the squares

    Args:
        before, after: layer name → numbers of one shape.

    Returns:
        layer name → at least 0, in the order of `before`; None where all its numbers were 0 and are not any more.

    >>> distances({"a": np.array([3.0, 4.0])}, {"a": np.array([3.0, 1.0])})
    {'a': 0.6}
    """
    return {name: _distance(before[name], after[name]) for name in before}


def first_moved(found: Mapping[str, float | None], much: float = MUCH) -> str | None:
    """The first layer in order that moved by `much` or more; None where none did."""
    return next((name for name, far in found.items() if far is None or far >= much), None)


def inside(card: Card) -> tuple[str, ...]:
    """The layers from the first with weights on: what comes before only hands the picture's own disturbance on."""
    known = [layer.name for layer in card.layers]
    first = next((place for place, layer in enumerate(card.layers) if layer.parameters), 0)
    return tuple(known[first:])


def drift(network: Network, before: np.ndarray, after: np.ndarray) -> dict[str, float | None]:
    """How far the picture, named "input", and each layer moved, in the order in which they are computed.

    Args:
        before, after: float32 (h, w, c), as `Network.prepare` or `given` gives them.
    """
    ran = [{INPUT: picture} | network.run(picture[None]) for picture in (before, after)]
    return distances(*ran)


def along(
    network: Network,
    pixels: np.ndarray,
    base: Disturbance,
    kind: str,
    strengths: Sequence[float],
    *,
    invert: bool = False,
) -> np.ndarray:
    """The probabilities while one strength changes and the others stay.

    Args:
        base: the others.
        kind: of `KINDS`.
        strengths: what it becomes, at least one.

    Returns:
        float32 (len(strengths), classes).
    """
    takes = network.card.input
    every = [replace(base, **{kind: each}) for each in strengths]
    taken = None if kind == "shift" else _taken(takes, pixels, base)  # the photo is reduced once where it does not move
    pictures = [_lit(_taken(takes, pixels, each) if taken is None else taken, each, invert) for each in every]
    return network.probabilities(np.stack([_ordered(takes, picture) for picture in pictures]))


def flips(card: Card, strengths: Sequence[float], probabilities: np.ndarray) -> list[Flip]:
    """Where the answer changes on the way out from the strength 0 to both sides, by the rule of the card.

    Args:
        strengths: rising, one of them 0.
        probabilities: (len(strengths), classes).

    Returns:
        the nearest to 0 first.
    """
    answers = card.decide(probabilities).tolist()
    found = []
    for (low, was), (high, then) in pairwise(zip(strengths, answers, strict=True)):
        if was != then:
            found.append(Flip(low, high, was, then) if low >= 0 else Flip(high, low, then, was))
    return sorted(found, key=lambda flip: abs(flip.first))


def _taken(takes: Takes, pixels: np.ndarray, disturbance: Disturbance) -> np.ndarray:
    """The photo moved, then cropped and reduced to what the network takes."""
    rows, columns = moved(takes, pixels.shape, disturbance)
    picture = fit(disturb.shift(pixels, rows, columns), *takes.shape, mode=takes.mode, share=takes.share)
    if not rows and not columns and disturbance.shift:  # a photo of fewer pixels than the network takes
        picture = disturb.shift(picture, *_down_and_right(disturbance, 1))
    return picture


def _lit(picture: np.ndarray, disturbance: Disturbance, invert: bool) -> np.ndarray:
    """Light, lens and sensor, then light and dark swapped where that is wanted."""
    picture = disturb.brightness(picture, disturbance.brightness)
    picture = disturb.blur(picture, disturbance.blur)
    picture = disturb.noise(picture, disturbance.noise, seed=disturbance.seed)
    return 255 - picture if invert else picture


def _ordered(takes: Takes, picture: np.ndarray) -> np.ndarray:
    """The pixels in the order in which the network gets them."""
    return picture if takes.shuffle is None else shuffled(picture, takes.shuffle)


def _distance(before: np.ndarray, after: np.ndarray) -> float | None:
    before = np.asarray(before, np.float64)
    apart = float(np.linalg.norm((np.asarray(after, np.float64) - before).ravel()))
    length = float(np.linalg.norm(before.ravel()))
    if not length:
        return None if apart else 0.0
    return apart / length


def _down_and_right(disturbance: Disturbance, scale: float) -> tuple[int, int]:
    step = round(disturbance.shift * scale)
    return (step, 0) if disturbance.direction == "down" else (0, step)
