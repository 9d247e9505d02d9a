"""Networks before all test pictures of their data set, moved and in another order. LiteRT answers."""

import hashlib
from collections.abc import Callable

import numpy as np

from lib.datasets import Split
from lib.errors import DataError
from lib.networks.duel import figures
from lib.networks.duel.figures import Fighter
from lib.networks.duel.moving import DIRECTIONS, MOST, SEED, in_order, moved
from lib.networks.layer_sizes import sizes
from lib.networks.registry import MODELS
from lib.networks.runtime import Network
from lib.text import _

_AT_ONCE = 500  # pictures


def measure(network: Network, test: Split, told: Callable[[str], None] = lambda _words: None) -> Fighter:
    """Count how often a network is right on a test part, as it is, moved, and with its pixels in two orders.

    Args:
        network: that takes pictures as they were published, without crop or reduction.
        test: the test part of its data set.
        told: is told each step that is done.

    Raises:
        DataError: the part has other classes, or pictures of another size, than the network.
    """
    _check(network, test)
    own, model = network.card.input.shuffle, MODELS / network.name / "model.tflite"
    as_it_is = right(network, test, seed=own)
    counts = {name: [as_it_is] for name in DIRECTIONS}
    for shift in range(1, MOST + 1):
        for name, (down, across) in DIRECTIONS.items():
            counts[name].append(right(network, test, shift * down, shift * across, seed=own))
            told(f"{network.name}: {shift} {name}, {counts[name][-1]:,} of {len(test):,}")
    orders = {own: as_it_is}
    for seed in {None, SEED} - {own}:
        orders[seed] = right(network, test, seed=seed)
    return Fighter(
        name=network.name,
        sha256=figures.sha256(network.name),
        size=model.stat().st_size,
        parameters=network.card.parameters,
        macs=sum(each.macs for each in sizes(network.card)),
        n=len(test),
        moved={name: tuple(each) for name, each in counts.items()},
        in_places=orders[None],
        permuted=orders[SEED],
    )


def right(network: Network, test: Split, rows: int = 0, columns: int = 0, *, seed: int | None) -> int:
    """How many test pictures a network names rightly after they moved, with their pixels in the order of `seed`."""
    found = 0
    for at in range(0, len(test), _AT_ONCE):
        pictures = moved(test.pixels[at : at + _AT_ONCE], rows, columns).astype(np.float32)
        answered = network.probabilities(in_order(pictures, seed)).argmax(axis=1)
        found += int((answered == test.labels[at : at + _AT_ONCE]).sum())
    return found


def checksum(test: Split) -> str:
    """SHA-256 of the sorted names of all pictures with their labels, so that the order of the files does not count."""
    lines = sorted(f"{name} {label}" for name, label in zip(test.digests(), test.labels.tolist(), strict=True))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _check(network: Network, test: Split) -> None:
    takes = network.card.input
    whole = isinstance(test.pixels, np.ndarray) and test.pixels.shape[1:] == takes.shape and takes.share == 1
    if test.classes != network.classes or not whole:
        reason = _(
            "{origin} holds other classes or sizes than {title} takes: {shape}. Give the folder it was trained on."
        )
        raise DataError(reason=reason.format(origin=test.origin, title=network.card.title, shape=takes.shape))
