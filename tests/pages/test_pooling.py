"""The Pooling page without a browser: its widgets, what stays in the address, and what it says of the photo."""

import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.convolution import convolve
from lib.images.grey import grey
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from lib.kernels import kernel
from lib.pooling import pool
from lib.ui.views import pooling_shift
from tests.asking import answer, box, question, verdict
from tests.pages.app import checked, component, opened, sentences

KINDS = ("max", "average")
SMALLER = (
    r"A window of {window} cells needs as many\, but the input has {size}\. "
    r"Choose a window of {size} or less\, padding \'same\'\, or a larger input\."
)


def photo(name: str) -> np.ndarray:
    return grey(shrink(load_sample(name).pixels, 112))


class TestQuestions:
    def test_a_right_guess_is_confirmed_with_its_reason(self) -> None:
        said = answer(opened("pooling", photo="chelsea", question="output size"), "37", "56")
        assert verdict(said)[0] == "right"
        assert "75" in box(said)["verdict"]["why"]

    def test_a_wrong_guess_is_named(self) -> None:
        asked = opened("pooling", photo="chelsea", size="3", stride="3", question="output size")
        assert verdict(answer(asked, "75", "112"))[0] == "wrong"

    def test_the_output_of_the_convolution_is_asked_about_from_a_cold_address(self) -> None:
        test = opened(
            "pooling",
            source="convolution",
            after='{"kernel": "sobel_y", "size": "5", "stride": "2"}',
            question="output size",
        )
        assert "36 × 54 goes in" in question(test)

    @pytest.mark.parametrize("after", ["[1]", "{", '{"kernel": 7, "size": "1e9", "cells": [], "bias": "nan"}'])
    def test_a_hostile_operation_in_the_address_is_the_pages_own_start(self, after: str) -> None:
        asked = opened("pooling", source="convolution", after=after, question="output size")
        assert "73 × 110 goes in" in question(asked)

    def test_a_window_that_does_not_fit_is_explained_once(self) -> None:
        test = opened("pooling", source="convolution", after='{"stride": "8", "dilation": "4", "size": "11"}', size="8")
        assert [warning.value for warning in test.warning] == [SMALLER.format(window=8, size=5)]

    def test_closed_answers_reach_the_stepper_and_hide_the_sizes(self) -> None:
        test = opened("pooling", reveal="0", more="pool twice")
        assert component(test, "window_stepper")["closed"] is True
        assert "37×56" not in sentences(test)


class TestGlobal:
    @pytest.mark.parametrize("name", ["chelsea", "coffee"])
    def test_the_one_number_is_that_of_all_pixels(self, name: str) -> None:
        image = photo(name)
        most, mean = (sentences(opened("pooling", photo=name, kind=kind, **{"global": "true"})) for kind in KINDS)
        row, col = np.unravel_index(image.argmax(), image.shape)
        assert f'data-value="{float(image.max())!r}"' in most
        assert f"in row {row}, column {col}" in most
        assert f"{image.sum():,} / {image.size:,} = {image.mean():,.2f}" in mean

    def test_it_has_questions_of_its_own(self) -> None:
        asked = question(opened("pooling", photo="chelsea", question="next cell", **{"global": "true"}))
        assert "A layer hands on 64 maps of 75 × 112. How many numbers does global pooling leave?" in asked

    def test_every_row_is_written_out_and_adds_up(self) -> None:
        said = sentences(opened("pooling", photo="coffee", kind="average", **{"global": "true"}))
        sums = [int(found.replace(",", "")) for found in re.findall(r"row \d+: sum ([\d,]+)", said)]
        assert sums == photo("coffee").sum(axis=1).tolist()

    def test_a_feature_map_gives_its_largest_value(self) -> None:
        said = sentences(opened("pooling", source="convolution", **{"global": "true"}))
        assert f'data-value="{float(convolve(photo("chelsea"), kernel("sobel_x")).max())!r}"' in said

    def test_closed_answers_show_neither_number_nor_place(self) -> None:
        said = sentences(opened("pooling", reveal="0", **{"global": "true"}))
        assert "cs-whole-number" in said
        assert "data-value" not in said
        assert "in row" not in said
        assert "class=cs-kept" not in said
        assert 'class="cs-whole-mark"' not in said

    def test_a_photo_of_many_rows_leaves_out_the_middle_ones(self) -> None:
        said = sentences(opened("pooling", detail="448", **{"global": "true"}))
        assert "more rows …" in said
        assert said.count("<li>") == 111


