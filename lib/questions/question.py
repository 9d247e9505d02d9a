"""What a question is, and the lazy list in which a page's questions stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lib.text import number

_ROUNDING = 1e-9  # of float64 sums, as a share of the number


@dataclass(frozen=True)
class Misconception:
    """A mistake that is often made: a sentence that names it, and the answer that the wrong rule gives."""

    name: str
    answer: tuple[float, ...]


@dataclass(frozen=True)
class Question:
    """One question and all that can be said to its answers.

    Attributes:
        kind: a word or a few to choose it by, also in an address, unlike those of the page's other questions.
        text: the question, plain text.
        labels: what each number of the answer is called, one for each field.
        answer: the right numbers; decimals: how many decimals they are asked with.
        why: the arithmetic that leads to the answer.
        wrong: mistakes with other answers than the right one, the likeliest first.
        hexadecimal: the answer is written in hexadecimal digits, without decimals.
        between: what stands between two numbers of the answer.
        hint: a sentence that helps to begin, "" where none is needed.
        tolerance: how far an answer may lie from the right one where the figures on the screen are rounded.
    """

    kind: str
    text: str
    labels: tuple[str, ...]
    answer: tuple[float, ...]
    decimals: int
    why: str
    wrong: tuple[Misconception, ...]
    hexadecimal: bool = False
    between: str = " × "
    hint: str = ""
    tolerance: float = 0.0

    def written(self, numbers: Iterable[float]) -> str:
        """Numbers as this question writes them."""
        figures = (f"{int(each):02X}" if self.hexadecimal else number(each, self.decimals) for each in numbers)
        return self.between.join(figures)

    def is_near(self, numbers: Sequence[float], others: Sequence[float], slack: float = 0.0) -> bool:
        """Whether two answers are the same to the digits that are asked: in the last decimal one more or less is."""
        allowed = max(self.tolerance, slack, 10.0**-self.decimals if self.decimals else 0.0)
        return all(
            abs(one - other) <= allowed + _ROUNDING * max(1.0, abs(other))
            for one, other in zip(numbers, others, strict=True)
        )


def question(*, wrong: Iterable[tuple[str, Sequence[float] | None]], **values: object) -> Question:
    """A question with those of the wrong answers that differ from the right one and from those before them.

    Args:
        wrong: names, with {given} where the wrong answer stands in them, and what the wrong rules gave; None where a
            rule does not apply.
        values: the other fields of `Question`.
    """
    asked = Question(wrong=(), **values)
    kept: list[Misconception] = []
    for name, given in wrong:
        if given is None or any(
            _alike(asked, given, other) for other in (asked.answer, *(each.answer for each in kept))
        ):
            continue
        answer = tuple(map(float, given))
        kept.append(Misconception(name.format(given=_exactly(asked, answer)), answer))
    return replace(asked, wrong=tuple(kept))


def _alike(asked: Question, given: Sequence[float], other: Sequence[float]) -> bool:
    """Whether one answer may be taken for another, exact or rounded."""
    rounded = [round(each, asked.decimals) for each in given]
    return asked.is_near(given, other) or asked.is_near(rounded, other) or asked.written(given) == asked.written(other)


def _exactly(asked: Question, answer: tuple[float, ...]) -> str:
    """A wrong answer as the question writes its numbers, with two decimals at least where it is not whole."""
    is_whole = all(each == round(each) for each in answer)
    return (asked if is_whole else replace(asked, decimals=max(2, asked.decimals))).written(answer)


@dataclass(frozen=True)
class Maker:
    """A question that can be asked: its kind, and what makes it."""

    kind: str
    make: Callable[[], Question]


class Questions(Sequence[Question]):
    """The questions of a page, each made when it is asked for and not before.

    Attributes:
        kinds: of the questions, in their order.
    """

    def __init__(self, makers: Iterable[Maker]) -> None:
        self._makers = tuple(makers)
        self.kinds = tuple(maker.kind for maker in self._makers)
        self._made = lru_cache(maxsize=None)(lambda index: self._makers[index].make())

    def __len__(self) -> int:
        return len(self._makers)

    def __getitem__(self, index: int) -> Question:
        return self._made(range(len(self))[index])

    def __iter__(self) -> Iterator[Question]:
        return (self[index] for index in range(len(self)))

    def of(self, kind: str) -> Question:
        """The question of this kind.

        Raises:
            ValueError: there is none.
        """
        return self[self.kinds.index(kind)]
