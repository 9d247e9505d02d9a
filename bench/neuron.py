"""A click on a map of the overview, until the neuron behind it is drawn, on the largest network.

Against a rerun of a bare Streamlit page with a slider and a picture; both in a tab of their own, in turn. Each click is
on a map that was not opened before, and the way back to the whole network is not counted.
"""

from collections.abc import Callable, Iterator
from itertools import cycle

from playwright.sync_api import Page, sync_playwright

from bench import Line
from bench._largest import largest
from bench.measure import timed_in_turn
from bench.page import BARE, BARE_PICTURE, presses
from lib import networks
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server
from tests.browser.visit import Visit

RUNS = 31
FIND = """const find = name => [...document.querySelectorAll('*')].filter(element => element.shadowRoot)
  .map(element => element.shadowRoot.querySelector(`[data-component="${name}"]`)).find(Boolean);"""
# Milliseconds from a click on a map to the frame in which its neuron is drawn; NaN where the map is not in sight.
CLICK = f"""place => {{
  {FIND}
  const maps = [...find('network-view').querySelectorAll(`[data-layer="${{place.layer}}"][data-channel]`)];
  const map = maps[place.number % maps.length];
  if (!map) return NaN;
  return new Promise(resolve => {{
    const start = performance.now();
    map.click();
    const look = () => {{
      const neuron = find('neuron-view');
      if (neuron?.dataset.drawn) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    }};
    requestAnimationFrame(look);
  }});
}}"""


def run() -> list[Line]:
    """One line, over the convolutions of the network."""
    name = largest()
    with Server() as ours, Server(BARE, "--browser.gatherUsageStats=false") as theirs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        bare = new_window(browser, theirs)
        bare.page.goto(theirs.url)
        activations = new_window(browser, ours)
        activations.open(f"/activations?network={name}")
        activations.wait_drawn("network-view")
        clicks = _clicks(activations, _places(name))
        mine, plain = timed_in_turn(clicks, presses(bare.page, BARE_PICTURE), RUNS)
        browser.close()
    print(f"  ours {mine:.0f} ms, bare {plain:.0f} ms")
    return [Line(f"click on a map of {name} to its neuron", "bare rerun", RUNS, mine / plain, "at most 2")]


def _places(name: str) -> Iterator[dict]:
    """Another map each time: the convolutions in turn, and of each another map in sight."""
    layers = [layer.name for layer in networks.load(name).layers if layer.kind == "Conv2D"]
    for number, layer in enumerate(cycle(layers)):
        yield {"layer": layer, "number": number // len(layers)}


def _clicks(visit: Visit, places: Iterator[dict]) -> Callable[[], float]:
    """A function that opens the next map and returns the milliseconds until its neuron is drawn."""

    def click() -> float:
        _back(visit.page)
        visit.settled()
        visit.page.wait_for_timeout(300)
        visit.page.bring_to_front()  # a window behind others is drawn rarely
        return visit.page.evaluate(CLICK, next(places))

    return click


def _back(page: Page) -> None:
    """Close the neuron that is open, if one is."""
    if page.locator('[data-component="neuron-view"]').count():
        page.locator('[data-component="network-view"] .path button').first.click()
        page.locator('[data-component="neuron-view"]').wait_for(state="detached")
