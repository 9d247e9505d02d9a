"""Odd and broken image files through the photo picker: each gets its picture or its sentence, and never a trace."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from lib.text import number
from tests.browser.conftest import new_tab
from tests.browser.photos import plain
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.odd_images import CASES, OddImage

IN_THE_BROWSER = [case for case in CASES if case.browser]
THUMBNAIL_NEAR = 24  # the thumbnail is a JPEG of few pixels
LONGEST = 1024
NAMES = (
    "<img src=x onerror=alert(1)> & 'quoted'.png",  # browsers send a double quote as %22
    "**bold** [link](http://example.org) $x^2$ :material/home: `code`.png",
    "日本語 фото 🖼.png",
    "no suffix at all",
    "x" * 240 + ".png",
    "..%2f..%2fetc passwd;rm.png",
)


@pytest.fixture(scope="module")
def picker(browser: Browser, server: Server) -> Iterator[Visit]:
    """One tab for all files, as a person tries one after another."""
    visit = new_tab(browser, server)
    visit.open("/image")
    yield visit
    visit.page.close()


def test_at_least_ten_odd_files_are_tried() -> None:
    assert len(IN_THE_BROWSER) >= 10


@pytest.mark.parametrize("case", IN_THE_BROWSER, ids=lambda case: case.name)
def test_an_odd_image_gets_its_picture_or_its_sentence(case: OddImage, picker: Visit) -> None:
    before = picker.photo_name()
    file = re.sub(r"\W+", "-", case.name)
    picker.upload(file, case.make())
    if case.says:
        alert = picker.page.get_by_test_id("stAlertContentError")
        expect(alert).to_contain_text(case.says)
        assert picker.photo_name() == before
    else:
        picker.wait_photo(file)
        assert_shown(case, picker)
    picker.settled()
    faults = picker.faults()
    assert not faults, "\n".join(faults)


def assert_shown(case: OddImage, picker: Visit) -> None:
    """The card says the size of the file, and the thumbnail has its colours where they belong."""
    height, width = case.size
    expect(picker.photo()).to_contain_text(f"{number(width)} × {number(height)}")
    scale = min(1, LONGEST / max(case.size))
    for (row, column), colour in case.colours:
        seen = picker.photo_colour((row + 0.5) / (height * scale), (column + 0.5) / (width * scale))
        assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) <= THUMBNAIL_NEAR, (row, column, seen)


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_is_shown_as_it_is(name: str, tab: Callable[..., Visit]) -> None:
    visit = tab()
    visit.open("/")
    visit.upload(name, plain((200, 60, 30)))
    visit.wait_photo(name)
    expect(visit.photo().locator("figcaption")).to_contain_text(name)


def test_a_refused_file_with_a_crafted_name_is_named_as_it_is(tab: Callable[..., Visit]) -> None:
    visit = tab()
    visit.open("/")
    visit.upload(NAMES[0], b"")
    expect(visit.page.get_by_test_id("stAlertContentError")).to_contain_text(NAMES[0])
    visit.settled()
    visit.upload(NAMES[1], b"")
    expect(visit.page.get_by_test_id("stAlertContentError")).to_contain_text(NAMES[1])
    assert visit.photo_name() == "chelsea"
