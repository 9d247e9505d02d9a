"""The MLP and the CNN of the Parameters page: quoted figures, growth, sentences and guesses."""

import random
import re
from dataclasses import replace

import pytest

from lib.text import number
from lib.ui import comparison
from lib.ui.comparison import FASHION, PRESETS, Settings, count, formulas, growth, meaning, more_of
from lib.ui.guesses import guesses

SEED = 20261124


def random_settings(rng):
    return Settings(
        *(rng.choice([1, 2, 3, 7, 28, 61, 400]) for _side in range(2)),
        channels=rng.choice([1, 3, 8]),
        units=rng.choice([1, 10, 150]),
        filters=rng.choice([1, 5, 64]),
        size=rng.choice([1, 2, 3, 5, 11]),
        pool=rng.random() < 0.5,
        mode=rng.choice(comparison.MODES),
    )


class TestFigures:
    @pytest.mark.parametrize(
        ("preset", "mlp", "cnn", "shape"),
        [
            ("400×600 grey", 24_000_100, 1_000, (398, 598, 100)),
            ("800×600 grey", 48_000_100, 1_000, (798, 598, 100)),
            ("800×600 colour", 144_000_100, 2_800, (798, 598, 100)),
            ("… then max-pool", 144_000_100, 2_800, (399, 299, 100)),
            ("Fashion-MNIST", 119_260, 118_980, (10,)),
        ],
    )
    def test_the_presets_are_those_of_the_lab(self, preset, mlp, cnn, shape):
        counted = count(PRESETS[preset])
        assert (counted.mlp.parameters, counted.cnn.parameters) == (mlp, cnn)
        assert counted.cnn.rows[-1].output_shape == shape

    def test_the_labs_cnn_multiplies_as_often_as_quoted(self):
        assert count(FASHION).cnn.macs == 154_080


class TestGrowth:
    def test_the_formulas_give_the_counts_at_every_side(self):
        print(f"seed {SEED}")
        rng = random.Random(SEED)
        for _case in range(60):
            settings = random_settings(rng)
            for side, *values in growth(settings):
                for formula, value in zip(formulas(settings), values, strict=True):
                    assert value in (None, computed(formula, side)), f"seed {SEED}: {settings} {formula} at {side}"

    def test_sides_rise_and_hold_the_picture(self):
        for side in (1, 2, 28, 5000, 10_000):
            sides = [at for at, *_values in growth(Settings(side, side))]
            assert sides == sorted(set(sides))
            assert sides[0] <= side <= sides[-1]

    def test_sides_hold_the_one_that_passes_a_memory(self):
        for passed in (1, 28, 82, 9_999):
            sides = [at for at, *_values in growth(Settings(), passed)]
            assert passed in sides
            assert sides == sorted(set(sides))

    def test_the_cnn_of_one_layer_does_not_grow(self):
        assert {cnn for _side, _mlp, cnn in growth(Settings()) if cnn} == {2_800}


