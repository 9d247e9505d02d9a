"""Questions about a photo as numbers: answers and mistakes computed once more, for many random pixels."""

import colorsys
import itertools
from functools import cache

import numpy as np
import pytest
from PIL import Image

from lib.images.grey import grey
from lib.questions import judge
from lib.questions.pixels import questions
from tests.unit.questions import holds

SEED = 20261123
NAMES = ("red", "green", "blue", "grey")


def random_cases(count):
    rng = np.random.default_rng(SEED)
    cases = []
    for _case in range(count):
        height, width = (int(side) for side in rng.integers(1, 6, 2))
        pixels = rng.integers(0, 256, (height, width, 3)).astype(np.uint8)
        settings = {
            "row": int(rng.integers(0, height)),
            "col": int(rng.integers(0, width)),
            "levels": int(rng.choice([2, 3, 4, 5, 8, 16, 32, 256])),
            "channel": int(rng.integers(0, 4)),
        }
        if rng.random() < 0.3:
            settings["weights"] = tuple(np.round(rng.dirichlet([1, 1, 1]), 3).tolist())
        if rng.random() < 0.5:
            settings["size"] = tuple(int(side) for side in rng.integers(1, 2000, 2))
        cases.append((pixels, settings))
    return cases


CASES = random_cases(300)


@cache
def everything():
    """Each case with its questions, made once for all tests."""
    return [(pixels, settings, list(questions(pixels, **settings))) for pixels, settings in CASES]


def asked_of_all():
    return [each for _pixels, _settings, made in everything() for each in made]


class Seen:
    """A case's pixel, looked at by other means than the questions'."""

    def __init__(self, pixels, row, col, levels, channel, weights=None, size=None):
        self.rgb = [int(each) for each in pixels[row, col]]
        red, green, blue = self.rgb
        if weights is None:
            self.grey = int(grey(pixels)[row, col])
        else:
            self.grey = min(255, round(weights[0] * red + weights[1] * green + weights[2] * blue))
        self.shares = weights or (0.299, 0.587, 0.114)
        self.value = [*self.rgb, self.grey][channel]
        self.hex = f"{self.value:02X}"
        self.asked = self.rgb[{0: 1, 1: 2, 2: 0, 3: 1}[channel]]
        self.code = f"{self.asked:02X}"
        self.levels = levels
        self.size = size or pixels.shape[:2]

    def weigh(self, red, green, blue):
        return min(255, round(self.shares[0] * red + self.shares[1] * green + self.shares[2] * blue))

    @property
    def scale(self):
        return [level * 255 / (self.levels - 1) for level in range(self.levels)]


def digits(text):
    return [int(letter, 16) for letter in text]


def nearest(seen):
    return round(min(seen.scale, key=lambda level: abs(level - seen.value)))


def below(seen):
    return round([level for level in seen.scale if level <= seen.value + 1e-9][-1])


def above(seen):
    return round(([level for level in seen.scale if level > seen.value + 1e-9] or [255])[0])


