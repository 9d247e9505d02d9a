"""Find a Chromium for the browser tests; run as a module, fetch one if none is there.

python -m tests.browser.chromium      prints the path, or fails with a sentence
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

# The shell is Chromium without its windows: the same engine, and a page is open in three quarters of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-dev-shm-usage")  # needed by root and in containers
NOT_FOUND = (
    "No Chromium was found for the browser tests. Looked for {names} on the PATH and for Playwright's own download, "
    "and could not fetch either. Install Chromium or Google Chrome, then run this again."
)


def starts(path: Path) -> bool:
    """Whether the file is there and runs: on a bare system a downloaded Chromium lacks libraries."""
    return path.exists() and subprocess.run([path, "--version"], check=False, capture_output=True).returncode == 0


def on_path() -> Path | None:
    """The first Chromium on the PATH that starts."""
    found = (Path(path) for path in map(shutil.which, NAMES) if path)
    return next(filter(starts, found), None)


def playwrights_own() -> Path | None:
    """The Chromium that `playwright install chromium` has put aside, if it has; its shell before the whole."""
    with sync_playwright() as playwright:
        whole = Path(playwright.chromium.executable_path)
    folder = next((each for each in whole.parents if each.name.startswith("chromium-")), whole.parent)
    shells = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-")).glob("*/*headless*shell")
    return next(filter(starts, (*shells, whole)), None)


def find() -> Path | None:
    """A Chromium that is there already."""
    return on_path() or playwrights_own()


def ran(*command: str) -> bool:
    """Whether a command went well; what it prints goes to stderr, so that stdout holds the path alone."""
    print("Running:", *command, file=sys.stderr)
    return subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0


def download() -> bool:
    """Fetch Playwright's own Chromium."""
    return ran(sys.executable, "-m", "playwright", "install", "chromium") and playwrights_own() is not None


def from_debian() -> bool:
    """Install Debian's Chromium, which only root can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    return ran("apt-get", "update") and any(ran("apt-get", "install", "-y", name) for name in NAMES[:2])


def fetch(ways: tuple[Callable[[], bool], ...] = (download, from_debian)) -> Path | None:
    """A Chromium fetched in the first of the ways that works."""
    return find() if any(way() for way in ways) else None


def main() -> int:
    """Print the path of a Chromium; 1 when there is none and none can be fetched."""
    path = find() or fetch()
    print(path or NOT_FOUND.format(names=", ".join(NAMES)), file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