class TestTwice:
    def test_maxima_of_maxima_are_those_of_the_one_window(self) -> None:
        said = sentences(opened("pooling", more="pool twice", size="3", stride="2"))
        assert "3 + (3 − 1)·2 = **7** with stride 2·2 = **4**" in said
        assert "all 486 numbers are equal" in said

    def test_overlapping_means_differ_by_the_numbers_counted_here(self) -> None:
        image = photo("chelsea")
        said = sentences(opened("pooling", more="pool twice", kind="average", size="3", stride="2"))
        how = {"kind": "average", "stride": 2}
        apart = np.abs(pool(pool(image, 3, **how), 3, **how) - pool(image, 7, kind="average", stride=4))
        assert f"{int((apart > 2e-3).sum())} of {apart.size} numbers differ, by {apart.max():.3g} at most" in said
        assert "counts once for each window over it" in said

    @pytest.mark.parametrize(("size", "stride", "why"), [("2", "5", "leave gaps of 3"), ("1", "4", "are equal")])
    def test_gaps_are_named_where_they_matter(self, size: str, stride: str, why: str) -> None:
        assert why in sentences(opened("pooling", more="pool twice", size=size, stride=stride))

    def test_a_window_that_stands_nowhere_on_the_first_output_is_explained(self) -> None:
        after = '{"kernel": "sobel_y", "stride": "8"}'
        test = opened("pooling", source="convolution", after=after, more="pool twice", size="8", stride="1")
        assert [warning.value for warning in test.warning] == [SMALLER.format(window=8, size=3)]


def shifted(**query: str) -> AppTest:
    """The page with the comparison of shifts open."""
    return opened("pooling", more="shift", **query)


