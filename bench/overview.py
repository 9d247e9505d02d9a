"""A new photo, from the file input to the whole network drawn in the browser; and pointing at its maps.

The photo against a bare Streamlit page that shows the same photo; both in a tab of their own, in turn, each time with a
photo never seen before. Pointing against what the eye takes as smooth, 50 frames a second, on the largest network,
while the mouse crosses its maps; the page must not run for it, nor the overview be drawn again.
"""

import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from statistics import median

import cv2
import numpy as np
from playwright.sync_api import Page, sync_playwright

from bench import Line
from bench._largest import largest
from bench.measure import timed_in_turn
from bench.page import BARE_PICTURE
from bench.page import photo as first_photo
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server
from tests.browser.visit import Visit

RUNS = 15
BARE = Path(__file__).with_name("_bare_upload.py")
SMALL, SMALL_BUDGET = "tiny_vgg", "at most 2"
LARGE_BUDGET = "at most 3"
SMOOTH, HOVERS, SECONDS = 50, 5, 3
OUR_PICTURE = """() => {
  const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
  const roots = hosts.flatMap(host => [...host.shadowRoot.querySelectorAll('[data-component="network-view"]')]);
  return roots[0]?.dataset.drawn ?? '';
}"""
# Counts frames until `window.enough`, and how often a map was pointed at that was not before.
COUNT = """() => {
  window.enough = false;
  const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
  const root = hosts.map(host => host.shadowRoot.querySelector('[data-component="network-view"]')).find(Boolean);
  window.counted = new Promise(resolve => {
    const times = [];
    let lit = 0;
    let last = null;
    const look = now => {
      times.push(now);
      const map = root.querySelector('.lit');
      lit += map !== last;
      last = map;
      if (window.enough) resolve({ times, lit, drawn: root.dataset.drawn });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
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
    """A small network and the largest; photos are JPEGs of 1024×768 made of noise, seed 0."""
    large = largest()
    with Server() as ours, Server(BARE, "--browser.gatherUsageStats=false") as theirs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        bare = new_window(browser, theirs)
        bare.page.goto(theirs.url)
        lines = [
            _line(new_window(browser, ours), bare, name, budget)
            for name, budget in ((SMALL, SMALL_BUDGET), (large, LARGE_BUDGET))
        ]
        lines.append(_pointing(new_window(browser, ours), large))
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


def _pointing(activations: Visit, network: str) -> Line:
    activations.open(f"/activations?network={network}")
    drawn = str(activations.wait_drawn("network-view"))
    page = activations.page
    page.bring_to_front()  # a window behind others is drawn rarely
    rates = []
    for _ in range(HOVERS + 1):
        frames = _cross(page)
        if frames["drawn"] != drawn or frames["lit"] < 10:
            raise RuntimeError(f"pointing drew the overview anew, or lit only {frames['lit']} maps")
        times = frames["times"]
        rates.append(1000 * (len(times) - 1) / (times[-1] - times[0]))
    steady = rates[1:]
    print(f"  {min(steady):.1f} to {max(steady):.1f} frames a second, {frames['lit']} maps lit in the last {SECONDS} s")
    what = f"frames while the mouse crosses the maps of {network}"
    return Line(what, "50 a second", HOVERS, median(steady) / SMOOTH, "at least 1")


def _cross(page: Page) -> dict:
    """Move the mouse to and fro over the maps in sight for some seconds; the times of all frames in milliseconds."""
    frame = page.locator('[data-component="network-view"] .scroller').bounding_box()
    page.evaluate(COUNT)
    start = time.perf_counter()
    for step in cycle([*range(100), *range(100, 0, -1)]):
        down = 0.25 + 0.6 * (step % 10) / 10
        page.mouse.move(frame["x"] + frame["width"] * (0.1 + 0.7 * step / 100), frame["y"] + frame["height"] * down)
        if time.perf_counter() - start > SECONDS:
            break
    page.evaluate("() => { window.enough = true; }")
    return page.evaluate("window.counted")


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
