"""What a network costs where it runs: the time of a picture and of a batch, and the memory, measured when asked.

A measurement is a process of its own, so that the memory is that of one network and of nothing else in the server:

    python -m lib.networks.measured NAME

It runs the network once and lets go of it, which reads the interpreter's own code, about 3.6 MB and once for all
networks. Then it notes the memory it holds, loads the network again, and notes the highest mark since: the difference
is what the network took. Megabytes of three networks, and what of it was its file, read into memory as it is:

    network          the first time    again    file
    fashion_cnn                 5.3      1.7     0.5
    tiny_vgg                    6.2      2.7     0.1
    cats_vs_dogs               14.8     11.1     2.7

Linux tells that mark per process and can set it back; where it does not, no memory is given. The times are those of
`lib.networks.litert` as the app uses it: one thread, only the answer copied, after one run that is not counted.
"""

import argparse
import ctypes
import gc
import json
import logging
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import combinations
from pathlib import Path
from threading import Lock

import numpy as np

from lib.errors import NetworkError
from lib.networks.litert import Pool
from lib.networks.registry import MODELS, load
from lib.networks.shelf import Shelf
from lib.text import _, number

BATCH = 64
"""Pictures of the larger measurement."""

LONGEST = 120.0
"""Seconds after which a measurement is given up."""

_ONE = (5, 200, 1.5)  # runs at least and at most, seconds
_MANY = (5, 30, 3.0)
_ROOT = Path(__file__).parents[2]
_STATUS, _MARK = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Spread:
    """Several runs: the middle one in seconds, the quartiles, and how many there were."""

    median: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Measured:
    """What one network took on this machine.

    Attributes:
        one, batch: the time of one picture and of `BATCH` at once.
        memory_one, memory_batch: bytes above the start at the highest mark, up to then; None where none was told.
    """

    one: Spread
    batch: Spread
    memory_one: int | None
    memory_batch: int | None


def file_size(name: str) -> int:
    """Bytes of the model file of a network."""
    return (MODELS / name / "model.tflite").stat().st_size


def machine() -> str:
    """What measures, in a few words: processor, cores, system, and the interpreter with its version."""
    words = _("{processor}, {cores} cores, {system} {release}, LiteRT {version}, one thread")
    return words.format(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        system=platform.system(),
        release=platform.release().split("-")[0],
        version=version("ai-edge-litert"),
    )


def _processor() -> str:
    """The processor's name as the system tells it, else its kind."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    return named or platform.processor() or platform.machine()


class Run:
    """A measurement under way in its process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._began = time.monotonic()
        self._written: tuple[str, str] | None = None
        self._reading = Lock()
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    @property
    def is_done(self) -> bool:
        """Whether it has ended, by itself, by `stop`, or because it took longer than `LONGEST`."""
        if self._process.poll() is None and time.monotonic() - self._began > LONGEST:
            self.stop()
        return self._process.poll() is not None

    def stop(self) -> None:
        """End it at once; nothing is measured."""
        self._process.kill()
        self._told()

    def _told(self) -> tuple[str, str]:
        """What it wrote, and what it wrote of errors; waits for the end, and closes both."""
        with self._reading:
            if self._written is None:
                self._written = self._process.communicate()
            return self._written

    def result(self) -> Measured:
        """What was measured; waits for the end.

        Raises:
            NetworkError: it ended without a result.
        """
        told, failed = self._told()
        if self._process.returncode == 0:
            return read(told)
        _LOG.warning("A measurement ended with %s: %s", self._process.returncode, failed[-2000:])
        reason = _(
            "The measurement ended without a result after {seconds} seconds. Measure again, with less else at work."
        )
        raise NetworkError(reason=reason.format(seconds=number(time.monotonic() - self._began)))


_guard = Lock()
_current: Run | None = None


def start(name: str, command: Callable[[str], Sequence[str]] | None = None) -> Run | None:
    """Begin to measure a network; None while another measurement is under way, whoever began it.

    Args:
        name: of the network.
        command: what is run instead of this module, for tests.

    Raises:
        NetworkError: there is no network of that name.
    """
    global _current
    checked = load(name).name
    with _guard:
        if _current is not None and not _current.is_done:
            return None
        if _current is not None:
            _current.stop()
        _current = Run((command or _command)(checked))
        return _current


