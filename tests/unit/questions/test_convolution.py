"""Questions about a convolution: answers and mistakes against plain loops, for many random settings."""

from functools import cache

import numpy as np
import pytest

from lib import convolution
from lib.errors import KernelTooLarge
from lib.kernels import kernel
from lib.questions import judge
from lib.questions.convolution import questions
from tests.unit.questions import holds, slow
from tests.unit.questions.convolution_rules import RIGHT, WRONG, next_of, relu

SEED = 20261121
CASES = slow.random_cases(np.random.default_rng(SEED), 300)


@cache
def everything():
    """Each case with its questions, made once for all tests."""
    return [(case, list(asked(case))) for case in CASES]


def asked(case):
    return questions(case.image, case.kernels, **case.settings)


def asked_of_all():
    return [each for _case, made in everything() for each in made]


def test_answers_equal_plain_loops():
    print(f"seed {SEED}")
    for case, made in everything():
        for each in made:
            assert each.answer == pytest.approx(RIGHT[each.kind](case), abs=1e-9), f"seed {SEED}: {each.kind} {case}"


def test_every_mistake_is_what_its_wrong_rule_gives():
    print(f"seed {SEED}")
    seen = set()
    for case, made in everything():
        for each in made:
            for mistake in each.wrong:
                start = holds.named(WRONG[each.kind], mistake.name)
                expected = WRONG[each.kind][start](case)
                seen.add((each.kind, start))
                if isinstance(expected, list):  # one of several windows
                    assert min(abs(mistake.answer[0] - one) for one in expected) < 1e-9, (
                        f"seed {SEED}: {mistake} {case}"
                    )
                else:
                    assert mistake.answer == pytest.approx(expected, abs=1e-9), f"seed {SEED}: {mistake} {case}"
    holds.all_met(WRONG, seen, SEED)


def test_no_mistake_gives_the_right_answer_or_that_of_another():
    holds.mistakes_are_apart(asked_of_all(), SEED)


def test_the_answer_as_it_is_written_is_right_and_each_mistake_has_its_cause():
    holds.answers_are_judged(asked_of_all(), SEED)


def test_the_next_cell_is_that_of_the_whole_output():
    for case, made in everything():
        found = {each.kind: each for each in made}
        if "next cell" not in found:
            continue
        setting = {"stride": case.stride, "padding": case.padding, "dilation": case.dilation}
        output = convolution.convolve_all(case.image.astype(np.float32), case.kernels, case.bias, **setting)
        expected = relu(case, float(output[next_of(case)]))
        assert found["next cell"].answer[0] == pytest.approx(expected, abs=1e-2), f"seed {SEED}: {case}"


def test_who_computes_with_the_weights_as_they_are_written_is_right():
    met = 0
    for case, made in everything():
        found = {each.kind: each for each in made}
        if "next cell" not in found or not found["next cell"].tolerance:
            continue
        met += 1
        for decimals in (3,) if "The cells round" in found["next cell"].hint else (2, 3):
            shown = np.round(np.round(case.kernels, 3), decimals)
            typed = relu(case, slow.products(case, shown, corner=slow.start(case, *next_of(case))) + case.bias)
            assert judge(found["next cell"], [f"{typed:.2f}"]).right is True, f"seed {SEED}: {case}"
    assert met > 10


def test_no_answer_half_a_unit_off_is_called_right():
    for case, made in everything():
        for each in made:
            assert each.tolerance <= 0.5, f"seed {SEED}: {each.kind} {case}"
            if each.tolerance > 10.0**-each.decimals:
                assert f"Within {each.tolerance:.{each.decimals}f} counts as right" in each.hint