def of_equal_parts(seen):
    """Where the part of 256 begins in which the value lies."""
    starts = [part * 256 // seen.levels for part in range(seen.levels)]
    return max(start for part, start in enumerate(starts) if seen.value * seen.levels >= part * 256)


def letters_from_b(text):
    return text.translate(str.maketrans("ABCDE", "BCDEF"))


RIGHT = {
    "grey": lambda seen: seen.grey,
    "how many": lambda seen: np.prod([*seen.size, 3]),
    "from 0 to 1": lambda seen: seen.value / 255,
    "hexadecimal": lambda seen: int(seen.hex, 16),
    "from hexadecimal": lambda seen: int(seen.code, 16),
    "levels": nearest,
    "colours": lambda seen: sum(1 for _colour in itertools.product(range(seen.levels), repeat=3)),
}
WRONG = {
    "grey": {
        "You took the plain mean": lambda seen: sum(seen.rgb) / 3,
        "You swapped": lambda seen: seen.weigh(*seen.rgb[::-1]),
        "You took the brightest": lambda seen: max(seen.rgb),
        "You took the darkest": lambda seen: min(seen.rgb),
        "You took the mean of": lambda seen: 255 * colorsys.rgb_to_hls(*(each / 255 for each in seen.rgb))[1],
        "You took the green": lambda seen: seen.rgb[1],
        "You added": lambda seen: sum(seen.rgb),
    },
    "how many": {
        "You forgot": lambda seen: seen.size[0] * seen.size[1],
        "You counted grey": lambda seen: seen.size[0] * seen.size[1] * 4,
        "You counted bits": lambda seen: seen.size[0] * seen.size[1] * 24,
        "You multiplied": lambda seen: seen.size[0] * seen.size[1] * 256,
        "You added": lambda seen: (seen.size[0] + seen.size[1]) * 3,
    },
    "from 0 to 1": {
        "You divided by 256": lambda seen: seen.value / 256,
        "You divided by 100,": lambda seen: seen.value / 100,
        "You divided by 1,000": lambda seen: seen.value / 1000,
        "You gave per cent": lambda seen: 100 * seen.value / 255,
        "You counted from the bright": lambda seen: (255 - seen.value) / 255,
    },
    "hexadecimal": {
        "You kept": lambda seen: int(f"0x{seen.value}", 16),
        "You swapped": lambda seen: int(seen.hex[::-1], 16),
        "You wrote the sixteens": lambda seen: int("".join(map(str, digits(seen.hex))), 16),
        "You began the letters": lambda seen: int(letters_from_b(seen.hex), 16),
        "You counted from the bright": lambda seen: 255 - seen.value,
    },
    "from hexadecimal": {
        "You read the digits of red": lambda seen: seen.rgb[0],
        "You read the digits of green": lambda seen: seen.rgb[1],
        "You read the digits of blue": lambda seen: seen.rgb[2],
        "You counted the first digit": lambda seen: digits(seen.code)[0] * 10 + digits(seen.code)[1],
        "You swapped": lambda seen: int(seen.code[::-1], 16),
        "You added": lambda seen: sum(digits(seen.code)),
        "You took A for eleven": lambda seen: sum(
            ("0123456789_ABCDEF".index(letter)) * 16**place for place, letter in enumerate(seen.code[::-1])
        ),
        "You multiplied": lambda seen: digits(seen.code)[0] * digits(seen.code)[1],
    },
    "levels": {
        "You rounded down": below,
        "You rounded up": above,
        "You divided 255 by": lambda seen: round(round(seen.value / (255 / seen.levels)) * (255 / seen.levels)),
        "You took the number": lambda seen: seen.scale.index(
            min(seen.scale, key=lambda level: abs(level - seen.value))
        ),
        "You cut 256": of_equal_parts,
        "You left it": lambda seen: seen.value,
    },
    "colours": {
        "You added": lambda seen: 3 * seen.levels,
        "You counted one": lambda seen: seen.levels,
        "You counted two": lambda seen: seen.levels * seen.levels,
        "You raised": lambda seen: 3**seen.levels,
    },
}


def test_answers_equal_another_way_to_compute_them():
    print(f"seed {SEED}")
    met = set()
    for pixels, settings, made in everything():
        seen = Seen(pixels, **settings)
        for each in made:
            assert each.answer == pytest.approx((RIGHT[each.kind](seen),)), f"seed {SEED}: {each} {settings}"
            met.add(each.kind)
    assert met == set(RIGHT)


def test_every_mistake_is_what_its_wrong_rule_gives():
    print(f"seed {SEED}")
    met = set()
    for pixels, settings, made in everything():
        seen = Seen(pixels, **settings)
        for each in made:
            for mistake in each.wrong:
                start = holds.named(WRONG[each.kind], mistake.name)
                expected = (WRONG[each.kind][start](seen),)
                assert mistake.answer == pytest.approx(expected), f"seed {SEED}: {each.kind} {mistake} {settings}"
                met.add((each.kind, start))
    holds.all_met(WRONG, met, SEED)


def test_no_mistake_gives_the_right_answer_or_that_of_another():
    holds.mistakes_are_apart(asked_of_all(), SEED)


def test_the_answer_as_it_is_written_is_right_and_each_mistake_has_its_cause():
    holds.answers_are_judged(asked_of_all(), SEED)


def test_grey_is_the_one_of_the_page_and_its_neighbours_by_the_formula_are_right_too():
    rng = np.random.default_rng(SEED)
    pixels = rng.integers(0, 256, (20, 20, 3)).astype(np.uint8)
    shown = np.asarray(Image.fromarray(pixels).convert("L")).astype(int)  # another library's rounding
    for row, col in np.ndindex(20, 20):
        asked = questions(pixels, row=row, col=col, levels=2)
        if "grey" in asked.kinds:
            assert judge(asked.of("grey"), [str(shown[row, col])]).right is True, f"seed {SEED}: {row} {col}"


@pytest.mark.parametrize(
    ("weights", "why", "typed"),
    [
        ((2, 2, 2), "2·200 + 2·180 + 2·160 = 1,080, cut to 255.", "1080"),
        ((-1, -0.5, 0), "−1·200 + −0.5·180 + 0·160 = −290, cut to 0.", "-290"),
    ],
)
def test_a_sum_beyond_the_ends_is_cut_and_said_to_be(weights, why, typed):
    asked = questions(np.array([[[200, 180, 160]]], np.uint8), row=0, col=0, levels=2, weights=weights).of("grey")
    assert asked.why == why
    assert asked.hint.endswith("rounded. What is below 0 or above 255 is cut.")
    assert judge(asked, [str(int(asked.answer[0]))]).right is True
    verdict = judge(asked, [typed])
    assert verdict.right is False
    assert verdict.cause.startswith("You forgot to cut")


def test_a_sum_that_is_no_grey_needs_no_word_of_cutting():
    asked = questions(np.array([[[200, 180, 160]]], np.uint8), row=0, col=0, levels=2).of("grey")
    assert "cut" not in asked.hint + asked.why
    assert "≈" in asked.why


def test_a_grey_pixel_is_not_asked_for_its_grey():
    assert "grey" not in questions(np.full((1, 1, 3), 9, np.uint8), row=0, col=0, levels=2).kinds


def test_levels_are_asked_only_where_some_go():
    asked = questions(np.zeros((1, 1, 3), np.uint8), row=0, col=0, levels=256)
    assert not {"levels", "colours"} & set(asked.kinds)


def test_hexadecimal_is_answered_with_its_digits():
    pixels = np.full((1, 1, 3), 143, np.uint8)
    asked = questions(pixels, row=0, col=0, levels=256).of("hexadecimal")
    assert asked.text == "The grey of the pixel in row 0, column 0 is 143. What is it in hexadecimal?"
    assert judge(asked, ["8f"]).right is True
    assert "You kept the decimal digits" in judge(asked, ["143"]).said
    assert "ten and more are the letters" in judge(asked, ["815"]).said


def test_forgetting_the_channels_is_named():
    asked = questions(np.zeros((1, 1, 3), np.uint8), row=0, col=0, levels=2, size=(300, 451)).of("how many")
    verdict = judge(asked, ["135,300"])
    assert verdict.cause == "You forgot the three channels: 135,300 are the pixels."
    assert verdict.why == "Each pixel is three numbers: 300·451·3 = 405,900."
