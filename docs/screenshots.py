"""Make the pictures of all pages: `python -m docs.screenshots` writes docs/screenshots/PAGE-WIDTH-THEME.webp.

Needs the test libraries and a Chromium. Each picture shows a page as it opens; at 390 px, its whole length.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.server import Server
from tests.browser.visit import PATHS, Visit

FOLDER = Path(__file__).with_name("screenshots")
SIZES = ((1920, 1080), (1280, 720), (390, 844))
PHONE = 390
LONGEST = 3000  # pixels of a phone's page that are shown
QUALITY = 82


def main() -> int:
    """Make them all, or those of the pages named on the command line."""
    path = chromium.find()
    if path is None:
        print(chromium.NOT_FOUND.format(names=", ".join(chromium.NAMES)), file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        for name, picture in pictures(browser, server, sys.argv[1:]):
            save(name, picture)
        browser.close()
    return 0


def pictures(browser: Browser, server: Server, chosen: list[str]) -> Iterator[tuple[str, bytes]]:
    """Name and PNG of every page in every size and theme."""
    paths = [path for path in PATHS if not chosen or page_name(path) in chosen]
    for dark in (False, True):
        for width, height in SIZES:
            for path in paths:
                theme = "dark" if dark else "light"
                yield f"{page_name(path)}-{width}-{theme}", picture(browser, server, path, (width, height), dark)


def page_name(path: str) -> str:
    """The name of a page in file names."""
    return path.strip("/") or "home"


def picture(browser: Browser, server: Server, path: str, size: tuple[int, int], dark: bool) -> bytes:
    """A page as it opens, as PNG."""
    width, height = size
    scheme = "dark" if dark else "light"
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": height})
    visit = Visit(context.new_page(), server)
    page = visit.open(path)
    if width == PHONE:
        length = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(length, height), LONGEST)})
        visit.settled()
    page.wait_for_timeout(600)  # pictures and lines fade in
    shot = page.screenshot()
    context.close()
    return shot


def save(name: str, picture: bytes) -> None:
    """Write a picture as WebP, which takes a fifth of what PNG does."""
    file = FOLDER / f"{name}.webp"
    Image.open(io.BytesIO(picture)).convert("RGB").save(file, quality=QUALITY, method=6)
    print(f"{file.relative_to(FOLDER.parent.parent)}  {file.stat().st_size // 1024} KB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