class TestRoundedWeights:
    IMAGE = np.full((5, 6, 1), 200, np.uint8)

    def of(self, kernels):
        settings = {"stride": 1, "padding": "valid", "dilation": 1, "bias": 0.0, "relu": False, "row": 0, "col": 0}
        return questions(self.IMAGE, np.asarray(kernels)[..., None], **settings)

    @pytest.mark.parametrize("kind", ["next cell", "flat patch"])
    def test_weights_that_cells_round_too_far_are_listed_and_a_wrong_answer_is_wrong(self, kind):
        asked = self.of(kernel("gaussian")).of(kind)
        assert asked.hint.endswith("The cells round the weights: take 0.057, 0.125, 0.272.")
        assert judge(asked, ["200"]).right is True
        assert judge(asked, ["199"]).right is False

    def test_how_far_off_is_right_is_said(self):
        asked = self.of(kernel("box")).of("next cell")
        assert asked.hint.endswith("Within 0.20 counts as right, because the weights on the screen are rounded.")
        assert [judge(asked, [typed]).right for typed in ("199.8", "199.79")] == [True, False]

    @pytest.mark.parametrize("kind", ["next cell", "flat patch"])
    def test_what_the_written_weights_do_not_tell_is_not_asked(self, kind):
        off = np.full((3, 3), 0.00049) + np.arange(9).reshape(3, 3)
        assert kind not in self.of(off).kinds
        assert kind in self.of(np.round(off)).kinds


class TestWhatIsAsked:
    SOBEL = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])[:, :, None]
    IMAGE = np.arange(12 * 10, dtype=np.uint8).reshape(12, 10, 1)

    def of(self, kernels=SOBEL, image=IMAGE, **changes):
        settings = {"stride": 1, "padding": "valid", "dilation": 1, "bias": 0.0, "relu": False, "row": 4, "col": 5}
        return questions(image, kernels, **settings | changes)

    def test_the_next_cell_is_the_one_after_the_open_one(self):
        asked = self.of().of("next cell")
        assert asked.text == "What is the next cell, row 4, column 6?"
        assert asked.hint == "Its window covers rows 4 to 6 and columns 6 to 8 of the input."

    def test_after_the_end_of_a_row_comes_the_next_row(self):
        assert "row 5, column 0" in self.of(col=7).of("next cell").text

    def test_nothing_comes_after_the_last_cell(self):
        assert "next cell" not in self.of(row=9, col=7).kinds

    def test_too_long_a_sum_is_not_asked(self):
        assert "next cell" not in self.of(np.ones((6, 6, 1)), row=0, col=0).kinds
        assert "next cell" not in self.of(np.ones((2, 13, 1)), padding="same").kinds
        assert "next cell" in self.of(np.ones((5, 5, 1)), row=0, col=0).kinds
        assert "next cell" not in self.of(np.full((4, 4, 1), 0.5), row=0, col=0).kinds

    def test_a_kernel_of_zeros_is_not_asked(self):
        assert "next cell" not in self.of(np.zeros((3, 3, 1))).kinds

    def test_bias_and_relu_are_said(self):
        assert self.of(bias=-2.5, relu=True).of("next cell").hint.endswith("of the input. Then bias −2.5 and ReLU.")

    def test_the_arithmetic_is_written_out(self):
        image = np.zeros((3, 4, 1), np.uint8)
        image[:, 1:, 0] = [[60, 59, 28], [51, 70, 27], [64, 41, 24]]
        asked = self.of(image=image, row=0, col=0, bias=5.0, relu=True).of("next cell")
        products = "−1·60 + 1·28 + −2·51 + 2·27 + −1·64 + 1·24 + 5 = −115."
        assert asked.why == f"{products} ReLU: max(0, −115) = 0."
        assert asked.answer == (0.0,)

    def test_a_mean_is_written_as_one(self):
        image = np.arange(16, dtype=np.uint8).reshape(4, 4, 1)
        asked = self.of(np.full((2, 2, 1), 0.25), image, row=0, col=0).of("next cell")
        assert asked.why == "(1 + 2 + 5 + 6) / 4 = 3.50."
        assert asked.text.endswith("To 2 decimals.")

    def test_a_kernel_that_does_not_fit_is_explained(self):
        with pytest.raises(KernelTooLarge, match="spans 13 cells, but the input has 12"):
            self.of(dilation=6)

    def test_the_sizes_are_asked_with_their_settings(self):
        asked = self.of(stride=2, dilation=3, row=0, col=0).of("output size")
        assert (
            asked.text
            == "12 × 10 goes in, the kernel is 3 × 3, stride 2, padding valid, dilation 3. What size comes out?"
        )
        assert asked.why == "Rows: ⌊(12 − 7) / 2⌋ + 1 = 3. Columns: ⌊(10 − 7) / 2⌋ + 1 = 2."

    def test_no_question_names_the_answer_of_another(self):
        for case, made in everything():
            words = " ".join(f"{each.text} {each.hint}" for each in made)
            rows, cols = slow.shape(case)
            assert f"{rows} × {cols} comes" not in words
