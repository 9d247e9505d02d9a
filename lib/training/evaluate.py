"""`python -m lib.training.evaluate`: let committed networks answer for the test part, and hold their cards to it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lib import networks
from lib.errors import Explained
from lib.text import number
from lib.training import data
from lib.training.judge import evaluate, result


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a network; 0 when every card says what the file gives, 1 when not or when data are missing."""
    parser = argparse.ArgumentParser(prog="python -m lib.training.evaluate", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="networks; without one, all")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=data.WHERE)
    options = parser.parse_args(arguments)
    try:
        agree = [_evaluated(name, options.data) for name in options.names or networks.names()]
    except Explained as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if all(agree) else 1


def _evaluated(name: str, folder: Path | None) -> bool:
    """Whether the card says what the file gives; prints both."""
    network = networks.load(name)
    folder = data.folder_of(network.card.data_set, "test", folder)
    test = data.part(network.card.data_set, "test", folder)
    found, told = result(evaluate(network, test), network.card), network.card.results["test"]
    same = found == told
    verdict = "as on its card" if same else f"but its card says {told.accuracy:.4f} of {number(told.n)}"
    print(f"{name}: {found.accuracy:.4f} of {number(found.n)} (95 %: {found.low:.4f} to {found.high:.4f}), {verdict}")
    return same


if __name__ == "__main__":
    sys.exit(main())
