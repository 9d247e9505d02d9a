"""Questions about global pooling: answers and mistakes against what pooling and averaging themselves give."""

import numpy as np
import pytest

from lib import pooling
from lib.questions.global_pooling import MAPS, questions
from tests.unit.questions import holds

SHAPES = [(75, 112), (1, 1), (1, 9), (7, 7), (64, 1), (683, 1024)]
CASES = [(shape, kind) for shape in SHAPES for kind in ("max", "average")]


@pytest.mark.parametrize(("shape", "kind"), CASES)
def test_every_mistake_is_apart_and_every_answer_judged(shape, kind):
    made = list(questions(shape, kind=kind))
    holds.mistakes_are_apart(made, 0)
    holds.answers_are_judged(made, 0)


@pytest.mark.parametrize("kind", ["max", "average"])
def test_one_pixel_counts_as_much_as_pooling_itself_says(kind):
    image = np.arange(35, dtype=np.float64).reshape(5, 7)
    changed = image.copy()
    changed[2, 3] += 100 if kind == "average" else -100
    before, after = (pooling.window(each, each.shape, 0, 0, kind=kind).result[0] for each in (image, changed))
    assert questions(image.shape, kind=kind).of("one pixel").answer[0] == pytest.approx(abs(after - before))


def test_each_map_keeps_one_number():
    maps = np.zeros((5, 6, MAPS), np.float32)
    kept = pooling.pool(maps, 5, stride=5)[:, :1]
    assert questions((5, 5), kind="max").of("maps").answer == (kept.size,)
    assert questions((5, 5), kind="max").of("larger photo").answer == (1,)


def test_what_it_spares_a_dense_layer_is_said():
    asked = questions((75, 112), kind="average").of("weights after it")
    assert asked.answer == (MAPS,)
    assert "537,600" in asked.why
    assert any("without pooling, 537,600" in mistake.name for mistake in asked.wrong)
