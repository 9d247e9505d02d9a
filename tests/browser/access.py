"""What every view owes to everyone: axe finds nothing of ours, Tab reaches all, nothing is wider than a phone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visit import Visit

# What axe finds in Streamlit's own elements, by rule and the element it must lie in.
STREAMLITS_OWN = {
    "empty-table-header": '[data-testid="stDataFrame"]',
    "color-contrast": '[data-testid="stCode"]',  # colours of words in code
    "presentation-role-conflict": '[data-testid="stFileUploaderDropzone"]',
    "list": '[data-testid="stSidebarNav"]',  # section titles stand in the list without being items
    "listitem": '[data-testid="stSidebarNav"]',
}
INSIDE = """([targets, selector]) => targets.every(path => {
  let root = document;
  let element = null;
  for (const step of [path].flat()) {
    element = root.querySelector(step);
    if (element && element.closest(selector)) return true;
    root = element?.shadowRoot ?? root;
  }
  return false;
})"""


def _is_streamlits_own(visit: Visit, violation: dict) -> bool:
    """Whether every element of a violation lies in the Streamlit element that is known for it."""
    selector = STREAMLITS_OWN.get(violation["id"])
    targets = [step for node in violation["nodes"] for step in node["target"]]
    return selector is not None and visit.page.evaluate(INSIDE, [targets, selector])


def _told(violation: dict) -> str:
    """A violation in a few lines: rule, what it says, where."""
    places = "\n".join(f"    {node['target']}: {node['html'][:200]}" for node in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']}\n{places}"


def axe_faults(visit: Visit) -> list[str]:
    """What axe finds on the page as it stands, without what lies in Streamlit's own elements."""
    found = Axe().run(visit.page).response["violations"]
    return [_told(violation) for violation in found if not _is_streamlits_own(visit, violation)]


def out_of_reach(page: Page) -> list[str]:
    """The controls, by their words, that Tab never comes to."""
    wanted = page.evaluate(MARK_CONTROLS)
    reached: set[str] = set()
    for _ in range(2 * len(wanted) + 40):
        page.keyboard.press("Tab")
        reached |= set(page.evaluate(FOCUSED))
    return [label for mark, label in wanted.items() if mark not in reached]


def too_wide(page: Page) -> list:
    """What makes the page wider than the screen."""
    return page.evaluate(WIDER_THAN_THE_SCREEN)


# Controls are what a mouse can use: links, buttons, inputs, sliders, in shadow roots too. Members of a group that
# shares one tab stop (radio buttons, grid cells, options, tabs) count as reached when one of the group is.
WALK = """
const hosts = root => [...root.querySelectorAll('*')].filter(element => element.shadowRoot);
const roots = root => [root, ...hosts(root).flatMap(host => roots(host.shadowRoot))];
const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length > 0;
const groups = '[role=radiogroup], [role=grid], [role=tablist], [role=toolbar], [role=listbox]';
const roving = e => e.tabIndex < 0 && e.closest('[role=group]:has([tabindex="0"])');
const group = e => e.closest(groups) || roving(e) || e;
"""
MARK_CONTROLS = f"""() => {{
  {WALK}
  const selector = 'a[href], button, input, select, textarea, summary, [role=slider], [tabindex="0"]';
  const field = '[data-testid="stSelectbox"], [data-testid="stNumberInput"]';
  const found = {{}};
  let number = 0;
  for (const root of roots(document)) for (const element of root.querySelectorAll(selector)) {{
    if (!seen(element) || element.disabled || element.closest('[inert], [aria-hidden=true]')) continue;
    if (element.type === 'file') continue;  // a button stands for it
    if (element.tabIndex < 0 && element.closest(field)) continue;  // the arrow keys of the field do the same
    const head = group(element);
    head.__mark ??= String(number++);
    found[head.__mark] = head.getAttribute('aria-label') || element.innerText || element.outerHTML.slice(0, 160);
  }}
  return found;
}}"""
FOCUSED = f"""() => {{
  {WALK}
  let element = document.activeElement;
  const marks = [];
  for (;;) {{
    for (let e = element; e; e = e.parentElement) if (e.__mark) marks.push(e.__mark);
    if (!element?.shadowRoot?.activeElement) return marks;
    element = element.shadowRoot.activeElement;
  }}
}}"""
WIDER_THAN_THE_SCREEN = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const wide = [document.documentElement, main].filter(e => e.scrollWidth > e.clientWidth + 1);
  if (!wide.length) return [];
  return [...main.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 8).map(e => `${e.tagName} ${e.className} ${e.dataset.testid ?? ''}`);
}"""
