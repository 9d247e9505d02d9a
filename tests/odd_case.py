"""What is known of one odd image file: its bytes, and what must be seen or said of it."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from tests.image_files import BLUE, GREEN, RED, YELLOW

Colour = tuple[int, int, int]
Colours = dict[tuple[int, int], Colour]

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
CORNERS = {(8, 12): RED, (8, 36): GREEN, (24, 12): BLUE, (24, 36): YELLOW}
JPEG_NEAR = 6


@dataclass(frozen=True)
class OddImage:
    """One file.

    Attributes:
        name: what it is, in words; also the name of the test.
        make: gives its bytes.
        size: (H, W) of the picture, upright, before it is reduced; None if it cannot be shown.
        colours: some of its pixels after it was reduced, by (row, column).
        tolerance: how far each channel may be off.
        says: a part of the sentence, if it cannot be shown.
        browser: also tried through the page.
    """

    name: str
    make: Callable[[], bytes]
    size: tuple[int, int] | None = None
    colours: tuple[tuple[tuple[int, int], Colour], ...] = ()
    tolerance: int = 1
    says: str = ""
    browser: bool = False

    @functools.cached_property
    def data(self) -> bytes:
        return self.make()


def shown(
    name: str,
    make: Callable[[], bytes],
    *,
    size: tuple[int, int] = (32, 48),
    colours: Colours = CORNERS,
    near: int = 1,
    browser: bool = False,
) -> OddImage:
    """A file whose picture is seen; without more, the scene in its own size."""
    return OddImage(name, make, size, tuple(colours.items()), near, browser=browser)


def refused(name: str, make: Callable[[], bytes], says: str, *, browser: bool = False) -> OddImage:
    """A file that gets a sentence."""
    return OddImage(name, make, says=says, browser=browser)
