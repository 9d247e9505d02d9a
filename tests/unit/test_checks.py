"""What is given to the arithmetic and is of the wrong kind gets a sentence, not NumPy's words."""

import re

import numpy as np
import pytest

from lib.checks import spelled
from lib.convolution import convolve, convolve_all, output_size, taps, window
from lib.errors import InvalidSetting, KernelTooLarge, WindowTooLarge
from lib.pooling import pool
from lib.pooling import window as pool_window

IMAGE = np.arange(36.0).reshape(6, 6)
KERNEL = np.ones((3, 3))
NUMBERS = "but it must be an array of real numbers with rows of one length."


class TestArrays:
    @pytest.mark.parametrize(
        ("given", "what"),
        [([[1, 2], [3]], "ragged"), ([["a", "b"]], "<U1"), ("text", "<U4"), (None, "object"),
         (IMAGE + 1j, "complex128")],
        ids=["ragged", "texts", "text", "None", "complex"],
    )  # fmt: skip
    def test_what_is_no_array_of_real_numbers_is_explained(self, given, what):
        image = rf"^The image is .*{re.escape(what)}, {NUMBERS}$"
        for call in (convolve, convolve_all):
            with pytest.raises(InvalidSetting, match=image):
                call(given, KERNEL)
            with pytest.raises(InvalidSetting, match=rf"^The kernel is .*{NUMBERS}$"):
                call(IMAGE, given)
        for call in (pool, lambda image, size: pool_window(image, size, 0, 0), lambda *_: window(given, KERNEL, 0, 0)):
            with pytest.raises(InvalidSetting, match=image):
                call(given, 2)

    @pytest.mark.parametrize("bias", ["x", None, [1, 2], 1j])
    def test_a_bias_that_is_no_number_is_explained(self, bias):
        for call in (convolve_all, lambda image, kernel, bias: window(image, kernel, 0, 0, bias=bias)):
            with pytest.raises(InvalidSetting, match=r"^The bias is .*, but it must be"):
                call(IMAGE, KERNEL, bias)


class TestSettings:
    @pytest.mark.parametrize("size", [(2,), (2, 2, 2), [], "2", None, np.array([2, 2]), (2, "2"), 0, 1.5])
    def test_a_window_that_is_none_is_blamed_itself(self, size):
        for call in (pool, lambda image, size: pool_window(image, size, 0, 0)):
            with pytest.raises(InvalidSetting, match=r"^The window is .*, but it must be .*whole number"):
                call(IMAGE, size)

    @pytest.mark.parametrize("stride", [(2,), (2, 2, 2), "2", np.array([2, 2]), 0])
    def test_a_stride_that_is_none_is_blamed_itself(self, stride):
        with pytest.raises(InvalidSetting, match=r"^Stride is .*, but it must be .*whole number"):
            pool(IMAGE, 2, stride=stride)

    @pytest.mark.parametrize("given", [np.array(["valid", "same"]), ["same"], None, "full"])
    def test_a_padding_or_kind_that_is_no_known_word_is_explained(self, given):
        with pytest.raises(InvalidSetting, match=r"^Padding is .*, but it must be 'valid' or 'same'\.$"):
            pool(IMAGE, 2, padding=given)
        with pytest.raises(InvalidSetting, match=r"^Padding is .*, but it must be 'valid' or 'same'\.$"):
            convolve(IMAGE, KERNEL, padding=given)
        for call in (pool, lambda image, size, kind: pool_window(image, size, 0, 0, kind=kind)):
            with pytest.raises(
                InvalidSetting, match=r"^The kind of pooling is .*, but it must be 'max' or 'average'\.$"
            ):
                call(IMAGE, 2, kind=given)

    @pytest.mark.parametrize("position", [-1, 4, 1.5, "1", None])
    def test_a_position_that_is_none_is_explained(self, position):
        with pytest.raises(InvalidSetting, match=r"^The output position is .*, but it must be from 0 to 3\.$"):
            window(IMAGE, KERNEL, position, 0)

    def test_a_dilation_beyond_any_index_is_explained(self):
        with pytest.raises(InvalidSetting, match=r"^Dilation is 1000000000000000000000, but it must be small enough"):
            taps(0, 6, 3, padding="same", dilation=10**21)

    def test_a_long_value_is_cut(self):
        assert spelled(np.arange(99)).endswith("…")
        assert len(spelled("x" * 99)) == 40


class TestTooLarge:
    @pytest.mark.parametrize(
        ("kernel", "start"),
        [(5, "A 5-wide"), (8, "An 8-wide"), (9, "A 9-wide"), (11, "An 11-wide"), (18, "An 18-wide"), (80, "An 80-wide"),
         (110, "A 110-wide"), (811, "An 811-wide"), (1_100, "A 1100-wide"), (11_000, "An 11000-wide")],
    )  # fmt: skip
    def test_the_article_is_that_of_the_number_read_aloud(self, kernel, start):
        with pytest.raises(KernelTooLarge, match=f"^{start} kernel with dilation 1 spans {kernel} cells, but"):
            output_size(4, kernel)

    def test_a_window_of_pooling_has_a_sentence_of_its_own(self):
        with pytest.raises(WindowTooLarge) as error:
            pool(np.ones((9, 7)), 8)
        assert str(error.value) == (
            "A window of 8 cells needs as many, but the input has 7. "
            "Choose a window of 7 or less, padding 'same', or a larger input."
        )
        assert pool(np.ones((9, 7)), 7).shape == (1, 1)
        assert pool(np.ones((9, 7)), 8, padding="same").shape == (2, 1)
