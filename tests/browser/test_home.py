"""Home in a browser: every card and link opens its page with the photo kept, by mouse and by keyboard."""

import pytest

from tests.browser.visit import Visit


def links(visit: Visit):
    """The links of the cards, the tour's first."""
    return visit.page.locator('.st-key-tour [data-testid="stPageLink"] a, .st-key-five [data-testid="stPageLink"] a')


@pytest.mark.parametrize("number", [3, 6, 7])
def test_a_link_opens_its_page_and_keeps_the_photo(tab, number):
    visit = tab()
    visit.open("/?photo=coffee")
    assert links(visit).count() == 11
    question = visit.title()
    links(visit).nth(number).click()
    visit.page.wait_for_function("left => document.querySelector('h1')?.innerText !== left", arg=question)
    visit.settled()
    assert visit.photo_name() == "coffee"
    assert visit.page.get_by_test_id("stAlertContentError").count() == 0


def test_the_whole_card_is_the_link(tab):
    visit = tab()
    visit.open("/")
    visit.page.locator(".st-key-tour_pooling .cs-picture").click(force=True, position={"x": 20, "y": 20})
    visit.page.wait_for_url("**/pooling*")
    assert visit.settled().locator("h1").inner_text() == "What does a window keep, and what does it drop?"


def test_a_link_sets_the_view_it_promises(tab):
    visit = tab()
    visit.open("/?photo=coffee")
    visit.page.get_by_role("link", name="Let a kernel find the edges").press("Enter")
    visit.page.wait_for_url("**/convolution*")
    visit.settled()
    assert visit.photo_name() == "coffee"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (1920, False)])
def test_the_first_screen_shows_the_tour_and_all_links(tab, width, dark):
    visit = tab(width=width, height=720, dark=dark)
    visit.open("/")
    boxes = [links(visit).nth(number).bounding_box() for number in range(11)]
    assert all(box["y"] + box["height"] <= 720 for box in boxes)


def test_a_narrow_screen_never_scrolls_sideways(tab):
    visit = tab(width=390, height=844)
    page = visit.open("/")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
