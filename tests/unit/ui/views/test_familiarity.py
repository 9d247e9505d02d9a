"""The note on a photo unlike anything a network was trained on: when it is there, and what it draws."""

import re
from dataclasses import replace

import numpy as np
import pytest

from lib import networks
from lib.networks.familiarity import Familiarity, Known, Layers
from lib.ui.answers import Answer
from lib.ui.views import familiarity as view

SHARE = {"share": 0.03, "n": 1000, "low": 0.021, "high": 0.042}
BLOCK = {
    "rule": ["softmax"],
    "threshold": 1.5,
    "false_alarms": {"validation": SHARE, "test": SHARE},
    "hits": {},
    "related": {},
}


def rule(threshold: float = 1.5) -> Familiarity:
    validation = np.linspace(-2, 2, 1001).astype(np.float32)
    layers = Layers("relu", "logits", "softmax")
    return Familiarity(("softmax",), layers, Known(), np.zeros(1), np.ones(1), threshold, validation)


def answer(unlike: float | None) -> Answer:
    return Answer("x", np.zeros((28, 28, 1), np.uint8), False, "Bag", (("Bag", 1.0),), 0.1, 0.1, unlike)


def told(html: str, part: str) -> float:
    """Where the line or the mark stands, in percent."""
    return float(re.search(rf'<{part}[^>]* style="left:([\d.]+)%"', html)[1])


@pytest.mark.parametrize(("unlike", "fires"), [(None, False), (1.4, False), (1.5, False), (1.51, True)])
def test_it_fires_above_the_threshold_alone(unlike: float | None, fires: bool) -> None:
    network = networks.load("fashion_cnn")
    known, kept = network.card, replace(network.card, familiarity=BLOCK)
    try:
        network.card = kept
        assert view.fires(network, answer(unlike)) == fires
        assert bool(view.mark(network, answer(unlike))) == fires
        network.card = replace(kept, familiarity=None)
        assert not view.fires(network, answer(unlike))
    finally:
        network.card = known


class TestScale:
    def test_line_and_mark_stand_at_their_values(self) -> None:
        html = view.scale(rule(), 2.5)  # from −2 to −2 + 1.6 · 3.5 = 3.6
        assert told(html, "b") == pytest.approx(62.5)
        assert told(html, "em") == pytest.approx(100 * 4.5 / 5.6, abs=0.1)
        assert "cs-beyond" not in html

    def test_beyond_its_end_the_mark_is_an_arrow_at_the_end(self) -> None:
        html = view.scale(rule(), 57.25)
        assert told(html, "em") == 100
        assert "cs-beyond" in html
        assert "Distance 57.2; unlike from 1.5 on. Bars: 1,001 validation pictures, 1,001 of them nearer." in html

    def test_bars_are_as_high_as_there_are_pictures(self) -> None:
        heights = [float(height) for height in re.findall(r'<i style="height:([\d.]+)%"', view.scale(rule(), 2))]
        assert len(heights) == 48
        assert max(heights) == 100
        assert heights[-10:] == [0] * 10  # nothing lies beyond 2

    def test_a_score_of_the_validation_part_beyond_the_end_is_counted_in_the_last_bar(self) -> None:
        assert re.findall(r'<i style="height:([\d.]+)%"', view.scale(rule(threshold=-1.5), 2))[-1] == "100.0"
