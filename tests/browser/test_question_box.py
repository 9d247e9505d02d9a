"""The question box in a real browser: an answer by keyboard, its verdict, another question, and what is kept."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.visit import Visit

SIZE = "/convolution?question=output%20size"


def box(visit: Visit) -> Locator:
    return visit.page.locator('[data-component="question-box"]')


def test_an_answer_by_keyboard_is_judged_and_stays(tab: Callable[..., Visit]) -> None:
    visit = tab()
    visit.open(SIZE)
    box(visit).get_by_label("rows").fill("75")
    box(visit).get_by_label("columns").fill("<b>112</b>")
    visit.page.keyboard.press("Enter")
    told = box(visit).get_by_role("alert")
    expect(told).to_have_attribute("data-verdict", "open")
    expect(told).to_contain_text("<b>112</b>")
    first = told.element_handle()
    visit.page.keyboard.press("Enter")
    first.wait_for_element_state("hidden")  # the same again is said again
    expect(told).to_have_attribute("data-verdict", "open")
    expect(box(visit).get_by_label("columns")).to_be_focused()
    box(visit).get_by_label("columns").fill("112")
    visit.page.keyboard.press("Enter")
    expect(told).to_have_attribute("data-verdict", "wrong")
    expect(box(visit).locator("[data-score]")).to_have_text("0 right, 1 wrong")
    box(visit).get_by_label("rows").fill("73")
    box(visit).get_by_label("columns").fill("110")
    box(visit).get_by_role("button", name="Check").click()
    expect(told).to_have_attribute("data-verdict", "right")
    expect(box(visit).locator("[data-score]")).to_have_text("1 right, 1 wrong")
    visit.walk("/pooling")
    visit.walk("/convolution")
    expect(box(visit).get_by_label("rows")).to_have_value("73")
    expect(box(visit).locator("[data-verdict]")).to_have_attribute("data-verdict", "right")
    expect(told).to_have_count(0)  # what was said before is not announced again


def test_what_is_typed_stays_while_something_else_changes(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(SIZE)
    box(visit).get_by_label("rows").fill("7")
    drawn = visit.wait_drawn("window-stepper")
    page.get_by_role("button", name="Normalise").click()
    visit.wait_drawn("window-stepper", drawn)
    visit.settled()
    expect(box(visit).get_by_label("rows")).to_have_value("7")
    page.get_by_role("slider", name="Stride").press("ArrowRight")
    box(visit).get_by_label("rows").focus()
    expect(box(visit)).to_contain_text("stride 2")
    expect(box(visit).get_by_label("rows")).to_have_value("")
    expect(box(visit).get_by_label("rows")).to_be_focused()


def test_another_question_is_chosen_from_the_list_or_comes_in_turn(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open(SIZE)
    kinds = box(visit).get_by_role("combobox", name="Question")
    kinds.select_option("next cell")
    expect(box(visit)).to_contain_text("What is the next cell")
    expect(page).not_to_have_url(re.compile("question="))
    every = kinds.locator("option").all_inner_texts()
    another = box(visit).get_by_role("button", name="Another question")
    another.click()
    expect(kinds).to_have_value(every[1])
    expect(another).to_be_focused()
    expect(page).to_have_url(re.compile("question="))
    page.reload()
    visit.settled()
    expect(kinds).to_have_value(every[1])
