"""Everyone can use it: axe finds nothing of ours, the keyboard reaches everything, a phone never scrolls sideways."""

from collections.abc import Callable

import pytest

from tests.browser.access import axe_faults, out_of_reach, too_wide
from tests.browser.visit import PATHS, Visit

VIEWS = (*PATHS, "/parameters?part=measure")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing_of_ours(path: str, dark: bool, tab: Callable[..., Visit]) -> None:
    visit = tab(dark=dark)
    page = visit.open(path)
    for fold in page.locator("summary").all():
        fold.click()
    visit.settled()
    assert not axe_faults(visit), "\n".join(axe_faults(visit))


@pytest.mark.parametrize("path", VIEWS)
def test_the_keyboard_reaches_every_control(path: str, tab: Callable[..., Visit]) -> None:
    missed = out_of_reach(tab().open(path))
    assert not missed, f"Tab never reaches {missed}"


@pytest.mark.parametrize("path", VIEWS)
def test_a_phone_never_scrolls_sideways(path: str, tab: Callable[..., Visit]) -> None:
    wide = too_wide(tab(width=390, height=844).open(path))
    assert not wide, f"{path} is wider than 390 px: {wide}"
