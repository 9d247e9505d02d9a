"""`python -m lib.training.evaluate`: let committed networks answer for the test part, and hold their cards to it.

Prints a table with a row a network: how many pictures, the share that it is right on with Wilson's 95 % interval, and
how far LiteRT is from Keras, as a share of the largest value of the layer where it is farthest. A network that decides
by a threshold has a row for each class too: the share of its pictures that is recognised.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import keras
import numpy as np

from lib import networks
from lib.datasets import Split
from lib.errors import Explained
from lib.networks import Card, Network, Recall, Result
from lib.networks.registry import MODELS
from lib.text import number
from lib.training import data
from lib.training.export import difference
from lib.training.judge import evaluate, result

PARITY = 1e-4
"""The most that LiteRT may differ from Keras, as a share of a layer's largest value."""
_COMPARED = 64  # test pictures


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 when every card says what the files give, 1 when not or when data are missing."""
    parser = argparse.ArgumentParser(prog="python -m lib.training.evaluate", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="networks; without one, all")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=data.WHERE)
    options = parser.parse_args(arguments)
    try:
        chosen = [networks.load(name) for name in options.names or networks.names()]
    except Explained as error:
        print(error, file=sys.stderr)
        return 1
    width = max([len("network"), *(len(label) for network in chosen for label in _labels(network))])
    _print(width, "network", "pictures", "right", "95 % interval", "off Keras", "card")
    return 0 if all([_evaluated(network, options.data, width) for network in chosen]) else 1


def _evaluated(network: Network, folder: Path | None, width: int) -> bool:
    """Print the rows of one network, or why there are none; whether its card says the same."""
    try:
        test = _test_part(network.card.data_set, data.folder_of(network.card.data_set, "test", folder))
        found = result(evaluate(network, test), network.card)
    except Explained as error:
        print(f"{network.name}: {error}", file=sys.stderr, flush=True)
        return False
    parity = _parity(network, test)
    agree = [_row(width, *row) for row in _rows(network, found, parity)]
    if parity >= PARITY:
        print(f"{network.name}: LiteRT is {parity:.1e} off Keras, but may be {PARITY:.0e}", file=sys.stderr, flush=True)
    return all(agree) and parity < PARITY


@lru_cache(maxsize=2)
def _test_part(data_set: str, folder: Path | None) -> Split:
    """The test part, kept for the next network on the same pictures."""
    return data.part(data_set, "test", folder)


def _parity(network: Network, test: Split) -> float:
    """How far the LiteRT file is from the Keras file on some test pictures, in the layer where it is farthest."""
    model = keras.models.load_model(MODELS / network.name / "model.keras")
    pictures = np.stack([network.prepare(picture) for picture in test.pixels[:_COMPARED]])
    return difference(model, network, pictures)["overall"]


def _rows(network: Network, found: Result, parity: float) -> Iterator[tuple[str, tuple, tuple, str]]:
    """(label, what was found, what the card says, parity) for each row, shares as (share, n, low, high)."""
    told = network.card.results["test"]
    label, *classes = _labels(network)
    yield label, _numbers(found), _numbers(told), f"{parity:.1e}"
    for label, name in zip(classes, found.recalls, strict=True):
        yield label, _numbers(found.recalls[name]), _numbers(told.recalls.get(name)), ""


def _row(width: int, label: str, found: tuple, told: tuple, parity: str) -> bool:
    """Whether the card says what was found; prints it."""
    share, n, low, high = found
    verdict = "agrees" if found == told else f"says {told[0]:.4f} of {number(told[1])}"
    _print(width, label, number(n), f"{share:.4f}", f"{low:.4f} to {high:.4f}", parity, verdict)
    return found == told


def _labels(network: Network) -> list[str]:
    """The first cells of a network's rows."""
    return [
        network.name,
        *(f"  {_recognised(network.card, name)}" for name in network.classes if network.card.decision),
    ]


def _recognised(card: Card, name: str) -> str:
    return f"{name}, from {card.decision.threshold:.3f} on" if name == card.decision.label else name


def _numbers(told: Result | Recall | None) -> tuple[float, int, float, float]:
    """(share, n, low, high); of what a card does not say, nothing."""
    if told is None:
        return (float("nan"), 0, float("nan"), float("nan"))
    return (told.recall if isinstance(told, Recall) else told.accuracy, told.n, told.low, told.high)


def _print(width: int, label: str, n: str, right: str, interval: str, parity: str, verdict: str) -> None:
    print(f"{label:<{width}}  {n:>8}  {right:>6}  {interval:<16}  {parity:>9}  {verdict}".rstrip(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
