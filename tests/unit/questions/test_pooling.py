"""Questions about pooling: answers and mistakes against plain loops, for many random settings."""

from dataclasses import dataclass
from functools import cache
from math import ceil, floor, prod
from statistics import median

import numpy as np
import pytest

from lib import pooling
from lib.errors import WindowTooLarge
from lib.questions import judge
from lib.questions.pooling import questions
from tests.unit.questions import holds, slow

SEED = 20261122


@dataclass
class Case:
    """A pooling of small random numbers, and the cell that is open."""

    image: np.ndarray
    size: int
    kind: str
    stride: int
    padding: str
    row: int = 0
    col: int = 0

    @property
    def settings(self):
        return {name: getattr(self, name) for name in ("size", "kind", "stride", "padding", "row", "col")}


def shape(case, **changes):
    how = {"kernel": case.size, "stride": case.stride, "padding": case.padding} | changes
    return tuple(slow.count(size, **how) for size in case.image.shape)


def random_cases(count):
    """Small poolings that have an output, of pixels and of numbers below zero."""
    rng, found = np.random.default_rng(SEED), []
    while len(found) < count:
        sides = rng.integers(1, 20, 2)
        image = rng.integers(0, 256, sides).astype(np.uint8)
        if rng.random() < 0.4:
            image = (rng.integers(-400, 100, sides) / rng.choice([1, 4, 9])).astype(np.float32)
        kind, padding = str(rng.choice(["max", "average"])), str(rng.choice(["valid", "same"]))
        case = Case(image, int(rng.integers(1, 6)), kind, int(rng.integers(1, 6)), padding)
        if min(shape(case)) < 1:
            continue
        case.row, case.col = (int(rng.integers(0, size)) for size in shape(case))
        found.append(case)
    return found


CASES = random_cases(300)


@cache
def everything():
    """Each case with its questions, made once for all tests."""
    return [(case, list(asked(case))) for case in CASES]


def asked(case):
    return questions(case.image, **case.settings)


def asked_of_all():
    return [each for _case, made in everything() for each in made]


def start(case, row, col):
    """The input row and column of the window's first cell."""
    tops = [slow.pads(size, case.size, case.stride, case.padding)[0] for size in case.image.shape]
    return row * case.stride - tops[0], col * case.stride - tops[1]


def under(case, corner, *, zeros=False):
    """(row, column, value) of each cell of a window that lies in the image; with zeros the others too."""
    found = []
    for row in range(corner[0], corner[0] + case.size):
        for col in range(corner[1], corner[1] + case.size):
            if 0 <= row < case.image.shape[0] and 0 <= col < case.image.shape[1]:
                found.append((row, col, float(case.image[row, col])))
            elif zeros:
                found.append((row, col, 0.0))
    return found


def next_of(case):
    return slow.following(shape(case), case.row, case.col)


def values(case, corner=None, **how):
    return [value for _row, _col, value in under(case, corner or start(case, *next_of(case)), **how)]


def kept(case, found):
    return (max(found) if case.kind == "max" else sum(found) / len(found),)


def opened(case):
    return values(case, start(case, case.row, case.col))


def one_further(case):
    row, col = start(case, case.row, case.col)
    return kept(case, values(case, (row, col + 1)))


def place(case, best):
    row, col, _value = best(under(case, start(case, *next_of(case))), key=lambda cell: cell[2])
    return row, col


def unread(case):
    """Rows and columns that no window reads, found by marking those that are read."""
    sides = []
    for size in case.image.shape:
        places = range(slow.count(size, case.size, case.stride, "valid"))
        read = {at * case.stride + cell for at in places for cell in range(case.size)}
        last = max(read)
        missing = [at for at in range(size) if at not in read]
        sides.append(([at for at in missing if at > last], [at for at in missing if at < last]))
    return sides


def by_size(case, rule):
    return tuple(rule(size) for size in case.image.shape)