def computed(formula, side):
    """The value of a written formula for one side."""
    total = 0
    for term in formula.replace(",", "").replace("⌊s/2⌋", str(side // 2)).replace("s", str(side)).split(" + "):
        product = 1
        for factor in term.split("·"):
            product *= int(factor)
        total += product
    return total


class TestMore:
    def test_each_is_told_what_it_has_more_of(self):
        counted = count(Settings())
        assert more_of(counted.mlp, counted.cnn) == [("51,429", "parameters")]
        assert more_of(counted.cnn, counted.mlp) == [("8.9", "multiplications")]

    def test_about_the_same_is_not_told(self):
        counted = count(FASHION)
        assert more_of(counted.mlp, counted.cnn) == []
        assert more_of(counted.cnn, counted.mlp) == [("1.3", "multiplications")]


class TestSentences:
    def test_the_ratio_is_that_of_the_numbers(self):
        said = meaning(count(Settings()))
        assert "**51,429 times** as many" in said
        assert "**same 27 weights at every place**" in said
        assert "**8.9 times** as often" in said

    def test_the_share_of_the_dense_layer_is_said(self):
        said = meaning(count(FASHION))
        assert "about the same budget" in said
        assert "**98.9 %**" in said
        assert "needs **50**" in said

    def test_a_cnn_with_more_parameters_is_called_so(self):
        assert "the CNN learns **more**" in meaning(count(Settings(3, 3, units=1)))
        assert "**equally many**" in meaning(count(Settings(3, 3)))

    def test_the_reason_is_the_numbers_of_units_and_filters(self):
        said = meaning(count(Settings(4, 6, 1, units=8, filters=20)))
        assert "**equally many** here: 8 × 25 numbers in the units, 20 × 10 in the filters" in said
        said = meaning(count(Settings(28, 28, 1, units=100, filters=1024, size=11)))
        assert "the CNN learns **more**: 100 × 785 numbers in the units, 1,024 × 122 in the filters" in said

    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            (Settings(28, 28, 1, units=10_000, filters=1, size=1, mode="network"), "The MLP multiplies **83 times**"),
            (Settings(28, 28, 1, units=10, filters=1, size=1), "The MLP multiplies **10 times**"),
            (Settings(1, 1, 1, units=5, filters=5, size=1), "The two multiply about equally often."),
        ],
    )
    def test_the_one_that_multiplies_more_often_is_named(self, settings, said):
        assert said in meaning(count(settings))

    def test_no_ratio_reads_as_once_or_never(self):
        print(f"seed {SEED}")
        rng = random.Random(SEED)
        for _case in range(600):
            said = meaning(count(settings := random_settings(rng)))
            ratios = [float(found.replace(",", "")) for found in re.findall(r"\*\*([\d.,]+) times\*\*", said)]
            assert all(ratio > 1 for ratio in ratios), f"seed {SEED}: {settings} {said}"

    def test_a_share_that_is_not_all_does_not_read_as_all(self):
        assert "holds **more than 99.9 %**" in meaning(count(replace(FASHION, height=800, width=600)))

    def test_what_does_not_fit_is_explained_and_each_way_out_works(self):
        print(f"seed {SEED}")
        rng = random.Random(SEED)
        found = [settings for settings in (random_settings(rng) for _case in range(400)) if not count(settings).cnn]
        assert len(found) > 30
        for settings in found:
            problem = count(settings).problem
            least = int(re.search(r"at least (\d+)×", problem)[1])
            assert count(replace(settings, height=max(settings.height, least), width=max(settings.width, least))).cnn
            if kernel := re.search(r"a kernel of (\d+) or less", problem):
                assert count(replace(settings, size=int(kernel[1]))).cnn, problem
            if "no max-pooling" in problem:
                assert count(replace(settings, pool=False)).cnn, problem
            assert meaning(count(settings)) == ""
            assert guesses(count(settings)) == []

    def test_no_sentence_has_a_gap(self):
        rng = random.Random(SEED)
        for _case in range(300):
            counted = count(random_settings(rng))
            told = [meaning(counted), counted.problem]
            told += [text for guess in guesses(counted) for text in (guess.question, guess.why)]
            assert not any("{" in text or "None" in text for text in told), f"seed {SEED}: {counted.settings}"


class TestGuesses:
    def answers(self, settings):
        return {guess.name: guess.answer for guess in guesses(count(settings))}

    def test_one_layer_keeps_its_number_whatever_the_picture_and_pooling(self):
        assert self.answers(Settings()) == {"double": "as many", "pool": "the same", "tiny": "the same"}

    def test_whole_networks_grow_with_the_picture_and_shrink_by_pooling(self):
        assert self.answers(FASHION) == {"double": "about 4 times", "pool": "larger", "tiny": "smaller"}

    def test_the_right_answer_is_always_one_of_the_options(self):
        rng = random.Random(SEED)
        for _case in range(300):
            for guess in guesses(count(random_settings(rng))):
                assert guess.answer in guess.options, f"seed {SEED}"

    def test_no_answer_is_called_right_where_none_is_near(self):
        between = Settings(2, 2, 512, filters=1024, size=11, mode="network")  # 1.02 times
        assert "double" not in self.answers(between)
        rng = random.Random(SEED)
        for _case in range(300):
            settings = random_settings(rng)
            larger = count(replace(settings, height=2 * settings.height, width=2 * settings.width)).cnn
            if answer := self.answers(settings).get("double"):
                ratio = larger.parameters / count(settings).cnn.parameters
                stated = 1 if answer == "as many" else int(re.search(r"\d", answer)[0])
                assert abs(ratio / stated - 1) <= (0.1 if stated > 1 else 0), f"seed {SEED}: {settings} {ratio}"

    def test_the_reason_names_the_numbers_before_and_after(self):
        doubled, pooled, _tiny = guesses(count(Settings()))
        assert doubled.why == "The CNN: 2,800 → 2,800. The MLP: 144,000,100 → 576,000,100."
        assert "798×598×100 → 399×299×100" in pooled.why
        assert "2,800 → 2,800" in pooled.why

    def test_small_pictures_can_turn_the_answer(self):
        settings = Settings(28, 28, 1, units=1, filters=100)
        tiny = next(guess for guess in guesses(count(settings)) if guess.name == "tiny")
        assert tiny.answer == "larger"
        assert number(1_000) in tiny.why