def _command(name: str) -> list[str]:
    return [sys.executable, "-m", __spec__.name if __name__ == "__main__" else __name__, name]


def read(told: str) -> Measured:
    """What the process wrote.

    Raises:
        NetworkError: it is no measurement.
    """
    try:
        found = json.loads(told)
        one, batch = (None if each is None else int(each) for each in found["memory"])
        return Measured(spread(found["one"]), spread(found["batch"]), one, batch)
    except (ValueError, KeyError, TypeError) as error:
        reason = _("The measurement wrote something that is no measurement: {error}. Measure again.")
        raise NetworkError(reason=reason.format(error=error)) from error


def spread(seconds: Sequence[float]) -> Spread:
    """The middle and the quartiles of several runs.

    >>> spread([4.0, 1.0, 3.0, 2.0, 5.0])
    Spread(median=3.0, low=2.0, high=4.0, n=5)

    Raises:
        ValueError: there are none.
    """
    if not len(seconds):
        raise ValueError(_("No run was measured. Run it at least once."))
    low, median, high = (float(each) for each in np.quantile(seconds, [0.25, 0.5, 0.75]))
    return Spread(median, low, high, len(seconds))


def in_order(amounts: Sequence[float], seconds: Sequence[float]) -> tuple[int, int]:
    """(pairs in which the larger amount took longer, pairs that differ in both).

    >>> in_order([1, 2, 3], [0.1, 0.3, 0.2])
    (2, 3)
    """
    pairs = list(combinations(zip(amounts, seconds, strict=True), 2))
    signs = [(one[0] - other[0]) * (one[1] - other[1]) for one, other in pairs]
    return sum(sign > 0 for sign in signs), sum(sign != 0 for sign in signs)


def timed(run: Callable[[], object], least: int, most: int, budget: float) -> list[float]:
    """Seconds of each of several runs: at least `least`, then until `most` or until `budget` seconds are gone."""
    found: list[float] = []
    while len(found) < least or (len(found) < most and math.fsum(found) < budget):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one network and print it as JSON: the seconds of every run, and the two marks of memory in bytes."""
    parser = argparse.ArgumentParser(prog="python -m lib.networks.measured", description=__doc__)
    parser.add_argument("name", metavar="NAME")
    card = load(parser.parse_args(arguments).name).card
    shape, last = card.input.shape, (card.layers[-1].name,)
    batch = np.random.default_rng(0).uniform(0, 255, (BATCH, *shape)).astype(np.float32)
    _pool(card.name).run(batch, last)
    start, pool = _settled(), _pool(card.name)
    pool.run(batch[:1], last)
    memory = [_above(start)]
    one = timed(lambda: pool.run(batch[:1], last), *_ONE)
    pool.run(batch, last)
    memory.append(_above(start))
    many = timed(lambda: pool.run(batch, last), *_MANY)
    print(json.dumps({"one": one, "batch": many, "memory": memory}))
    return 0


def _pool(name: str) -> Pool:
    """The network with an interpreter that goes with it."""
    return Pool(MODELS / name / "model.tflite", Shelf(1, sys.maxsize))


def _settled() -> int | None:
    """Bytes that the process holds once what is free was given back, with the highest mark set back to it."""
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
        _MARK.write_text("5", encoding="ascii")
    except (OSError, AttributeError):
        return None
    return _told("VmRSS")


def _above(start: int | None) -> int | None:
    """Bytes of the highest mark above a start."""
    mark = _told("VmHWM") if start is not None else None
    return None if mark is None else max(0, mark - start)


def _told(field: str) -> int | None:
    """A line of what Linux tells of this process, in bytes; None elsewhere."""
    try:
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    found = next((line.split()[1] for line in lines if line.startswith(f"{field}:")), None)
    return int(found) * 1024 if found else None


if __name__ == "__main__":
    sys.exit(main())
