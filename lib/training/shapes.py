"""`python -m lib.training.shapes NAME`: does a network do better with the middle of a photo, or with the whole of it?

Measured on photos of true shape from a validation part, never from a test part.

A network whose own pictures are all of its shape is asked about the photos of `cats_vs_dogs`, where it knows both
classes; only those two are then compared.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lib import networks
from lib.datasets import Split
from lib.errors import DataError, Explained
from lib.images.prepare import fit
from lib.networks import Network, Result
from lib.networks.card import CROPS
from lib.text import _
from lib.training import data
from lib.training.judge import share

_PHOTOS = "cats_vs_dogs"
_AT_ONCE = 200
_SHARES = (0.9, 0.8, 0.7)  # of the sides of the largest box


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how often a network is right with each way; 0, or 1 with a sentence when it cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m lib.training.shapes", description=__doc__)
    parser.add_argument("names", nargs="+", metavar="NAME", help="networks")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=data.WHERE)
    options = parser.parse_args(arguments)
    try:
        photos = data.load(_PHOTOS, data.folder_of(_PHOTOS, "train", options.data)).validation
        for name in options.names:
            for way, found in compare(networks.load(name), photos).items():
                print(f"{name}, {way}: {found.accuracy:.4f} of {found.n} (95 %: {found.low:.4f} to {found.high:.4f})")
    except Explained as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def compare(network: Network, photos: Split) -> dict[str, Result]:
    """How often a network is right on photos, by the card's words for `crop`, with smaller boxes besides.

    Args:
        network: one that knows all classes of the photos; its others are left out of the comparison.
        photos: of true shape.

    Raises:
        DataError: the network does not know a class of the photos.
    """
    if not set(photos.classes) <= set(network.classes):
        reason = _("{title} does not know the classes {classes}. Choose a network that does: {names}.")
        known = ", ".join(name for name in networks.names() if _knows(name, photos.classes))
        values = {"title": network.card.title, "classes": ", ".join(photos.classes), "names": known}
        raise DataError(reason=reason.format(**values))
    columns = [network.classes.index(name) for name in photos.classes]
    found = {}
    ways = {crop: {"mode": mode} for crop, mode in CROPS.items()} | {f"centre {s}": {"share": s} for s in _SHARES}
    for way, settings in ways.items():
        pieces = []
        for at in range(0, len(photos), _AT_ONCE):
            some = photos.pixels[at : at + _AT_ONCE]
            batch = np.stack([fit(photo, *network.card.input.shape, **settings) for photo in some])
            pieces.append(network.probabilities(batch)[:, columns].argmax(axis=1))
        found[way] = Result(*share(np.concatenate(pieces) == photos.labels))
    return found


def _knows(name: str, classes: tuple[str, ...]) -> bool:
    return set(classes) <= set(networks.load(name).classes)


if __name__ == "__main__":
    sys.exit(main())
