"""What the window stepper is given of an output: a picture that a screen can show, and the cell that comes next."""

from dataclasses import replace

import numpy as np
import pytest

from lib.ui.views.stepper import LONGEST, Place, Scale, View

VALUES = np.zeros((1, 1022, 766), np.float32)
VIEW = View("x", (1024, 768), [3], 3, "convolution", (3, 3), 1, (0, 0), VALUES, ["output"], Scale(), Scale(4.0), [], {})


def of(values: np.ndarray, scale: Scale) -> np.ndarray:
    return replace(VIEW, outputs=values, output_scale=scale).pictures()


@pytest.mark.parametrize("value", [4.0, -4.0])
@pytest.mark.parametrize("place", [(0, 0), (500, 301), (1021, 765)])
def test_a_line_as_thin_as_a_cell_stays_in_the_picture_of_a_large_output(value: float, place: tuple[int, int]) -> None:
    values = VALUES.copy()
    values[0, *place] = value
    values[0, place[0], max(0, place[1] - 1)] = value if place[1] == 0 else -value / 2
    picture = of(values, Scale(4.0))[0].astype(int)
    zero, full = (int(Scale(4.0).places(np.float32([each]))[0]) for each in (0, value))
    assert max(picture.shape) <= LONGEST
    assert full in picture
    assert (picture != zero).sum() <= 2


def test_grey_is_averaged_and_small_outputs_are_sent_as_they_are() -> None:
    values = np.zeros((1, 640, 640), np.float32)
    values[0, ::2] = 200
    assert set(np.unique(of(values, Scale()))) == {100}
    small = np.arange(12, dtype=np.float32).reshape(1, 3, 4)
    assert of(small, Scale()).tolist() == small.astype(int).tolist()


def test_after_the_cells_in_sight_comes_the_next_of_the_row_and_nothing_after_the_last() -> None:
    assert VIEW.following(Place(24, 24, (15, 15))) == (24, 25)
    assert VIEW.following(Place(20, 24, (15, 15))) == (21, 15)
    assert VIEW.following(Place(1021, 765)) is None
