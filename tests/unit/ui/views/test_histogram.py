"""The histogram as HTML."""

import re

import numpy as np

from lib.ui.views.histogram import histogram


def heights(html: str) -> list[float]:
    return [float(height) for height in re.findall(r'style="height:([\d.]+)%"', html)]


def test_bars_are_as_high_as_their_counts():
    counts = np.zeros(256, int)
    counts[10:20] = 50
    counts[30] = 100
    bars = heights(histogram(counts, "grey"))
    assert len(bars) == 256
    assert (bars[10], bars[30], bars[0]) == (50, 100, 0)


def test_a_bar_far_above_the_others_is_cut_and_said():
    counts = np.full(256, 10)
    counts[255] = 99_000
    html = histogram(counts, "grey")
    assert heights(html)[0] == 33.33
    assert heights(html)[255] == 100
    assert "1 bar is cut at 30." in html


def test_figures_stand_below():
    counts = np.zeros(256, int)
    counts[[4, 6]] = 1, 3
    assert "Darkest 4, brightest 6, mean 5.5. The most frequent value is 6: 3 pixels." in histogram(counts, "red")


def test_one_pixel_has_a_histogram():
    counts = np.zeros(256, int)
    counts[0] = 1
    assert heights(histogram(counts, "blue"))[0] == 100
