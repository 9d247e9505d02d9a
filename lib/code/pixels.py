"""The code of a look at the numbers of a photo: the cells in the frame, as they are written on the screen."""

from collections.abc import Sequence
from typing import Protocol

from lib.code.photo import COLOURS, figure, grey, joined, read
from lib.images.grey import WEIGHTS
from lib.images.levels import MOST


class Frame(Protocol):
    """The chosen pixel, the upper left cell of the frame round it, from 0, and the frame's cells a side at most."""

    row: int
    column: int
    top: int
    left: int
    cells: int


class Look(Protocol):
    """How the pixels are written; the loupe's is one."""

    channel: str
    """"grey", "red", "green", "blue", or "all" for these three at once."""
    form: str
    """"0-255", "0-1" or "hex"."""
    levels: int
    """How many values are left of 256."""
    weights: Sequence[float]
    """Of red, green and blue in grey."""


def code(photo: tuple[int, int], image: tuple[int, int], frame: Frame, look: Look) -> str:
    """Python code that leaves the cells of the frame in `output`, as they are written, and prints the chosen pixel.

    `output` is (rows, columns), or (rows, columns, 3) for all channels; of text where it is hexadecimal.

    Args:
        photo: rows and columns of the file, which holds `Photo.pixels`.
        image: rows and columns that the page reduced it to.
        frame: where one looks.
        look: what is looked at.
    """
    plane = "image" if look.channel == "all" else look.channel
    lines = [*read(photo, image), *_plane(image, look)]
    needs_numpy = any("np." in line for line in [*lines, *_quantised(plane, look.levels), *_written(look.form)])
    imports = ["import cv2", "import numpy as np"] if needs_numpy else ["import cv2"]
    chosen = f"print(output[{frame.row - frame.top}, {frame.column - frame.left}])"
    where = f"  # row {frame.row}, column {frame.column} of the image"
    cut = [_cut(plane, image, frame, look), *_written(look.form), chosen + where]
    return joined(imports, lines, _quantised(plane, look.levels), cut)


def _plane(image: tuple[int, int], look: Look) -> list[str]:
    """Lines that leave one channel, uint8 (h, w), under its own name."""
    shape = f"# ({image[0]}, {image[1]})"
    if look.channel == "all":
        return []
    if look.channel != "grey":
        return [f"{look.channel} = image[..., {COLOURS.index(look.channel)}]  {shape}"]
    if tuple(look.weights) == WEIGHTS:
        return grey(image)
    shares = ", ".join(map(figure, look.weights))
    return [
        f"weights = [{shares}]  # of red, green and blue",
        f"grey = np.rint(image @ weights).clip(0, 255).astype(np.uint8)  {shape}",
    ]


def _quantised(plane: str, levels: int) -> list[str]:
    """Lines that leave `levels` values of 256."""
    if levels == MOST:
        return []
    return [
        f"step = 255 / {levels - 1}  # {levels} levels, the first at 0 and the last at 255",
        f"{plane} = np.rint(np.rint({plane} / step) * step).astype(np.uint8)",
    ]


def _cut(plane: str, image: tuple[int, int], frame: Frame, look: Look) -> str:
    """The line that leaves the cells in the frame."""
    rows, cols = (min(frame.cells, cells) for cells in image)
    cells = f"{frame.top}:{frame.top + rows}, {frame.left}:{frame.left + cols}"
    shape = f"({rows}, {cols}, 3): red, green, blue" if look.channel == "all" else f"({rows}, {cols})"
    return f"output = {plane}[{cells}]  # {shape}"


def _written(form: str) -> list[str]:
    """The line that writes the numbers in another form."""
    return {"0-255": [], "0-1": ["output = output / 255"], "hex": ['output = np.vectorize("{:02X}".format)(output)']}[
        form
    ]
