"""Run the benchmarks: `python -m bench` runs all, `python -m bench page convolve` those named.

A benchmark is a file bench/NAME.py with a function `cases()` that yields `bench.measure.Result`s; each is printed as it
comes. Ends with 1 when a budget is missed.
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from bench.measure import Result

HELPERS = ("__init__", "__main__", "measure")


def names() -> list[str]:
    """The benchmarks: every other file of this folder."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(path.stem for path in files if path.stem not in HELPERS and not path.stem.startswith("_"))


def results(chosen: list[str]) -> Iterator[Result]:
    """The results of the chosen benchmarks, as they come."""
    for name in chosen:
        yield from import_module(f"bench.{name}").cases()


def main(arguments: list[str]) -> int:
    """Print the results; 0 when every budget is kept."""
    unknown = [name for name in arguments if name not in names()]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    kept = True
    for result in results(arguments or names()):
        print(result, flush=True)
        kept = kept and result.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
