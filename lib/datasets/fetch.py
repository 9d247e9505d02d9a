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
from lib.datasets.split import Remote
from lib.errors import DataError
from lib.text import _

DATA = Path(__file__).parent.parent.parent / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch the data sets named, or all; 0 when they are there, 1 with a sentence when not."""
    parser = argparse.ArgumentParser(prog="python -m lib.datasets", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(datasets.names()))
    parser.add_argument("--into", type=Path, default=DATA, metavar="FOLDER", help="where to, else data/")
    options = parser.parse_args(arguments)
    try:
        for name in options.names or datasets.names():
            print(_("{name} is in {folder}").format(name=name, folder=fetch(name, options.into)), flush=True)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def fetch(name: str, into: Path) -> Path:
    """The folder INTO/NAME with all files of a data set; what is there already is not fetched again.

    Raises:
        DataError: there is no such data set, a file cannot be had, or it is not the published one.
    """
    about = datasets.describe(name)
    folder = into / name
    if folder.is_dir() and datasets.parts(name, folder) >= {"train", "test"}:
        return folder
    for remote in about.remote:
        print(_("fetching {url}").format(url=remote.url), flush=True)
        _one(remote, folder)
    return folder


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
