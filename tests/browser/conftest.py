"""Fixtures of the browser tests: one warm server for all, a cold one on demand, tabs that fail on any fault.

Every tab and every server of these tests has its network cut; a request that would leave the machine fails the test.
"""

from collections.abc import Callable, Iterator
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server
from tests.browser.visit import PATIENCE_MS, Visit

expect.set_options(timeout=PATIENCE_MS / 2)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that resolves no name but this machine's."""
    path = chromium.find()
    assert path, chromium.NOT_FOUND.format(names=", ".join(chromium.NAMES))
    offline = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, offline])
        yield running
        running.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all tests that do not ask for a cold one."""
    with Server() as running:
        yield running


@pytest.fixture
def cold_server() -> Iterator[Server]:
    """A server on which nobody has opened any page."""
    with Server() as running:
        yield running


# A window a kind for all tests: loading Streamlit's own scripts anew takes longer than most tests.
_windows: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()


def new_window(browser: Browser, server: Server) -> Visit:
    """A window of its own with one tab, which is drawn at full pace beside others."""
    context = browser.new_context(color_scheme="light", viewport={"width": 1280, "height": 720})
    return Visit(context.new_page(), server)


def new_tab(
    browser: Browser, server: Server, *, dark: bool = False, width: int = 1280, height: int = 720, **options: object
) -> Visit:
    """A tab of its own: its session storage is empty, and only the cache of files is shared with tabs of its kind."""
    scheme = "dark" if dark else "light"
    size = {"width": width, "height": height}
    kind = repr((scheme, size, sorted(options.items())))
    windows = _windows.setdefault(browser, {})
    if kind not in windows:
        windows[kind] = browser.new_context(color_scheme=scheme, viewport=size, **options)
    return Visit(windows[kind].new_page(), server)


@pytest.fixture
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Opens tabs: `tab()` on the warm server, `tab(other_server)`; each must end without a fault."""
    visits: list[Visit] = []

    def new(on: Server | None = None, **options: object) -> Visit:
        visits.append(new_tab(browser, on or request.getfixturevalue("server"), **options))
        return visits[-1]

    yield new
    faults = [fault for visit in visits for fault in visit.faults()]
    for visit in visits:
        visit.page.close()
    assert not faults, "\n".join(faults)
