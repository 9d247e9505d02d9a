"""A rerun of the Convolution page on a 1024-px photo, from the key press on a slider to the new picture in the browser.

Against a bare Streamlit page with a slider and a picture of that size; both in a tab of their own, in turn.
"""

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import Locator, Page, sync_playwright

from bench import Line
from bench.measure import timed_in_turn
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server
from tests.browser.visit import Visit

RUNS = 15
CASES = {
    "1024-px photo": "/convolution",
    "1024-px photo, all its pixels convolved": "/convolution?detail=1024",
}
BARE = Path(__file__).with_name("_bare_page.py")
# What tells a new picture from the one before; empty while it is not complete.
BARE_PICTURE = """() => {
  const image = document.querySelector('[data-testid="stImage"] img');
  return image?.complete && image.naturalWidth ? image.src : '';
}"""
OUR_PICTURE = """() => {
  if (!window.stepper?.isConnected) {
    const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
    const found = hosts.map(host => host.shadowRoot.querySelector('[data-component="window-stepper"]'));
    window.stepper = found.find(Boolean);
  }
  const sizes = window.stepper?.querySelector('.formula')?.textContent;
  return sizes ? `${window.stepper.dataset.drawn} ${sizes}` : '';
}"""
# Waits for the key press, then frame by frame until the picture is another one; gives the milliseconds between.
WATCH = """picture => {
  const seen = eval(picture);
  const before = seen();
  window.taken = new Promise(resolve => document.addEventListener('keydown', event => {
    const look = () => {
      const now = seen();
      if (now && now !== before) resolve(performance.now() - event.timeStamp);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true }));
}"""


def run() -> list[Line]:
    """As the page opens, and on all pixels; the photo is a JPEG of 1024×768 made of noise of several sizes, seed 0."""
    with Server() as ours, Server(BARE, "--browser.gatherUsageStats=false") as theirs, sync_playwright() as playwright:
        path = chromium.find()
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        bare = new_window(browser, theirs)
        bare.page.goto(theirs.url)
        lines = [_line(new_window(browser, ours), bare, what, address) for what, address in CASES.items()]
        browser.close()
    return lines


def _line(convolution: Visit, bare: Visit, what: str, address: str) -> Line:
    open_ours(convolution, address)
    mine, plain = presses(convolution.page, OUR_PICTURE), presses(bare.page, BARE_PICTURE)
    ratio = ratio_of(mine, plain)
    convolution.page.context.close()
    return Line(f"Convolution page, key press to new picture, {what}", "bare page", RUNS, ratio, "at most 1.6")


def ratio_of(ours: Callable[[], float], theirs: Callable[[], float]) -> float:
    """The ratio of the medians of both, measured in turn."""
    mine, bare = timed_in_turn(ours, theirs, RUNS)
    print(f"  ours {mine:.0f} ms, bare {bare:.0f} ms")
    return mine / bare


def open_ours(visit: Visit, address: str) -> None:
    """Open the Convolution page with an own photo of 1024×768."""
    visit.open(address)
    visit.upload("bench.jpg", photo())
    visit.wait_photo("bench.jpg")
    visit.wait_drawn("window-stepper")


def photo() -> bytes:
    """A JPEG of 1024×768 with structures of all sizes, as a photo has."""
    rng = np.random.default_rng(0)
    layers = [cv2.resize(rng.random((3 * 2**k, 4 * 2**k, 3)), (1024, 768)) for k in range(9)]
    pixels = sum(layer / (k + 1) for k, layer in enumerate(layers))
    scaled = 255 * (pixels - pixels.min()) / (pixels.max() - pixels.min())
    return cv2.imencode(".jpg", scaled.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()


def presses(page: Page, picture: str) -> Callable[[], float]:
    """A function that moves the slider by a step, to and fro, and returns the milliseconds until the new picture."""
    return keyed(page, page.get_by_role("slider", name="Stride"), ("ArrowRight", "ArrowLeft"), picture)


def keyed(page: Page, control: Locator, there_and_back: tuple[str, str], picture: str) -> Callable[[], float]:
    """A function that presses two keys on a control in turn and returns the milliseconds until the new picture."""
    control.wait_for()
    page.wait_for_function(picture)
    keys = cycle(there_and_back)

    def press() -> float:
        page.bring_to_front()  # a window behind others is drawn rarely
        page.wait_for_function("() => document.querySelector('[data-test-script-state=notRunning]') !== null")
        page.evaluate(WATCH, picture)
        control.press(next(keys))
        return page.evaluate("window.taken")

    return press
