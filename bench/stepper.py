"""The window stepper in headless Chromium: a click until its arithmetic is drawn, and frames a second while it plays.

Both against what the eye takes as at once and as smooth: 50 ms, and 50 frames a second. Small and large sums, and the
photo of the other benchmarks.
"""

from statistics import median

from playwright.sync_api import Page, sync_playwright

from bench import Line
from bench.page import open_ours
from tests.browser import chromium
from tests.browser.conftest import new_window
from tests.browser.server import Server

AT_ONCE_MS, SMOOTH = 50, 50
RUNS, PLAYS, SECONDS = 41, 5, 3
CASES = {
    "3×3, grey": "/convolution",
    "11×11, three channels, 32 cells": "/convolution?kernel=gaussian&size=11&mode=all&grid=32",
}
FIND = """const host = [...document.querySelectorAll('*')].filter(element => element.shadowRoot)
  .map(element => element.shadowRoot.querySelector('[data-component="window-stepper"]')).find(Boolean);"""
# Milliseconds from a click on an output cell to the frame that shows the new arithmetic; the rerun that Python makes
# 300 ms later is no part of it.
CLICK = f"""place => {{
  {FIND}
  const cells = host.querySelectorAll('[data-grid=output] .cell');
  const cell = cells[place % cells.length];
  return new Promise(resolve => {{
    const start = performance.now();
    cell.click();
    const told = host.dataset.row === cell.dataset.row && host.dataset.col === cell.dataset.col;
    requestAnimationFrame(() => setTimeout(() => resolve(told ? performance.now() - start : NaN)));
  }});
}}"""
PLAY = f"""seconds => {{
  {FIND}
  const speed = host.querySelector('.speed input');
  speed.value = speed.max;
  speed.dispatchEvent(new Event('input'));
  host.querySelectorAll('[data-grid=output] .cell')[0].click();
  host.querySelector('[data-does=play]').click();
  return new Promise(resolve => {{
    let frames = 0;
    let begun = null;
    const count = now => {{
      begun ??= now;
      frames += 1;
      if (now - begun < 1000 * seconds && host.dataset.playing === 'true') return requestAnimationFrame(count);
      const playing = host.dataset.playing === 'true';
      if (playing) host.querySelector('[data-does=play]').click();
      resolve((frames - 1) / ((now - begun) / 1000));
    }};
    requestAnimationFrame(count);
  }});
}}"""


def run() -> list[Line]:
    """Two lines a case."""
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        lines = []
        for what, address in CASES.items():
            visit = new_window(browser, server)
            open_ours(visit, address)
            lines += _lines(visit.page, what)
            visit.page.context.close()
        browser.close()
    return lines


def _lines(page: Page, what: str) -> list[Line]:
    page.bring_to_front()  # a window behind others is drawn rarely
    clicks = [page.evaluate(CLICK, 37 * number + 1) for number in range(RUNS + 1)][1:]
    page.wait_for_timeout(1000)
    frames = [page.evaluate(PLAY, SECONDS) for _ in range(PLAYS)]
    print(f"  {median(clicks):.1f} ms (slowest {max(clicks):.1f}), {median(frames):.1f} frames a second")
    return [
        Line(f"click on an output cell, {what}", "50 ms", RUNS, median(clicks) / AT_ONCE_MS, "at most 1"),
        Line(f"frames while it plays, {what}", "50 a second", PLAYS, median(frames) / SMOOTH, "at least 1"),
    ]
