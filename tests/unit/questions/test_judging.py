"""What is said to an answer."""

from dataclasses import replace

import pytest

from lib.questions import Maker, Misconception, Question, Questions, judge
from lib.questions.question import question

SIZE = Question(
    kind="output size",
    text="What size comes out?",
    labels=("rows", "columns"),
    answer=(38.0, 56.0),
    decimals=0,
    why="75 / 2 and 112 / 2, rounded up.",
    wrong=(Misconception("You forgot the padding.", (36.0, 54.0)),),
)
MEAN = Question("cell", "What is the cell?", ("cell",), (53.0 + 1 / 3,), 2, "160 / 3 = 53.33.", ())


class TestVerdict:
    def test_right_is_said_with_the_arithmetic(self):
        verdict = judge(SIZE, ["38", " 56"])
        assert verdict.right is True
        assert verdict.said == "Right: 38 × 56. 75 / 2 and 112 / 2, rounded up."

    def test_a_known_mistake_is_named(self):
        verdict = judge(SIZE, ["36", "54"])
        assert verdict.right is False
        assert verdict.word == "Not quite: 36 × 54."
        assert verdict.cause == "You forgot the padding."
        assert "36" not in verdict.why

    def test_the_first_of_several_causes_is_named(self):
        both = replace(SIZE, wrong=(*SIZE.wrong, Misconception("Another cause.", (36.0, 54.0))))
        assert judge(both, ["36", "54"]).cause == "You forgot the padding."

    def test_an_unknown_mistake_gets_the_arithmetic_alone(self):
        verdict = judge(SIZE, ["1", "1"])
        assert (verdict.right, verdict.cause, verdict.why) == (False, "", SIZE.why)

    def test_nothing_but_the_arithmetic_gives_the_answer_away(self):
        for typed in (["36", "54"], ["1", "1"]):
            verdict = judge(SIZE, typed)
            assert not {"38", "56"} & set(f"{verdict.word} {verdict.cause}".replace(".", " ").split())

    def test_what_cannot_be_read_is_neither_right_nor_wrong(self):
        verdict = judge(SIZE, ["38", "5,6"])
        assert verdict.right is None
        assert verdict.said.startswith("Columns: A comma divides thousands")
        assert verdict.why == ""

    def test_as_many_texts_as_labels_are_needed(self):
        with pytest.raises(ValueError, match="shorter"):
            judge(SIZE, ["38"])


class TestExactness:
    @pytest.mark.parametrize("typed", ["53.33", "53.333", "53.34", "53.3333"])
    def test_the_digits_asked_are_enough(self, typed):
        assert judge(MEAN, [typed]).right is True

    @pytest.mark.parametrize("typed", ["53", "53.3"])
    def test_fewer_decimals_are_asked_for_once_more(self, typed):
        verdict = judge(MEAN, [typed])
        assert verdict.right is None
        assert verdict.said == "Nearly. It is right as far as it goes: give it with 2 decimals."

    @pytest.mark.parametrize("typed", ["53.36", "53.30", "53.4", "52"])
    def test_other_digits_are_wrong(self, typed):
        assert judge(MEAN, [typed]).right is False

    @pytest.mark.parametrize("typed", ["38.2", "37.9", "−38"])
    def test_a_count_is_whole(self, typed):
        assert judge(SIZE, [typed, "56"]).right is False

    def test_figures_that_are_rounded_on_the_screen_may_be_used(self):
        rounded = replace(MEAN, tolerance=0.5)
        assert judge(rounded, ["53"]).right is True
        assert judge(rounded, ["52.8"]).right is False

    @pytest.mark.parametrize(("typed", "known"), [("113", True), ("112.67", True), ("112.7", True), ("112", False)])
    def test_a_mistake_is_recognised_though_it_is_rounded(self, typed, known):
        averaged = Misconception("You averaged.", (112 + 2 / 3,))
        cell = Question("cell", "?", ("cell",), (136.0,), 0, "", (averaged,))
        assert bool(judge(cell, [typed]).cause) == known

    def test_hexadecimal_answers_are_read_as_such(self):
        colour = Question("hexadecimal", "?", ("value",), (143.0,), 0, "", (), hexadecimal=True)
        assert judge(colour, ["8f"]).right is True
        assert judge(colour, ["143"]).right is False


class TestQuestion:
    def test_wrong_answers_that_equal_the_right_one_or_each_other_are_dropped(self):
        made = question(
            kind="k",
            text="t",
            labels=("cell",),
            answer=(10,),
            decimals=0,
            why="w",
            wrong=[("a {given}", [12]), ("b", [10]), ("c", None), ("d", [12]), ("e {given}", [8.75])],
        )
        assert made.wrong == (Misconception("a 12", (12.0,)), Misconception("e 8.75", (8.75,)))

    def test_wrong_answers_within_the_tolerance_are_dropped(self):
        made = question(
            kind="k", text="t", labels=("c",), answer=(10,), decimals=1, why="", wrong=[("a", [10.4])], tolerance=0.5
        )
        assert made.wrong == ()

    def test_wrong_answers_that_are_right_once_rounded_are_dropped(self):
        shares = {"labels": ("value",), "decimals": 3, "why": ""}
        made = question(kind="k", text="t", answer=(79 / 255,), wrong=[("a", [79 / 256])], **shares)
        assert made.wrong == ()


class TestQuestions:
    def test_only_the_question_asked_for_is_made_and_once(self):
        made = []

        def make(kind):
            made.append(kind)
            return replace(MEAN, kind=kind)

        asked = Questions(Maker(kind, lambda kind=kind: make(kind)) for kind in ("one", "two", "three"))
        assert len(asked) == 3
        assert asked.kinds == ("one", "two", "three")
        assert made == []
        assert asked.of("two") is asked[1]
        assert asked[-1].kind == "three"
        assert made == ["two", "three"]

    def test_it_is_a_sequence(self):
        asked = Questions([Maker("one", lambda: MEAN)])
        assert list(asked) == [MEAN]
        with pytest.raises(IndexError):
            asked[1]
