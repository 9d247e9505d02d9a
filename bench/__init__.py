"""Ratios, measured in one run: `python -m bench` prints a line a case, `python -m bench NAME` those of one file.

Each module has `run() -> list[Line]`; both sides of a ratio are measured in turn, with a fixed seed.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One measured ratio.

    `what` is compared with `against`, the medians of `runs` runs; `ratio` is theirs, `budget` what it must keep, as
    "at most 1.3" or "at least 7", or empty where it is only told.
    """

    what: str
    against: str
    runs: int
    ratio: float
    budget: str = ""

    @property
    def kept(self) -> bool:
        """Whether the ratio keeps the budget; true where there is none."""
        if not self.budget:
            return True
        bound = float(self.budget.removeprefix("at most ").removeprefix("at least "))
        return self.ratio <= bound if self.budget.startswith("at most") else self.ratio >= bound

    def __str__(self) -> str:
        missed = "" if self.kept else "  MISSED"
        told = f"median of {self.runs}" + (f"; {self.budget}" if self.budget else "")
        return f"{self.what}, against {self.against}: {self.ratio:.2f} ({told}){missed}"
