"""The Pooling page without a browser: its widgets, and the lab's question with the person's numbers."""

from streamlit.testing.v1 import AppTest

from tests.pages.app import opened


def guess(test: AppTest, rows: int, cols: int, change: str) -> str:
    test.number_input(key="guess_rows").set_value(rows)
    test.number_input(key="guess_cols").set_value(cols)
    test.segmented_control(key="guess_change").set_value(change)
    next(button for button in test.button if button.label == "Check").click()
    test.run()
    return " ".join(text.value for text in test.markdown)


def test_a_right_guess_is_confirmed_with_its_reason() -> None:
    said = guess(opened("pooling", photo="chelsea"), 37, 56, "as many")
    assert said.count("Right") == 2
    assert "37 × 56 comes out" in said
    assert "2,800 parameters" in said


def test_a_wrong_guess_is_told_the_answer() -> None:
    said = guess(opened("pooling", photo="chelsea", size="3", stride="3"), 75, 112, "fewer")
    assert said.count("Not quite") == 2
    assert "25 × 37 comes out" in said


def test_the_output_of_the_convolution_can_be_pooled_from_a_cold_address() -> None:
    test = opened("pooling", source="convolution", after='{"kernel": "sobel_y", "size": "5", "stride": "2"}')
    assert any("36 × 54 goes in" in text.value for text in test.markdown)


def test_a_hostile_operation_in_the_address_is_the_pages_own_start() -> None:
    for after in ("[1]", "{", '{"kernel": 7, "size": "1e9", "cells": [], "bias": "nan"}'):
        test = opened("pooling", source="convolution", after=after)
        assert any("73 × 110 goes in" in text.value for text in test.markdown)
