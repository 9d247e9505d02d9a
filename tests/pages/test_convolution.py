"""The Convolution page without a browser: its widgets, their addresses and what they clamp."""

import pytest

from tests.pages.app import opened


def test_a_deep_link_opens_inside_the_frame() -> None:
    test = opened("convolution", photo="coffee", kernel="sobel_y", stride="2")
    assert test.title[0].value == "What does a kernel see?"
    assert test.session_state["photo"] == "coffee"
    assert test.selectbox(key="kernel").value == "sobel_y"
    assert test.slider(key="stride").value == 2


def test_the_first_view_is_chelsea_under_sobel_x() -> None:
    test = opened("convolution")
    assert (test.session_state["photo"], test.selectbox(key="kernel").value) == ("chelsea", "sobel_x")


@pytest.mark.parametrize(("asked", "given"), [("0", 1), ("99", 8), ("-3", 1)])
def test_a_stride_out_of_range_is_clamped_and_said(asked: str, given: int) -> None:
    test = opened("convolution", stride=asked)
    assert test.slider(key="stride").value == given
    assert any(f"stride was {asked}" in caption.value for caption in test.caption)


def test_an_even_size_of_an_odd_kernel_becomes_the_next_odd_one() -> None:
    test = opened("convolution", kernel="sobel_x", size="4")
    assert test.selectbox(key="size").value == 5
    assert any("odd sizes" in caption.value for caption in test.caption)


def test_weights_that_cannot_be_read_are_explained() -> None:
    test = opened("convolution", kernel="custom", cells="1,2;3")
    assert any("Your kernel is" in warning.value for warning in test.warning)


def test_a_size_for_ones_own_kernel_keeps_its_weights() -> None:
    test = opened("convolution", kernel="custom", cells="7")
    assert test.selectbox(key="size").value == 1
    test.selectbox(key="size").set_value(3).run()
    assert test.session_state["cells"] == "0,0,0;0,7,0;0,0,0"
