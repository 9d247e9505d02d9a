"""What is asked about a pair has its answer in the figures; it is not asked where they are near no answer."""

from dataclasses import replace

import pytest

from lib.networks import duel
from lib.ui.views.costs.duel_guess import guess

FIGURES = duel.read()


def changed(name: str, **counts: object) -> duel.Figures:
    """The figures with another network of that name."""
    return replace(FIGURES, fighters=FIGURES.fighters | {name: replace(FIGURES.fighters[name], **counts)})


def right_on(count: int) -> dict[str, tuple[int, ...]]:
    return dict.fromkeys(("up", "down", "left", "right"), (count, 0, 0, 0, 0))


@pytest.mark.parametrize("pair", duel.PAIRS)
def test_every_pair_has_a_question_with_one_right_answer(pair: str) -> None:
    asked = guess(pair, FIGURES)
    assert asked.options.count(asked.answer) == 1
    assert len(asked.options) == 3


def test_the_lead_is_counted_from_both_pairs() -> None:
    assert guess(duel.FASHION, FIGURES).answer == "is gone"
    assert "2.3 points" in guess(duel.FASHION, FIGURES).question
    cnn, mlp = (FIGURES.fighters[name].result.accuracy for name in ("fashion_cnn", "fashion_mlp"))
    ahead = round(10_000 * (FIGURES.fighters["fashion_mlp_shuffled"].result.accuracy + cnn - mlp))
    assert guess(duel.FASHION, changed("fashion_cnn_shuffled", moved=right_on(ahead))).answer == "stays"
    assert guess(duel.FASHION, changed("fashion_cnn_shuffled", moved=right_on(ahead + 100))).answer == "grows"
    assert guess(duel.FASHION, changed("fashion_cnn_shuffled", moved=right_on(ahead - 100))) is None
    assert guess(duel.FASHION, changed("fashion_cnn", moved=right_on(8900))) is None


def test_shares_are_the_nearest_that_is_offered() -> None:
    assert guess(duel.CIFAR10, FIGURES).answer == "about 10 %"
    assert guess(duel.CIFAR10, changed("cifar10_cnn", permuted=5300)).answer == "about 55 %"
    assert guess(duel.CIFAR10, changed("cifar10_cnn", permuted=3300)) is None
    assert guess(duel.SHUFFLED, FIGURES).answer == "about 10 %"
    assert "6.8" in guess(duel.SHUFFLED, FIGURES).why
