"""An edit in the builder: a network of 30 layers counted and its table made anew, from the key press to the new total.

Against a bare Streamlit page with a slider and a 1024-px picture, as `bench.page`; both in a tab of their own, in turn.
The first layer's number of filters is counted up and down by the arrow keys, so that all layers behind it change.
"""

from collections.abc import Callable

from playwright.sync_api import sync_playwright

from bench import Line
from bench.page import BARE, BARE_PICTURE, RUNS, keyed, presses, ratio_of
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server
from tests.browser.visit import Visit

LAYERS = 30
_BLOCK = "Conv2D_16_3_same_relu-BatchNormalization-ReLU"
NET = "-".join(
    [
        "1-64x64x3",
        *[_BLOCK] * 8,
        "MaxPooling2D_2",
        "Dropout_0.25",
        "Flatten",
        "Dense_64_relu-Dropout_0.5-Dense_10_softmax",
    ]
)
TOTAL = """() => {
  if (!window.builder?.isConnected) {
    const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
    const found = hosts.map(host => host.shadowRoot.querySelector('[data-component="network-builder"]'));
    window.builder = found.find(Boolean);
  }
  return window.builder?.querySelector('[data-total=parameters]')?.textContent ?? '';
}"""


def run() -> list[Line]:
    """The builder with 30 layers, edited at the first."""
    with Server() as ours, Server(BARE, "--browser.gatherUsageStats=false") as theirs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        builder, bare = new_window(browser, ours), new_window(browser, theirs)
        bare.page.goto(theirs.url)
        mine, plain = _edits(builder), presses(bare.page, BARE_PICTURE)
        ratio = ratio_of(mine, plain)
        browser.close()
    return [Line(f"builder with {LAYERS} layers, key press to new total", "bare page", RUNS, ratio, "at most 1.6")]


def _edits(visit: Visit) -> Callable[[], float]:
    """A function that changes the first layer and returns the milliseconds until the new total stands there."""
    page = visit.open(f"/parameters?part=build&net={NET}")
    visit.wait_drawn("network-builder")
    rows = page.locator('[data-component="network-builder"] tbody.layer').count()
    if rows != LAYERS:
        raise RuntimeError(f"the network has {rows} layers, not {LAYERS}")
    field = page.get_by_label("filters of conv2d", exact=True)
    return keyed(page, field, ("ArrowUp", "ArrowDown"), TOTAL)
