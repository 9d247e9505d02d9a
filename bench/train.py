"""Training `fashion_cnn` by its recipe, against plain `model.fit(x, y, batch_size=32)` of the same network.

Each run trains a new network for the same number of epochs in a process of its own, since ours makes TensorFlow
deterministic for its whole process. The seconds of an epoch are those of a run without its first epoch, in which the
graph is built. Ours also augments, validates and writes a checkpoint in them; plain fit only trains.
"""

import json
import subprocess
import sys
from statistics import median

from bench import Line

RUNS = 3
EPOCHS = 5


def run() -> list[Line]:
    """The time of an epoch, and the accuracy after the same number of epochs."""
    pairs = [(_trained("ours"), _trained("plain")) for _run in range(RUNS)]
    origin, n = pairs[0][0]["origin"], pairs[0][0]["n"]
    print(f"  {n:,} pictures from {origin}, {EPOCHS} epochs")
    ours, plain = (_told(name, n, [pair[side] for pair in pairs]) for side, name in enumerate(("ours", "plain")))
    time, accuracy = (mine / theirs for mine, theirs in zip(ours, plain, strict=True))
    against = "model.fit with batches of 32"
    return [
        Line("an epoch of fashion_cnn", against, RUNS, time, "at most 0.5"),
        Line(f"its accuracy after {EPOCHS} epochs", against, RUNS, accuracy, "at least 0.99"),
    ]


def _told(name: str, n: int, runs: list[dict[str, float]]) -> tuple[float, float]:
    """(seconds of an epoch, accuracy), the medians of some runs; prints them."""
    seconds, accuracy = (median(run[what] for run in runs) for what in ("seconds", "accuracy"))
    print(f"  {name} {n / seconds:,.0f} images/s, {seconds:.2f} s an epoch, {accuracy:.4f} right in validation")
    return seconds, accuracy


def _trained(side: str) -> dict[str, float | str]:
    """What one run of bench._fit tells in its last line."""
    command = [sys.executable, "-m", "bench._fit", side, str(EPOCHS)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])
