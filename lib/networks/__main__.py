"""`python -m lib.networks FOLDER --network NAME`: what a network answers to each picture file of a folder."""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from lib import networks
from lib.errors import NetworkError
from lib.networks import Network
from lib.networks.folder import Answer, classify_files, files
from lib.text import _, number


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the answers; 0 when every file had one, 1 with sentences when not."""
    options = _options(arguments)
    try:
        network = networks.load(options.network)
        answers = classify_files(network, files(options.folder))
    except NetworkError as error:
        print(error, file=sys.stderr)
        return 1
    (_write_csv if options.csv else _write_table)(network, answers, sys.stdout)
    for answer in answers:
        if answer.problem:
            print(f"{_shown(answer.path)}: {answer.problem}", file=sys.stderr)
    if network.card.notice:
        print(network.card.notice, file=sys.stderr)
    return int(any(answer.problem for answer in answers))


def _write_table(network: Network, answers: Sequence[Answer], out: TextIO) -> None:
    """A line a file: the probability of its class, the class, the file; then how often each class was answered."""
    wide = max(len(name) for name in network.classes)
    told = [answer for answer in answers if answer.probabilities is not None]
    for answer in told:
        share = answer.probabilities[network.classes.index(answer.label)]
        print(f"{share:6.1%}  {answer.label:{wide}}  {_shown(answer.path)}", file=out)
    print(_("{n} pictures").format(n=number(len(told))), file=out)
    for label, n in Counter(answer.label for answer in told).most_common():
        print(f"{number(n):>6}  {label}", file=out)


def _write_csv(network: Network, answers: Sequence[Answer], out: TextIO) -> None:
    """A row a file: its name, the answer, the probability of every class."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "answer", *network.classes])
    for answer in answers:
        shares = [] if answer.probabilities is None else [f"{share:.6f}" for share in answer.probabilities]
        writer.writerow([_shown(answer.path), answer.label, *shares])


def _shown(path: Path) -> str:
    """A file's name without what a terminal would obey and what cannot be printed."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in str(path))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lib.networks", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="its picture files and those of its folders")
    parser.add_argument("--network", required=True, metavar="NAME", help=", ".join(networks.names()))
    parser.add_argument("--csv", action="store_true", help="comma-separated, with the probability of every class")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
