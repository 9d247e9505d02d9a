"""Grey as a sum that is written out, and what its weights do to the brightness."""

import numpy as np

from lib.ui.views.image_grey import PRESETS, _brightness, sum_of


def test_negative_and_long_weights_are_written_with_a_true_minus_sign_and_four_decimals() -> None:
    found = sum_of(np.array([3, 6, 9], np.uint8), (1 / 3, -1.5, 0.0), 0)
    assert found.terms == "0.3333 · 3 + −1.5 · 6 + 0 · 9"
    assert found.exact == -8


def test_every_preset_keeps_white_white() -> None:
    planes = np.full((4, 2, 2), 255, np.uint8)
    for weights in PRESETS.values():
        assert _brightness(planes, weights) == "The weights add up to 1: white, 255, stays 255, and no value is cut."


def test_weights_that_do_not_add_up_to_one_are_said_with_what_they_cut() -> None:
    planes = np.zeros((4, 1, 4), np.uint8)
    planes[:3, 0] = [0, 100, 200, 250]
    said = _brightness(planes, (0.5, 0.5, 0.5))
    assert said.startswith("The weights add up to 1.500, not to 1: white, 255, becomes 382.5.")
    assert "50.0 %" in said.replace("\xa0", " ")


def test_weights_below_zero_are_said_even_where_they_add_up() -> None:
    planes = np.zeros((4, 1, 2), np.uint8)
    planes[:3, 0, 0] = [200, 0, 0]
    assert "50.0 %" in _brightness(planes, (-1.0, 1.0, 1.0)).replace("\xa0", " ")