RIGHT = {
    "output size": shape,
    "next cell": lambda case: kept(case, values(case)),
    "parameters": lambda case: (0,),
    "largest": lambda case: place(case, max),
    "numbers left": lambda case: (prod(shape(case)),),
    "left out": lambda case: tuple(len(end) + len(between) for end, between in unread(case)),
    "brighter": lambda case: kept(case, [value + 10 for value in opened(case)]),
}
WRONG = {
    "output size": {
        "You forgot the padding": lambda case: shape(case, padding="valid"),
        "You counted padding": lambda case: shape(case, padding="same"),
        "You forgot the + 1": lambda case: by_size(case, lambda n: (n - case.size) // case.stride),
        "You forgot the stride": lambda case: shape(case, stride=1),
        "You rounded up": lambda case: by_size(case, lambda n: ceil((n - case.size) / case.stride) + 1),
        "You rounded down": lambda case: by_size(case, lambda n: n // case.stride),
        "You took the whole rim": lambda case: by_size(case, lambda n: (n - 2 * case.size + 1) // case.stride + 1),
        "You added 1": lambda case: by_size(case, lambda n: ceil(n / case.stride) + 1),
        "You set the windows side by side": lambda case: by_size(case, lambda n: n // case.size),
        "You swapped": lambda case: shape(case)[::-1],
        "You gave the size of the input": lambda case: case.image.shape,
    },
    "next cell": {
        "You averaged": lambda case: (sum(values(case)) / len(values(case)),),
        "You took the largest": lambda case: (max(values(case)),),
        "You took the smallest": lambda case: (min(values(case)),),
        "You added the values": lambda case: (sum(values(case)),),
        "You counted the cells of the padding": lambda case: kept(case, values(case, zeros=True)),
        "You divided by the side": lambda case: (sum(values(case)) / case.size,),
        "You moved the window on by one cell": one_further,
        "That is the cell that is open": lambda case: kept(case, opened(case)),
        "You took the first": lambda case: (values(case)[0],),
        "You took the value in the middle": lambda case: (median(values(case)),),
    },
    "parameters": {
        "You gave the window": lambda case: (case.size * case.size,),
        "You counted weights and a bias": lambda case: (case.size * case.size + 1,),
        "You counted the size and the stride": lambda case: (2,),
        "You counted the numbers": lambda case: (prod(shape(case)),),
        "You gave 1": lambda case: (1,),
    },
    "largest": {
        "You counted within": lambda case: tuple(
            at - first for at, first in zip(place(case, max), start(case, *next_of(case)), strict=True)
        ),
        "You counted from 1": lambda case: tuple(at + 1 for at in place(case, max)),
        "That is where the smallest": lambda case: place(case, min),
        "You swapped": lambda case: place(case, max)[::-1],
        "That is the output cell": next_of,
        "That is where the window begins": lambda case: start(case, *next_of(case)),
    },
    "numbers left": {
        "You divided by the stride": lambda case: (floor(case.image.size / case.stride),),
        "You divided by the cells": lambda case: (floor(case.image.size / case.size**2),),
        "You divided all numbers": lambda case: (floor(case.image.size / case.stride**2),),
        "You gave all": lambda case: (case.image.size,),
        "You added rows": lambda case: (sum(shape(case)),),
    },
    "left out": {
        "You forgot the rows and columns between": lambda case: tuple(len(end) for end, _between in unread(case)),
        "You forgot what is left": lambda case: tuple(len(between) for _end, between in unread(case)),
        "You divided by the window": lambda case: by_size(case, lambda n: n % case.size),
        "You divided by the stride": lambda case: by_size(case, lambda n: n % case.stride),
        "Some are not read": lambda case: (0, 0),
    },
    "brighter": {
        "You shared": lambda case: (kept(case, opened(case))[0] + 10 / len(opened(case)),),
        "You added the growth once": lambda case: (kept(case, opened(case))[0] + 10 * len(opened(case)),),
        "You left it": lambda case: kept(case, opened(case)),
        "You multiplied": lambda case: (kept(case, opened(case))[0] * 10,),
        "You subtracted": lambda case: (kept(case, opened(case))[0] - 10,),
    },
}


def test_answers_equal_plain_loops():
    print(f"seed {SEED}")
    for case, made in everything():
        for each in made:
            assert each.answer == pytest.approx(RIGHT[each.kind](case), abs=1e-6), f"seed {SEED}: {each.kind} {case}"


def test_every_mistake_is_what_its_wrong_rule_gives():
    print(f"seed {SEED}")
    seen = set()
    for case, made in everything():
        for each in made:
            for mistake in each.wrong:
                start = holds.named(WRONG[each.kind], mistake.name)
                expected = WRONG[each.kind][start](case)
                assert mistake.answer == pytest.approx(expected, abs=1e-6), f"seed {SEED}: {mistake} {case}"
                seen.add((each.kind, start))
    holds.all_met(WRONG, seen, SEED)


def test_no_mistake_gives_the_right_answer_or_that_of_another():
    holds.mistakes_are_apart(asked_of_all(), SEED)


def test_the_answer_as_it_is_written_is_right_and_each_mistake_has_its_cause():
    holds.answers_are_judged(asked_of_all(), SEED)


def test_the_next_cell_is_that_of_the_whole_output():
    for case, made in everything():
        found = {each.kind: each for each in made}
        if "next cell" in found:
            how = {"kind": case.kind, "stride": case.stride, "padding": case.padding}
            expected = pooling.pool(case.image, case.size, **how)[next_of(case)]
            assert found["next cell"].answer[0] == pytest.approx(float(expected), abs=1e-3), f"seed {SEED}: {case}"


class TestWhatIsAsked:
    IMAGE = np.array([[1, 2, 5, 6], [3, 4, 7, 8], [0, 9, 1, 1]], np.uint8)

    def of(self, image=IMAGE, **changes):
        settings = {"size": 2, "kind": "max", "stride": 2, "padding": "valid", "row": 0, "col": 0}
        return questions(image, **settings | changes)

    def test_averaging_instead_of_the_maximum_is_named(self):
        verdict = judge(self.of().of("next cell"), ["6.5"])
        assert verdict.cause == "You averaged the values, which gives 6.50: max-pooling keeps the largest."
        assert verdict.why == "max(5, 6, 7, 8) = 8."

    def test_the_maximum_instead_of_the_mean_is_named(self):
        verdict = judge(self.of(kind="average").of("next cell"), ["8"])
        assert verdict.cause == "You took the largest value, 8.00: average pooling keeps the mean."
        assert verdict.why == "(5 + 6 + 7 + 8) / 4 = 6.50."

    def test_a_tie_has_no_one_place(self):
        assert "largest" not in self.of(padding="same", row=0, col=1, image=np.ones((4, 4), np.uint8)).kinds
        assert self.of().of("largest").answer == (1, 3)

    def test_the_reason_of_the_lab_stands_beside_the_parameters(self):
        assert "2,800 parameters" in self.of().of("parameters").why

    def test_numbers_rounded_on_the_screen_may_be_used(self):
        image = np.full((2, 4), 123.456, np.float32)
        assert judge(self.of(image).of("next cell"), ["123"]).right is True

    def test_a_window_that_does_not_fit_is_explained(self):
        with pytest.raises(WindowTooLarge, match="A window of 5 cells needs as many, but the input has 3"):
            self.of(size=5)
