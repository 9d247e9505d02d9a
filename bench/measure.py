"""Measure two ways of doing the same thing in turn."""

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> tuple[float, float]:
    """Medians of both in seconds, in turn after one call of each to warm up, so that a slow spell hits both."""
    return timed_in_turn(lambda: seconds(ours), lambda: seconds(theirs), runs)


def timed_in_turn(ours: Callable[[], float], theirs: Callable[[], float], runs: int) -> tuple[float, float]:
    """As `in_turn`, for work that returns the seconds it took."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
