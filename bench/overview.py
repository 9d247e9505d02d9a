"""A new photo, from the file input to the whole network drawn in the browser.

Against a bare Streamlit page that shows the same photo; both in a tab of their own, in turn, each time with a
photo never seen before.
"""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import Page, sync_playwright

from bench import Line
from bench.measure import timed_in_turn
from bench.page import BARE_PICTURE
from bench.page import photo as first_photo
from lib import networks
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server
from tests.browser.visit import Visit

RUNS = 15
BARE = Path(__file__).with_name("_bare_upload.py")
SMALL, SMALL_BUDGET = "fashion_cnn", "at most 2"
LARGE_BUDGET = "at most 3"
OUR_PICTURE = """() => {
  const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
  const roots = hosts.flatMap(host => [...host.shadowRoot.querySelectorAll('[data-component="network-view"]')]);
  return roots[0]?.dataset.drawn ?? '';
}"""
# Waits for the file, then frame by frame until the picture is another one; gives the milliseconds between.
WATCH = """picture => {
  const seen = eval(picture);
  const before = seen();
  window.taken = new Promise(resolve => document.addEventListener('change', () => {
    const start = performance.now();
    const look = () => {
      const now = seen();
      if (now && now !== before) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true }));
}"""


def run() -> list[Line]:
    """The smallest network and the one with the most layers; photos are JPEGs of 1024×768 made of noise, seed 0."""
    largest = max(networks.names(), key=lambda name: len(networks.load(name).layers))
    with Server() as ours, Server(BARE, "--browser.gatherUsageStats=false") as theirs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        bare = new_window(browser, theirs)
        bare.page.goto(theirs.url)
        lines = [
            _line(new_window(browser, ours), bare, name, budget)
            for name, budget in ((SMALL, SMALL_BUDGET), (largest, LARGE_BUDGET))
        ]
        browser.close()
    return lines


def _line(activations: Visit, bare: Visit, network: str, budget: str) -> Line:
    activations.open(f"/activations?network={network}")
    activations.wait_drawn("network-view")
    files = _photos()
    mine = _uploads(activations.page, '[data-testid="stSidebar"] input[type="file"]', OUR_PICTURE, files)
    plain = _uploads(bare.page, 'input[type="file"]', BARE_PICTURE, files)
    ours, theirs = timed_in_turn(mine, plain, RUNS)
    print(f"  ours {ours:.0f} ms, bare {theirs:.0f} ms")
    activations.page.context.close()
    return Line(f"new photo to the overview of {network}", "bare page with the photo", RUNS, ours / theirs, budget)


def _photos() -> Iterator[bytes]:
    """Photos that differ, so that no cache knows them."""
    pixels = cv2.imdecode(np.frombuffer(first_photo(), np.uint8), cv2.IMREAD_COLOR)
    for number in count():
        yield cv2.imencode(".jpg", np.roll(pixels, 8 * number, axis=1), [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()


def _uploads(page: Page, field: str, picture: str, files: Iterator[bytes]) -> Callable[[], float]:
    """A function that gives the page its next photo and returns the milliseconds until the new picture is complete."""
    page.locator(field).first.wait_for(state="attached")

    def upload() -> float:
        page.wait_for_function("() => document.querySelector('[data-test-script-state=notRunning]') !== null")
        page.wait_for_timeout(300)
        page.evaluate(WATCH, picture)
        page.locator(field).first.set_input_files({"name": "p.jpg", "mimeType": "image/jpeg", "buffer": next(files)})
        return page.evaluate("window.taken")

    return upload
