"""A question whose figures stand in its text rounded: the same rule gives the answer, and how far rounding moves it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from lib.questions.cells import to_decimals
from lib.questions.question import Question, question
from lib.text import number

Figures = Mapping[str, float]
Rule = Callable[[Figures], float]
_SIGNIFICANT = 4
_MOST_DECIMALS = 6
_SMALL = 0.02  # of the largest figure: what is smaller is asked as exactly as this


@dataclass(frozen=True)
class Supposed:
    """What is asked of figures by name.

    Attributes:
        text: the question, with {names} where figures stand.
        figures: as they are; they are written with four significant digits.
        rule: what gives the answer.
        why: the arithmetic with {names} and {answer}.
        wrong: names of mistakes, and the wrong rules; None where one does not apply.
        decimals: how exactly it is asked; None for as many as the figures need.
    """

    text: str
    figures: Figures
    rule: Rule
    why: str
    wrong: Sequence[tuple[str, Rule | None]]
    decimals: int | None = None

    def asked(self, kind: str, label: str) -> Question:
        """The question itself."""
        figures = self.figures
        exact = self.rule(figures)
        moved = abs(self.rule({name: rounded(value) for name, value in figures.items()}) - exact)
        decimals = self._fitting(exact) if self.decimals is None else self.decimals
        words = {name: written(value) for name, value in figures.items()}
        return question(
            kind=kind,
            text=self.text.format(**words) + to_decimals(decimals),
            labels=(label,),
            answer=(exact,),
            decimals=decimals,
            why=self.why.format(answer=number(exact, decimals), **words),
            wrong=[(name, None if rule is None else [rule(figures)]) for name, rule in self.wrong],
            tolerance=2 * moved,
        )

    def _fitting(self, exact: float) -> int:
        """Two decimals, or more for small numbers."""
        small = _SMALL if exact else 1.0  # what ReLU cut is told from what it was
        largest = max([abs(exact), *(small * abs(value) for value in self.figures.values())])
        return min(_MOST_DECIMALS - 1, max(2, 1 - _size(largest)))


def written(value: float) -> str:
    """A figure with four significant digits, at most six decimals.

    >>> written(-0.0123456), written(1234.5), written(0.0)
    ('−0.01235', '1,234', '0')
    """
    return number(value, _decimals(value))


def rounded(value: float) -> float:
    """The figure that `written` shows."""
    return round(value, _decimals(value))


def _decimals(value: float) -> int:
    return 0 if value == 0 else min(_MOST_DECIMALS, max(0, _SIGNIFICANT - 1 - _size(value)))


def _size(value: float) -> int:
    """The power of ten of the first digit; −9 for zero."""
    return math.floor(math.log10(abs(value))) if value else -9
