"""The browser's Back button: the address and what stands on the page say the same."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visit import Visit


def test_back_leads_to_the_page_as_it_was_left(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/convolution")
    stride = page.get_by_role("slider", name="Stride")
    for value in (2, 3):
        stride.press("ArrowRight")
        expect(page).to_have_url(re.compile(f"stride={value}"))
        visit.settled()
    visit.walk("/pooling")
    page.go_back()
    expect(page).to_have_url(re.compile("/convolution.*stride=3"))
    expect(page.locator('[data-component="window-stepper"] .formula')).to_contain_text("⌊(75−3)/3⌋+1 = 25")
    visit.settled()
    expect(stride).to_have_value("3")
    expect(page).to_have_url(re.compile("/convolution.*stride=3"))


def test_back_leads_to_the_question_before(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/convolution")
    kinds = page.locator('[data-component="question-box"]').get_by_role("combobox", name="Question")
    for kind in ("output size", "parameters"):
        kinds.select_option(kind)
        expect(page).to_have_url(re.compile(f"question={kind.replace(' ', '.')}"))
        visit.settled()
    page.go_back()
    expect(kinds).to_have_value("output size")
    page.go_back()
    expect(kinds).to_have_value("next cell")
    expect(page).not_to_have_url(re.compile("question="))
