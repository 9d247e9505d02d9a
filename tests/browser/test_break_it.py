"""Break it in a browser: nothing is told before the guess, then what happens, and the guess counts."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visit import Visit


def test_a_guess_opens_the_answer_counts_once_and_its_experiment_is_in_the_link(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/convolution?photo=coffee&more=break+it")
    page.get_by_text("flip", exact=True).click()
    box = page.locator(".st-key-break_it")
    expect(box.get_by_role("img", name="Still to be guessed")).to_be_visible()
    visit.settled()
    assert "break=flip" in page.url
    expect(box.locator("[data-verdict]")).to_have_count(0)
    box.get_by_text("stays as it is", exact=True).click()
    told = box.locator('[data-verdict="wrong"]')
    expect(told).to_contain_text("No: changes its sign.")
    expect(told).to_contain_text("row ")
    expect(box.get_by_role("img", name="Still to be guessed")).to_have_count(0)
    box.get_by_text("changes its sign", exact=True).click()
    expect(box.locator('[data-verdict="right"]')).to_be_visible()
    expect(page.locator(".st-key-ask_box [data-score]")).to_have_text("0 right, 1 wrong")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 1280
