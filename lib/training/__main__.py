"""`python -m lib.training NAME`: train a network of `recipes`, judge it and write its folder under `models`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lib import datasets
from lib.errors import Explained
from lib.networks.registry import MODELS
from lib.text import _, number
from lib.training import data, export, familiarity, fit, recipe

BUILD = MODELS.parent / "build" / "training"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train; 0 when it was finished, 1 with a sentence when it could not be, 130 when it was stopped."""
    options = _options(arguments)
    try:
        return _train(options)
    except Explained as error:
        print(error, file=sys.stderr)
        return 1


def _train(options: argparse.Namespace) -> int:
    chosen = recipe.load(options.name)
    if options.epochs is not None:
        chosen = replace(chosen, epochs=options.epochs)
    folder = data.folder_of(chosen.data_set, "train", options.data)
    parts = data.load(chosen.data_set, folder)
    counts = (number(len(part)) for part in (parts.train, parts.validation, parts.test))
    print("{}: {} pictures to train, {} to validate, {} to test".format(chosen.title, *counts), flush=True)
    work = options.work or BUILD / options.name
    trained = fit.train(chosen, parts, work, resume=options.resume)
    if trained.stopped:
        print(_("\nStopped after {done} of {all} epochs.").format(done=trained.epochs, all=chosen.epochs), flush=True)
    out = options.out or MODELS / options.name
    result = export.export(chosen, parts, trained, work, out)
    print(f"test accuracy {result.accuracy:.4f} (95 %: {result.low:.4f} to {result.high:.4f}), written to {out}")
    block = familiarity.add(out, parts, options.data or datasets.data_folder())
    print("\n".join(familiarity.told(options.name, block)))
    if trained.stopped:
        print(_("What was trained so far can be used. Go on with --resume."))
    return 130 if trained.stopped else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lib.training", description=__doc__)
    parser.add_argument("name", metavar="NAME", help=", ".join(recipe.names()))
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=data.WHERE)
    parser.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    parser.add_argument("--epochs", type=_positive, help="other than the recipe's")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where to write the network, else models/NAME")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="for checkpoints, else build/training/NAME")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(_("at least 1"))
    return value


if __name__ == "__main__":
    sys.exit(main())