class TestShift:
    def changed(self, test: AppTest, kind: str) -> list[str]:
        """The row of the table: what changes at 1 to 8."""
        row = next(row for row in sentences(test).split("<tr>") if f"cs-mark-of cs-{kind}" in row and "<td" in row)
        return re.findall(r"<td[^>]*>(\d+)\xa0%</td>", row)

    @pytest.mark.parametrize("direction", ["right", "down"])
    @pytest.mark.parametrize(("size", "stride"), [("2", "2"), ("3", "1")])
    def test_the_table_is_what_numpy_computes(self, direction: str, size: str, stride: str) -> None:
        test = shifted(photo="coffee", size=size, stride=stride, direction=direction, shift="3")
        image, step = photo("coffee").astype(float), int(stride)

        def crop(shift: int) -> np.ndarray:
            top, left = (8 - shift, 8) if direction == "down" else (8, 8 - shift)
            return image[top : top + 67, left : left + 104]

        def row(output: object) -> list[str]:
            before = output(crop(0))
            varies = np.abs(before - before.mean()).mean()
            shifted = [output(crop(shift)) for shift in range(1, 9)]
            found = [f"{100 * np.abs(after - before).mean() / varies:.0f}" for after in shifted]
            return [*found, f"{100 * (shifted[2] == before).mean():.0f}"]

        def by_hand(combine: object) -> object:
            def output(seen: np.ndarray) -> np.ndarray:
                windows = np.lib.stride_tricks.sliding_window_view(seen, (int(size), int(size)))
                return combine(windows[::step, ::step], axis=(2, 3))

            return output

        inside = (int(size) - 1) // 2
        assert self.changed(test, "max") == row(by_hand(np.max))
        assert self.changed(test, "average") == row(by_hand(np.mean))
        alone = self.changed(test, "stride")
        assert alone == row(by_hand(lambda windows, axis: windows[:, :, inside, inside]))
        sobel = row(lambda seen: convolve(seen, kernel("sobel_x"), stride=step))
        assert self.changed(test, "kernel") == sobel

    def test_whole_strides_move_everything_along(self) -> None:
        assert "1,650 of the 1,650 numbers still in sight" in sentences(shifted(shift="4"))

    def test_a_shift_between_strides_is_said(self) -> None:
        assert "3 is no multiple of the stride 2" in sentences(shifted(shift="3"))

    def test_of_a_convolution_the_map_moves_and_the_larger_stride_is_compared(self) -> None:
        after = '{"kernel": "sobel_y", "stride": "2"}'
        said = sentences(shifted(source="convolution", after=after))
        assert "the convolution with stride 4" in said
        assert "cs-mark-of cs-kernel" not in said

    def test_an_output_that_does_not_vary_has_no_curve_and_that_is_said(self) -> None:
        after = '{"kernel": "custom", "cells": "0"}'
        for query in ({}, {"global": "true"}, {"more": "pool twice", "kind": "average"}):
            said = sentences(opened("pooling", source="convolution", after=after, **{"more": "shift"} | query))
            assert ("the same number everywhere" in said) == ("more" not in query)
            assert "cs-shift-plot" not in said.replace(".cs-shift-plot", "")

    def test_unknown_shifts_are_corrected_and_all_of_them_said(self) -> None:
        test = shifted(shift="99", direction="up")
        assert (test.session_state["shift"], test.session_state["direction"]) == (8, "right")
        said = " ".join(caption.value for caption in test.caption)
        assert "shift was 99" in said
        assert "no direction called up" in said

    def test_a_window_larger_than_the_field_is_explained(self) -> None:
        test = shifted(source="convolution", after='{"kernel": "box", "size": "11", "stride": "8"}')
        assert "The window is 2\\, but it must be at most 1" in test.warning[0].value

    def test_a_map_too_small_to_move_is_explained_where_it_is_asked_for_and_not_before(self) -> None:
        after = '{"kernel": "box", "size": "11", "stride": "8", "dilation": "2"}'
        assert not opened("pooling", source="convolution", after=after).warning
        said = shifted(source="convolution", after=after).warning[0].value
        assert "needs at least 9 along its shorter side, but it has 7. Choose a longer side of 224" in said

    def test_a_photo_too_small_to_move_has_a_way_out(self) -> None:
        said = pooling_shift.too_small(8, after=False)
        assert said.endswith("but it has 8. Choose a longer side of 224 or another photo.")

    def test_nothing_is_compared_until_it_is_asked_for(self) -> None:
        assert "cs-shift-plot" not in sentences(opened("pooling"))
        assert "cs-shift-plot" in sentences(shifted())

    def test_an_unknown_topic_is_said_without_naming_none(self) -> None:
        said = sentences(opened("pooling", more="zzz"))
        assert "There is no more called zzz: nothing is shown." in said

    def test_closed_answers_hide_the_size_and_the_count_of_numbers(self) -> None:
        assert "Output before, 33×52" in sentences(shifted(shift="4"))
        said = sentences(shifted(shift="4", reveal="0"))
        assert "Output before<" in said
        assert "33×52" not in said
        assert "1,650" not in said
        assert "of the numbers still in sight are the old ones" in said


class TestSwitch:
    @pytest.mark.parametrize("asked", ["maybe", "1", ""])
    def test_what_is_neither_on_nor_off_is_off_and_said_once(self, asked: str) -> None:
        test = opened("pooling", **{"global": asked})
        assert test.toggle(key="global").value is False
        said = f"global was {asked or 'empty'}, which is neither true nor false: false is shown."
        assert sentences(test).count(said) == 1

    @pytest.mark.parametrize(("asked", "is_on"), [("true", True), ("TRUE", True), ("false", False)])
    def test_what_is_on_or_off_is_taken_without_a_word(self, asked: str, is_on: bool) -> None:
        test = opened("pooling", **{"global": asked})
        assert test.toggle(key="global").value is is_on
        assert "neither true nor false" not in sentences(test)

    def test_a_toggle_can_be_moved_after_a_bad_address(self) -> None:
        test = opened("pooling", **{"global": "maybe"})
        test.toggle(key="global").set_value(True)
        assert checked(test.run()).toggle(key="global").value is True
        assert "neither true nor false" not in sentences(test)
