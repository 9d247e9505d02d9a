"""The code of a look at the numbers of a photo: the cells in the frame, as they are written on the screen."""

from collections.abc import Sequence

from lib.code.photo import COLOURS, figure, grey, joined, read

FORMS = ("255", "1", "hex")


def code(
    photo: tuple[int, int],
    image: tuple[int, int],
    row: int,
    col: int,
    *,
    frame: tuple[int, int, int, int],
    channel: str,
    form: str = "255",
    levels: int | None = None,
    weights: Sequence[float] | None = None,
) -> str:
    """Python code that leaves the cells of a frame in `output`, as the page writes them, and prints one of them.

    Args:
        photo: rows and columns of the file.
        image: rows and columns that the page reduced it to.
        row, col: the pixel of the image that is looked at, from 0, in the frame.
        frame: (top, left, rows, columns) of the frame in the image.
        channel: "grey", "red", "green" or "blue".
        form: one of `FORMS`: whole numbers to 255, shares of 1, or hexadecimal.
        levels: how many values are left, evenly spaced from 0 to 255; None for all.
        weights: of red, green and blue for the channel "grey", None for OpenCV's own.
    """
    top, left, rows, cols = frame
    lines = read(photo, image) + _plane(image, channel, weights)
    name = channel
    steps = [f"output = {name}[{top}:{top + rows}, {left}:{left + cols}]  # ({rows}, {cols})"]
    steps += _quantised(levels) if levels else []
    steps += {"255": [], "1": ["output = output / 255"], "hex": ['output = np.vectorize("{:02X}".format)(output)']}[
        form
    ]
    needs_numpy = levels or weights or form == "hex"
    imports = ["import cv2", "import numpy as np"] if needs_numpy else ["import cv2"]
    looked = f"print(output[{row - top}, {col - left}])  # row {row}, column {col} of the image"
    return joined(imports, lines, steps, [looked])


def _plane(image: tuple[int, int], channel: str, weights: Sequence[float] | None) -> list[str]:
    """The line that leaves one channel, (h, w), under its own name."""
    if channel == "grey" and weights is None:
        return grey(image)
    if channel == "grey":
        shares = ", ".join(map(figure, weights))
        weighed = f"np.rint(image @ np.array([{shares}])).clip(0, 255).astype(np.uint8)"
        return [f"grey = {weighed}  # ({image[0]}, {image[1]})"]
    return [f"{channel} = image[..., {COLOURS.index(channel)}]  # ({image[0]}, {image[1]})"]


def _quantised(levels: int) -> list[str]:
    return [
        f"step = 255 / {levels - 1}  # {levels} values, evenly spaced from 0 to 255",
        "output = np.rint(np.rint(output / step) * step).astype(np.uint8)",
    ]
