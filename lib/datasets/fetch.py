"""`python -m lib.datasets [NAME …]`: fetch published data sets into `data/NAME`, each file held to its SHA-256.

Nothing else of ConvScope needs the network. With the files there, test pictures can be chosen as the photo, and
networks can be trained on them.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pooch

from lib import datasets
from lib.datasets.split import DataSet, Remote
from lib.errors import DataError
from lib.text import _

DATA = Path(__file__).parent.parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch the data sets named, or all; 0, or 1 when one is missing that was named or can be fetched.

    For each that is not there a sentence says why, and the others are fetched all the same.
    """
    parser = argparse.ArgumentParser(prog="python -m lib.datasets", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(datasets.names()))
    parser.add_argument("--into", type=Path, default=DATA, metavar="FOLDER", help="where to, else data/")
    options = parser.parse_args(arguments)
    there = {name: _fetched(name, options.into) for name in options.names or datasets.names()}
    asked = options.names or [name for name in there if datasets.describe(name).remote]
    return 0 if all(there[name] for name in asked) else 1


def _fetched(name: str, into: Path) -> bool:
    """Whether a data set is there now; says where, or why not."""
    try:
        print(_("{name} is in {folder}").format(name=name, folder=fetch(name, into)), flush=True)
    except DataError as error:
        print(error, file=sys.stderr, flush=True)
        return False
    return True


def fetch(name: str, into: Path) -> Path:
    """The folder INTO/NAME with all files of a data set; what is there already is not fetched again.

    Raises:
        DataError: there is no such data set, a file cannot be had, it is not the published one, or none may be fetched.
    """
    about = datasets.describe(name)
    folder = into / (about.folder or name)
    if folder.is_dir() and (datasets.parts(name, folder) >= {"train", "test"} or _by_hand(about, folder)):
        return folder
    if not about.remote:
        reason = _(
            "{title} must be fetched by hand: get it from {source} and put its files into {folder}. "
            "Its terms: {licence}."
        )
        values = {"title": about.title, "source": about.source, "licence": about.licence}
        raise DataError(reason=reason.format(folder=folder, **values))
    for remote in about.remote:
        print(_("fetching {url}").format(url=remote.url), flush=True)
        _one(remote, folder)
    return folder


def _by_hand(about: DataSet, folder: Path) -> bool:
    """Whether somebody put files there that cannot be fetched."""
    return not about.remote and any(folder.iterdir())


def _one(remote: Remote, folder: Path) -> None:
    """One file, checked; of an archive only the members that are wanted are kept."""
    unpack = pooch.Untar(members=list(remote.members), extract_dir=".") if remote.members else None
    try:
        pooch.retrieve(remote.url, f"sha256:{remote.sha256}", fname=remote.file, path=folder, processor=unpack)
    except (OSError, ValueError) as error:
        reason = _("{url} could not be fetched: {error} What was fetched so far stays; run the command again.")
        raise DataError(reason=reason.format(url=remote.url, error=f"{str(error).rstrip('.')}.")) from error
    if unpack:
        (folder / remote.file).unlink()


if __name__ == "__main__":
    sys.exit(main())
