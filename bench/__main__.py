"""Run the benchmarks: `python -m bench` runs all, `python -m bench page convolve` those named.

A benchmark is a file bench/NAME.py with `run() -> list[Line]`. Ends with 1 when a budget is missed.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # TensorFlow's remarks are not for the table

HELPERS = ("__init__", "__main__", "measure")


def names() -> list[str]:
    """The benchmarks: every other file of this folder."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(path.stem for path in files if path.stem not in HELPERS and not path.stem.startswith("_"))


def main(arguments: list[str]) -> int:
    """Print the lines of the chosen benchmarks; 0 when every budget is kept."""
    unknown = [name for name in arguments if name not in names()]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    kept = True
    for name in arguments or names():
        for line in import_module(f"bench.{name}").run():
            print(line, flush=True)
            kept = kept and line.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
