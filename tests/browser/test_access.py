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


@pytest.mark.parametrize("path", PATHS)
def test_the_sidebar_names_the_page_in_full(path: str, tab: Callable[..., Visit]) -> None:
    page = tab().open(path)
    names = page.locator('[data-testid="stSidebarNavLink"][aria-current="page"] *')
    assert names.count() > 0
    assert not [
        name.inner_text() for name in names.all() if name.evaluate("each => each.scrollWidth > each.clientWidth")
    ]


# The name of the link or button that has the focus, and whether anything round it shows that.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const rims = [at, at.closest('[class*="st-key-tour_"], [class*="st-key-five_"]')].filter(Boolean);
  const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const seen = style => outlined(style) || style.boxShadow !== 'none';
  const named = ['A', 'BUTTON', 'SUMMARY'].includes(at.tagName);
  return named && !rims.some(each => seen(getComputedStyle(each))) ? at.innerText : null;
}"""


@pytest.mark.parametrize("path", ["/", "/activations?network=tiny_vgg"])
def test_where_the_keyboard_stands_is_seen(path: str, tab: Callable[..., Visit]) -> None:
    page = tab().open(path)
    unseen = []
    for _stop in range(30):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate(FOCUSED))
    assert not [name for name in unseen if name is not None]


@pytest.mark.parametrize("path", VIEWS)
def test_a_phone_never_scrolls_sideways(path: str, tab: Callable[..., Visit]) -> None:
    wide = too_wide(tab(width=390, height=844).open(path))
    assert not wide, f"{path} is wider than 390 px: {wide}"
