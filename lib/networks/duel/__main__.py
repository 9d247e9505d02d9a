"""`python -m lib.networks.duel`: compute the figures of the duel and write them into models/.

The networks of the pairs answer for every test picture of their data set: as it is, moved by 1 to 4 pixels up, down,
left and right, and with its pixels in a fixed random order. Takes some minutes.
"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from lib import datasets, networks
from lib.datasets import Split
from lib.errors import DataError, Explained
from lib.networks.duel import figures, pictures
from lib.networks.duel.figures import PAIRS, Fighter, Figures
from lib.networks.duel.measuring import checksum, measure
from lib.networks.duel.moving import SEED
from lib.text import _

NEAR = 3
"""Answers of all test pictures that may differ on another processor."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the figures, or with --check compare them; 0 when that went well, 1 with a sentence when not."""
    parser = argparse.ArgumentParser(prog=figures.COMMAND, description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the data lie; else CONVSCOPE_DATA, or data/")
    parser.add_argument("--check", action="store_true", help="write nothing, compare with what is written")
    options = parser.parse_args(arguments)
    try:
        known = figures.read() if options.check else None
        tests = _tests(options.data)
        found = compute(tests)
    except Explained as error:
        print(error, file=sys.stderr)
        return 1
    if known is None:
        found.write()
        pictures.write(tests[pictures.DATA_SET])
        return 0
    differ = differences(known, found)
    print("\n".join(differ) or _("The figures agree."))
    return int(bool(differ))


def compute(tests: dict[str, Split]) -> Figures:
    """Every network of the pairs before the test pictures of its data set."""
    say = partial(print, file=sys.stderr, flush=True)
    chosen = [networks.load(name) for pair in PAIRS.values() for name in pair.names]
    fighters = {each.name: measure(each, tests[each.card.data_set], say) for each in chosen}
    return Figures(SEED, {name: checksum(test) for name, test in tests.items()}, fighters)


def differences(known: Figures, found: Figures) -> list[str]:
    """What is not as it was written, a line each."""
    said = [
        f"{name}: other test pictures" for name in found.pictures if known.pictures.get(name) != found.pictures[name]
    ]
    for name, fighter in found.fighters.items():
        was = known.fighters.get(name)
        if was is None or _facts(was) != _facts(fighter):
            said.append(f"{name}: another network")
        elif (off := max(abs(a - b) for a, b in zip(_counts(was), _counts(fighter), strict=True))) > NEAR:
            said.append(f"{name}: {off} answers differ")
    return said


def _facts(fighter: Fighter) -> tuple:
    return fighter.sha256, fighter.size, fighter.parameters, fighter.macs, fighter.n


def _counts(fighter: Fighter) -> list[int]:
    moved = [count for right in fighter.moved.values() for count in right]
    return [*moved, fighter.in_places, fighter.permuted]


def _tests(given: Path | None) -> dict[str, Split]:
    """The test part of each data set of the pairs.

    Raises:
        DataError: there is no data folder, or it lacks one of them.
    """
    folder = given or datasets.data_folder()
    if folder is None:
        reason = _(
            "There is no data folder. Give one with --data, set CONVSCOPE_DATA, or fetch the data with make data."
        )
        raise DataError(reason=reason)
    needed = {networks.load(name).card.data_set for pair in PAIRS.values() for name in pair.names}
    return {name: datasets.load(name, "test", folder) for name in sorted(needed)}


if __name__ == "__main__":
    sys.exit(main())
