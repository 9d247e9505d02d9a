"""The wall mode, `?embed=true&big=1`: no sidebar, 28-px words, and no figure too small for the back row."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visit import PATHS, Visit

WORDS = 28  # pixels of the title's line and of the labels
SMALLEST = 18  # pixels of any text: figures in cells, names inside drawings
# Every visible text outside of icons: its size as it is seen (in SVG the drawing's scale counts), its words.
TEXTS = """smallest => {
  const roots = root => [root, ...[...root.querySelectorAll('*')].filter(e => e.shadowRoot)
    .flatMap(e => roots(e.shadowRoot))];
  const main = document.querySelector('[data-testid="stMain"]');
  const words = element => [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
    .map(node => node.textContent.trim()).join(' ').trim();
  const size = element => parseFloat(getComputedStyle(element).fontSize)
    * (element instanceof SVGElement ? element.getScreenCTM().a : 1);
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getBoundingClientRect().width > 2;
  return roots(main).flatMap(root => [...root.querySelectorAll('*')])
    .filter(element => !['STYLE', 'SCRIPT'].includes(element.tagName) && words(element))
    .filter(element => shown(element) && !element.closest('[data-testid="stIconMaterial"]') && size(element) < smallest)
    .map(element => `${size(element).toFixed(1)} px: ${words(element).slice(0, 60)}`);
}"""


@pytest.mark.parametrize("path", PATHS)
def test_the_wall_has_no_sidebar_and_nothing_small(path: str, tab: Callable[..., Visit]) -> None:
    visit = tab(width=1920, height=1080)
    page = visit.open(f"{path}?embed=true&big=1")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    for words in page.locator('h1, .cs-line, [data-testid="stWidgetLabel"] p').filter(visible=True).all():
        assert float(words.evaluate("words => parseFloat(getComputedStyle(words).fontSize)")) >= WORDS
    small = page.evaluate(TEXTS, SMALLEST)
    assert not small, "\n".join(small[:20])
