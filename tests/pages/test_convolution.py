"""The Convolution page without a browser: its widgets, their addresses and what they clamp."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.networks.learned import teachers
from tests.asking import question
from tests.pages.app import component, opened, sentences


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


def stepper(test: AppTest) -> dict:
    return component(test, "window_stepper")


def test_each_channel_can_have_a_kernel_of_its_own_from_the_address() -> None:
    given = stepper(opened("convolution", kernel="custom", mode="all", cells="1|2|-3.5", bias="4"))
    assert given["kernels"] == [[[1.0]], [[2.0]], [[-3.5]]]
    assert (given["planes"], given["bias"]) == ([0, 1, 2], 4.0)


def test_in_grey_one_of_three_kernels_is_used_and_that_is_said() -> None:
    test = opened("convolution", kernel="custom", cells="1|2|3")
    assert stepper(test)["kernels"] == [[[1.0]]]
    assert "in grey the one for red is used" in sentences(test)


@pytest.mark.parametrize("cells", ["1|2", "1|2|3|4", "1|1,2;3,4|1", "|||"])
def test_kernels_for_channels_that_do_not_match_are_explained(cells: str) -> None:
    test = opened("convolution", kernel="custom", mode="all", cells=cells)
    assert any("Your kernel is" in warning.value for warning in test.warning)


def test_a_flipped_kernel_is_turned_by_half_a_turn() -> None:
    given = stepper(opened("convolution", kernel="custom", cells="1,2;3,4", flip="true"))
    assert given["kernels"] == [[[4.0, 3.0], [2.0, 1.0]]]


def test_normalise_divides_by_the_sum_and_undo_goes_back() -> None:
    test = opened("convolution", kernel="custom", cells="1,2;3,4")
    test.button(key="_normalise").click().run()
    assert test.session_state["cells"] == "0.1,0.2;0.3,0.4"
    assert "divided by their sum, 10" in sentences(test)
    test.button(key="_undo").click().run()
    assert test.session_state["cells"] == "1,2;3,4"
    assert test.button(key="_undo").disabled


def test_normalise_makes_a_named_kernel_ones_own_and_undo_gives_it_back() -> None:
    test = opened("convolution", kernel="sobel_x", flip="true")
    test.button(key="_normalise").click().run()
    assert test.session_state["kernel"] == "custom"
    assert stepper(test)["kernels"][0][1] == [0.25, 0.0, -0.25]
    test.button(key="_undo").click().run()
    assert (test.session_state["kernel"], test.session_state["flip"]) == ("sobel_x", True)


def test_the_cells_in_sight_are_in_the_address() -> None:
    given = stepper(opened("convolution", row="20", col="30", sight="15,25", grid="16"))
    assert (given["row"], given["col"], given["first"], given["cells"]) == (20, 30, [15, 25], 16)


@pytest.mark.parametrize("sight", ["x", "1", "1,2,3", "-1,2", "9999999999,1"])
def test_a_sight_that_is_none_is_said(sight: str) -> None:
    test = opened("convolution", sight=sight)
    assert stepper(test)["first"] is None
    assert "not two whole numbers" in sentences(test)


def test_closed_answers_are_told_to_the_stepper() -> None:
    assert stepper(opened("convolution", reveal="0"))["closed"]
    assert not stepper(opened("convolution"))["closed"]


def test_what_a_stride_skips_is_counted() -> None:
    test = opened("convolution", kernel="identity", size="1", stride="3", more="stride")
    assert "of 75×112 = 8,400 positions 25×38 = 950 stay, 11.3 % of them" in sentences(test).replace("\xa0", " ")
    assert "7,450 of 8,400 pixels are read by no window" in sentences(test)


def test_one_case_that_does_not_fit_is_explained_with_the_persons_numbers() -> None:
    said = sentences(opened("convolution", size="5", more="size")).replace("\\", "")
    assert "⌊(75 − 5) / 1⌋ + 1 = **71**" in said
    assert "A 5-wide kernel with dilation 19 spans 77 cells, but the input has 75." in said


def test_the_size_stands_beside_the_kernel_with_the_persons_numbers() -> None:
    valid = stepper(opened("convolution", stride="2", dilation="3", detail="1024"))["formula"]
    assert valid == [["⌊(300−7)/2⌋+1", "147"], ["⌊(451−7)/2⌋+1", "223"]]
    assert stepper(opened("convolution", stride="2", padding="same"))["formula"] == [
        ["⌈75/2⌉", "38"],
        ["⌈112/2⌉", "56"],
    ]


def test_learned_kernels_of_every_network_can_be_opened() -> None:
    for name in teachers():
        gallery = opened("convolution", more="learned kernels", teacher=name).get("bidi_component")
        assert any("learned_gallery" in each.proto.id for each in gallery)


def test_the_size_is_not_shown_while_it_is_asked() -> None:
    assert stepper(opened("convolution", question="output size"))["sizeClosed"]
    assert not stepper(opened("convolution", question="next cell"))["sizeClosed"]
    assert not stepper(opened("convolution", question="output size", ask="0"))["sizeClosed"]
    assert stepper(opened("convolution", kernel="gaussian", size="11"))["sizeClosed"], "sums too long to ask for"


def test_the_cell_that_is_asked_about_is_marked() -> None:
    assert stepper(opened("convolution"))["asking"]
    assert not stepper(opened("convolution", question="output size"))["asking"]
    assert not stepper(opened("convolution", ask="0"))["asking"]


def test_changing_one_of_three_kernels_keeps_the_others() -> None:
    test = opened("convolution", kernel="custom", mode="each", channel="green", cells="1|2|3")
    test.button(key="_normalise").click().run()
    assert test.session_state["cells"] == "1|1|3"


def test_a_smaller_size_and_a_typed_kernel_can_be_undone() -> None:
    test = opened("convolution", kernel="custom", cells="1,2,3;4,5,6;7,8,9")
    test.selectbox(key="size").set_value(1).run()
    assert test.session_state["cells"] == "5"
    test.button(key="_undo").click().run()
    assert test.session_state["cells"] == "1,2,3;4,5,6;7,8,9"
    assert test.selectbox(key="size").value == 3
    assert test.button(key="_undo").disabled


def test_undo_goes_back_kernel_by_kernel() -> None:
    test = opened("convolution", kernel="sobel_x")
    test.button(key="_normalise").click().run()
    test.selectbox(key="kernel").set_value("box").run()
    test.button(key="_undo").click().run()
    assert test.session_state["kernel"] == "custom"
    test.button(key="_undo").click().run()
    assert test.session_state["kernel"] == "sobel_x"


def test_another_stride_stays_at_the_same_spot_and_says_nothing() -> None:
    test = opened("convolution", row="28", col="90", sight="25,85")
    test.slider(key="stride").set_value(2).run()
    given = stepper(test)
    assert (given["row"], given["col"], given["first"]) == (14, 45, None)
    assert "outside" not in sentences(test)


def test_the_question_is_about_the_cell_that_step_goes_to() -> None:
    asked = opened("convolution", row="33", col="59", sight="31,50", ask="1", question="next cell")
    assert "row 34, column 50" in question(asked)


@pytest.mark.parametrize("topic", ["stride", "size"])
def test_closed_answers_are_not_given_away_further_down(topic: str) -> None:
    said = sentences(opened("convolution", stride="2", more=topic, reveal="0"))
    assert "answers stay closed" in said
    assert "37" not in said


def test_what_is_of_one_channel_alone_says_so() -> None:
    said = sentences(opened("convolution", mode="all", channel="blue", cells="1|2|3", more="column × row"))
    assert "this is blue alone" in said
