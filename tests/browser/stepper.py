"""The window stepper in a browser: the photo it works on, and what it says of itself."""

import numpy as np

from lib.images.grey import grey
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from tests.browser.visit import Visit

STEPPER = '[data-component="window-stepper"]'


def image(photo: str, detail: int = 112) -> np.ndarray:
    """(H, W, 4): red, green, blue and grey."""
    pixels = shrink(load_sample(photo).pixels, detail)
    return np.concatenate([pixels, grey(pixels)[..., None]], axis=2)


def shown(visit: Visit) -> tuple[int, int, float]:
    root = visit.page.locator(STEPPER)
    row, col, value = (root.get_attribute(f"data-{name}") for name in ("row", "col", "value"))
    return int(row), int(col), float(value)
