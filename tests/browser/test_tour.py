"""The tour as a class takes it: every address opens cold, the photo and the choices stay, nothing needs the network."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.photos import plain
from tests.browser.server import Server
from tests.browser.visit import PATHS, Visit

OWN = "my holiday.png"
TEAL = (0, 128, 128)


def assert_in_the_frame(visit: Visit, path: str) -> None:
    """The sidebar lists all pages and shows the photo; the page has one question and shows something."""
    expect(visit.page.locator('[data-testid="stSidebarNavLink"]')).to_have_count(len(PATHS))
    expect(visit.sidebar_link(path)).to_have_attribute("aria-current", "page")
    expect(visit.photo().locator("img")).to_be_visible()
    expect(visit.page.locator("h1")).to_have_count(1)
    assert visit.has_content(), f"{path} shows nothing"
    expect(visit.page.get_by_test_id("stAlertContentError")).to_have_count(0)


@pytest.mark.parametrize("path", PATHS)
def test_every_address_opens_on_a_server_nobody_has_visited(
    path: str, cold_server: Server, tab: Callable[..., Visit]
) -> None:
    visit = tab(cold_server)
    visit.open(path)
    assert_in_the_frame(visit, path)
    assert visit.photo_name() == "chelsea"


def test_an_address_with_choices_opens_that_view_cold(cold_server: Server, tab: Callable[..., Visit]) -> None:
    visit = tab(cold_server)
    page = visit.open("/convolution?photo=coffee&kernel=sobel_x&stride=2")
    assert_in_the_frame(visit, "/convolution")
    assert visit.photo_name() == "coffee"
    expect(page.get_by_role("slider", name="Stride")).to_have_value("2")


def test_the_pages_have_the_addresses_that_links_rely_on() -> None:
    promised = {"/", "/image", "/convolution", "/pooling", "/parameters", "/activations", "/classify", "/training"}
    assert promised <= set(PATHS)


def test_an_own_photo_stays_on_every_page_and_after_a_reload_and_each_page_asks_its_own_question(
    tab: Callable[..., Visit],
) -> None:
    visit = tab()
    visit.open("/")
    visit.upload(OWN, plain(TEAL))
    visit.wait_photo(OWN)
    questions = {"/": visit.title()}
    for path in (*PATHS[1:], *PATHS[-2::-1]):
        visit.walk(path)
        assert visit.photo_name() == OWN, f"lost on {path}"
        assert_in_the_frame(visit, path)
        questions[path] = visit.title()
    assert len(set(questions.values())) == len(PATHS)
    visit.reload()
    visit.wait_photo(OWN)
    assert max(abs(seen - meant) for seen, meant in zip(visit.photo_colour(), TEAL, strict=True)) <= 4


def test_choices_stay_on_the_way_through_the_pages_and_after_a_reload(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/convolution")
    visit.upload(OWN, plain(TEAL))
    visit.wait_photo(OWN)
    page.get_by_role("slider", name="Stride").press("ArrowRight")
    page.wait_for_url("**/convolution?*stride=2*")
    visit.walk("/pooling")
    visit.walk("/convolution")
    expect(page.get_by_role("slider", name="Stride")).to_have_value("2")
    visit.reload()
    visit.wait_photo(OWN)
    expect(page.get_by_role("slider", name="Stride")).to_have_value("2")


def test_a_reload_right_after_an_address_with_choices_keeps_them(tab: Callable[..., Visit]) -> None:
    visit = tab()
    page = visit.open("/convolution?photo=coffee&kernel=sobel_x&stride=2")
    visit.reload()
    assert visit.photo_name() == "coffee"
    expect(page.get_by_role("slider", name="Stride")).to_have_value("2")
