"""One browser tab on one server: opens addresses, waits for complete pages, and keeps a list of what went wrong."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, TimeoutError, expect

from lib.ui.frame import PAGES
from tests.browser.offline.sitecustomize import REFUSED
from tests.browser.server import Server

PATIENCE_MS = 60_000  # how long a wait may take before the test gives up; no measure of speed
PATHS = tuple(f"/{'' if name == 'home' else name}" for pages in PAGES.values() for name, *_rest in pages)
# Streamlit looks for its server under the page's own path first and takes the 404 as an answer.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")


class Visit:
    """A tab. `page` is Playwright's; `faults()` is empty as long as all went well."""

    def __init__(self, page: Page, server: Server) -> None:
        self.server = server
        self._log_start = len(server.log())
        self._faults: list[str] = []
        self.page = page
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("request", self._note_request)
        self.page.on("websocket", lambda channel: self._note_address(channel.url))
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self._faults.append(f"page error: {error}"))

    def _is_home(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in ("data", "blob", "about") or parts.netloc == urlsplit(self.server.url).netloc

    def _note_request(self, request: Request) -> None:
        self._note_address(request.url)

    def _note_address(self, address: str) -> None:
        if not self._is_home(address):
            self._faults.append(f"a request left the machine: {address}")

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBES.search(urlsplit(message.location.get("url", "")).path):
            self._faults.append(f"console error: {message.text}")

    def open(self, address: str) -> Page:
        """Go to a path with its query parameters and wait until the page is complete."""
        self.page.goto(self.server.url + address)
        return self.settled()

    def reload(self) -> Page:
        """Load the page again, as a person does after a lost connection."""
        self.page.reload()
        return self.settled()

    def settled(self) -> Page:
        """Wait until the title stands, nothing runs or is stale or opening, pictures and components complete."""
        self.page.locator(f"h1, {EXCEPTION}").first.wait_for()
        assert not self.page.locator(EXCEPTION).count(), f"{self.page.url} raises:\n{self.server.log()[-4000:]}"
        try:
            self.page.wait_for_function(f"() => {{ {UNFINISHED} return unfinished().length === 0; }}", polling=50)
        except TimeoutError:
            left = self.page.evaluate(f"() => {{ {UNFINISHED} return unfinished(); }}")
            raise AssertionError(f"{self.page.url} is not complete: {left}") from None
        return self.page

    def walk(self, path: str) -> Page:
        """Change to another page by its link in the sidebar, as a person does."""
        self.open_sidebar()
        left = self.title()
        self.sidebar_link(path).click()
        self.page.wait_for_function(LEFT, arg=left)
        return self.settled()

    def title(self) -> str:
        """The question that the page asks in its title."""
        return self.page.locator("h1").first.inner_text()

    def sidebar_link(self, path: str) -> Locator:
        """The link of a page in the sidebar."""
        return self.page.locator(f'[data-testid="stSidebarNavLink"][href$="{path}"]')

    def open_sidebar(self) -> None:
        """Open the sidebar when a narrow screen has folded it."""
        if not self.page.locator('[data-testid="stSidebarNav"]').is_visible():
            self.page.get_by_test_id("stExpandSidebarButton").click()

    def upload(self, name: str, data: bytes) -> None:
        """Give the photo picker of the sidebar a file; what comes of it is for the caller to wait for."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        field = self.page.locator('[data-testid="stSidebar"] input[type="file"]')
        expect(field).to_have_count(1)  # after a file there are two for a moment, the old one and a new one
        field.set_input_files(file)

    def photo(self) -> Locator:
        """The current photo's card in the sidebar, which bears its name as `data-photo`."""
        return self.page.locator('[data-testid="stSidebar"] [data-photo]')

    def photo_name(self) -> str:
        """The name of the current photo, as the sidebar says it."""
        return self.photo().get_attribute("data-photo")

    def wait_photo(self, name: str) -> None:
        """Wait until the photo of this name is the current one, on a complete page."""
        self.page.wait_for_function(SHOWS_PHOTO, arg=name)
        self.settled()

    def photo_colour(self, down: float = 0.5, across: float = 0.5) -> tuple[int, int, int]:
        """The colour of the current photo's thumbnail at a place, both as a share of its size."""
        return tuple(self.photo().locator("img").evaluate(PIXEL_AT, [down, across]))

    def has_content(self) -> bool:
        """Whether the page shows a picture, a chart or a drawn component."""
        shown = self.page.locator(CONTENT)
        return any(shown.nth(number).is_visible() for number in range(shown.count()))

    def wait_drawn(self, component: str, more_than: int = -1) -> int:
        """Wait until a component has drawn a new picture; the number of its picture."""
        element = self.page.locator(f'[data-component="{component}"]').first
        self.page.wait_for_function(
            "([root, least]) => Number(root.dataset.drawn ?? -1) > least", arg=[element.element_handle(), more_than]
        )
        return int(element.get_attribute("data-drawn"))

    def faults(self) -> list[str]:
        """What went wrong in this tab since this was asked last: requests, errors of the console, traces."""
        found, self._faults = self._faults, []
        if self.page.locator(EXCEPTION).count():
            found.append("an exception stands on the page")
        log = self.server.log(self._log_start)
        self._log_start += len(log)
        if any(map(is_fault, log.splitlines())):
            found.append(f"the server's log:\n{log[-4000:]}")
        return found


def is_fault(line: str) -> bool:
    """Whether a line of the server's log tells of a trace or of a connection that was refused."""
    return "Traceback" in line or REFUSED in line


SHOWS_PHOTO = "name => document.querySelector('[data-testid=stSidebar] [data-photo]')?.dataset.photo === name"
PIXEL_AT = """(image, [down, across]) => {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const row = Math.min(Math.floor(down * canvas.height), canvas.height - 1);
  const column = Math.min(Math.floor(across * canvas.width), canvas.width - 1);
  return [...context.getImageData(column, row, 1, 1).data].slice(0, 3);
}"""
EXCEPTION = '[data-testid="stException"]'
MAIN = '[data-testid="stMain"]'
CONTENT = f"{MAIN} img, {MAIN} [data-drawn], {MAIN} canvas, {MAIN} table"
LEFT = "left => { const h1 = document.querySelector('h1'); return h1 && h1.innerText !== left; }"
# All that keeps a page from being complete, in words; components (visible, in shadow roots) say so by `data-drawn`.
UNFINISHED = """const unfinished = () => {
  const app = document.querySelector('[data-testid="stApp"]');
  const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
  const components = hosts.flatMap(host => [...host.shadowRoot.querySelectorAll('[data-component]')]);
  const waiting = '[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]';
  return [
    app?.dataset.testConnectionState !== 'CONNECTED' && 'the connection',
    app?.dataset.testScriptState !== 'notRunning' && 'the script',
    ...[...document.querySelectorAll(waiting)].map(element => `stale ${element.dataset.testid}`),
    ...document.getAnimations().filter(each => each.effect?.target?.closest?.('[data-testid="stExpander"]'))
      .map(() => 'an expander that opens'),
    ...[...document.images].filter(image => !image.complete).map(image => `picture ${image.src.slice(0, 80)}`),
    ...hosts.filter(host => host.dataset.testid === 'stBidiComponentIsolated')
      .filter(host => !host.shadowRoot.querySelector('[data-component]')).map(() => 'a component that has not begun'),
    ...components.filter(root => root.getClientRects().length && !('drawn' in root.dataset))
      .map(root => `component ${root.dataset.component}`),
  ].filter(Boolean);
};"""
