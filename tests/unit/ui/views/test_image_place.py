"""The frame round the chosen pixel never leaves the photo, and always holds the pixel."""

import numpy as np
import pytest

from lib.ui.components.window_stepper.loupe import Frame
from lib.ui.views.image_place import _within, beside


@pytest.mark.parametrize("seed", range(50))
def test_a_stretch_holds_its_cell_and_stays_inside(seed: int) -> None:
    random = np.random.default_rng(seed)
    length = int(random.integers(1, 60))
    size = int(random.integers(1, min(32, length) + 1))
    at, asked = int(random.integers(0, length)), int(random.integers(0, 99999))
    first = _within(asked, at, size, length)
    allowed = [each for each in range(length - size + 1) if each <= at < each + size]
    assert first == min(allowed, key=lambda each: abs(each - asked)), f"seed {seed}"


def test_the_pixel_beside_the_frame_is_not_in_it() -> None:
    assert beside(Frame(5, 6, 2, 3, 8), (30, 40)) == (5, 11)
    assert beside(Frame(5, 38, 2, 32, 8), (30, 40)) == (5, 31)


def test_where_all_is_framed_the_chosen_pixel_is_asked_about() -> None:
    assert beside(Frame(2, 3, 0, 0, 12), (5, 12)) == (2, 3)
