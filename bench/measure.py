"""Measure two ways of doing the same thing in turn, and say the ratio of their medians."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """One line of the benchmark.

    Attributes:
        case: what was done.
        against: what it is compared with.
        rounds: how many times each was measured, in turn.
        ours: median of ours, in seconds.
        theirs: median of the other, in seconds.
        budget: the ratio allowed; None when the case has none.
        faster: whether the ratio is theirs / ours and the budget is what it must at least be.
    """

    case: str
    against: str
    rounds: int
    ours: float
    theirs: float
    budget: float | None = None
    faster: bool = False

    @property
    def ratio(self) -> float:
        """Ours over theirs; the other way round where being faster is asked."""
        return self.theirs / self.ours if self.faster else self.ours / self.theirs

    @property
    def kept(self) -> bool:
        """Whether the budget is kept."""
        if self.budget is None:
            return True
        return self.ratio >= self.budget if self.faster else self.ratio <= self.budget

    def __str__(self) -> str:
        times = f"{self.ours * 1000:,.1f} ms against {self.theirs * 1000:,.1f} ms for {self.against}"
        asked = "" if self.budget is None else f", {'at least' if self.faster else 'at most'} {self.budget} asked"
        verdict = "" if self.kept else "  MISSED"
        return f"{self.case}: {self.ratio:.2f} ({times}; medians of {self.rounds}{asked}){verdict}"


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of both, measured in turn after one call of each to warm up, so that a slow spell hits both.

    Each call is timed as a whole; work that times itself returns its seconds and goes to `timed_in_turn`.
    """
    return timed_in_turn(lambda: seconds(ours), lambda: seconds(theirs), rounds)


def timed_in_turn(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """As `in_turn`, for work that returns the seconds it took."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
