"""What resizing loses, in one sentence."""

from lib.ui.views.image_resize import sentence


def test_what_is_left_is_said_with_its_numbers() -> None:
    said = sentence(300, 28, 11.876)
    assert "Of the 300 × 300 × 3 = 270,000 numbers" in said
    assert "28 × 28 × 3 = 2,352 are left" in said
    assert "<b data-error>11.88</b> of 255" in said


def test_a_photo_that_is_smaller_loses_nothing() -> None:
    assert "only 20 × 20 pixels" in sentence(20, 28, 0.5)
