"""The loupe of the Image page in a browser: what it shows, and an independent reckoning of what it should show."""

from dataclasses import dataclass

import cv2
import numpy as np
from playwright.sync_api import Page

from lib.images.samples import load_sample
from tests.browser.visit import Visit

LOUPE = '[data-component="window-stepper"]'
GRID = '[data-grid="input"]'
CELLS = """grid => [...grid.querySelectorAll('[role="row"]')].slice(1)
  .map(row => [...row.querySelectorAll('[role="gridcell"]')].map(cell => cell.textContent))"""


@dataclass(frozen=True)
class Look:
    """How the pixels are looked at; the names are those of the address."""

    channel: str = "grey"
    form: str = "0-255"
    levels: int = 256
    weights: tuple[float, float, float] | None = None
    size: int = 12
    detail: int = 112

    def query(self) -> str:
        """As the address has it."""
        query = f"&channel={self.channel}&as={self.form}&levels={self.levels}&size={self.size}&detail={self.detail}"
        if self.weights is None:
            return query
        return query + "".join(f"&{name}={weight}" for name, weight in zip(COLOURS, self.weights, strict=True))


COLOURS = ("red", "green", "blue")


def pixels(photo: str, detail: int) -> np.ndarray:
    """The photo as the page reduces it, uint8 (H, W, 3), by OpenCV alone."""
    whole = load_sample(photo).pixels
    height, width = whole.shape[:2]
    scale = min(1.0, detail / max(height, width))
    if scale == 1:
        return whole
    return cv2.resize(whole, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)


def reference(photo: str, look: Look) -> np.ndarray:
    """The numbers of the whole photo in this look, 0 to 255 and unrounded by their form: (H, W, 1) or (H, W, 3)."""
    image = pixels(photo, look.detail)
    if look.channel == "all":
        values = image.astype(float)
    elif look.channel in COLOURS:
        values = image[..., [COLOURS.index(look.channel)]].astype(float)
    elif look.weights is None:
        values = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)[..., None].astype(float)
    else:
        values = np.rint(image @ np.array(look.weights)).clip(0, 255)[..., None]
    if look.levels == 256:
        return values
    step = 255 / (look.levels - 1)
    return np.rint(np.rint(values / step) * step)


def written(numbers: np.ndarray, form: str) -> str:
    """The numbers of one pixel as a cell writes them, a line a channel."""
    forms = {"0-255": "{0:.0f}", "0-1": "{1:.2f}", "hex": "{2:02X}"}
    return "\n".join(forms[form].format(number, number / 255, int(number)) for number in numbers)


def expected(photo: str, look: Look, top: int, left: int) -> list[list[str]]:
    """Every cell of the frame."""
    part = reference(photo, look)[top : top + look.size, left : left + look.size]
    return [[written(numbers, look.form) for numbers in line] for line in part]


def figures(page: Page) -> list[list[str]]:
    """Every cell as the browser shows it."""
    return page.locator(GRID).evaluate(CELLS)


def place(page: Page) -> tuple[int, int]:
    """The upper left cell of the frame."""
    grid = page.locator(GRID)
    return int(grid.get_attribute("data-top")), int(grid.get_attribute("data-left"))


def chosen(page: Page) -> tuple[int, int, list[float]]:
    """What the root says of the pixel that is shown: row, column, and its numbers."""
    root = page.locator(LOUPE)
    row, col, value = (root.get_attribute(f"data-{name}") for name in ("row", "col", "value"))
    return int(row), int(col), [float(each) for each in value.split()]


def drawn(visit: Visit) -> int:
    """The number of the picture that stands."""
    return visit.wait_drawn("window-stepper")
