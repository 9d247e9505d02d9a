"""The beginning that the code of every page shares: the photo read from its file and reduced as the page reduces it.

Pieces of code are lists of lines; `joined` makes the text of them.
"""

from collections.abc import Iterable, Sequence

import numpy as np

PHOTO = "photo.png"
"""The file that the code reads: the current photo as the app keeps it."""
COLOURS = ("red", "green", "blue")


def joined(*pieces: Sequence[str]) -> str:
    """Pieces of code as one text, an empty line between two of them.

    >>> joined(["import cv2"], [], ["print(1)"])
    'import cv2\\n\\nprint(1)\\n'
    """
    return "\n\n".join("\n".join(piece) for piece in pieces if piece) + "\n"


def read(photo: tuple[int, int], image: tuple[int, int]) -> list[str]:
    """Lines that leave the colour picture of the page as `image`, uint8 (h, w, 3).

    Args:
        photo: rows and columns of the file, which holds `Photo.pixels`.
        image: rows and columns that the page reduced it to.
    """
    whole = f"({photo[0]}, {photo[1]}, 3): rows, columns, RGB"
    if photo == image:
        return [f'image = cv2.imread("{PHOTO}")[..., ::-1]  # {whole}']
    reduced = f"({image[1]}, {image[0]})"
    return [
        f'photo = cv2.imread("{PHOTO}")[..., ::-1]  # {whole}',
        f"# ({image[0]}, {image[1]}, 3), each pixel the mean of its area; OpenCV takes columns first",
        f"image = cv2.resize(photo, {reduced}, interpolation=cv2.INTER_AREA)",
    ]


def grey(image: tuple[int, int]) -> list[str]:
    """The line that leaves `grey`, uint8 (h, w), of `image`."""
    return [f"grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)  # ({image[0]}, {image[1]})"]


def figure(value: float) -> str:
    """A number exactly as it is, and short where it is short.

    >>> figure(-2.0), figure(0.5), figure(1 / 9), figure(-0.0), figure(1e22)
    ('-2', '0.5', '0.1111111111111111', '0', '1e+22')
    """
    value = float(value)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def rows_of(matrix: np.ndarray) -> Iterable[str]:
    """The rows of a matrix (kh, kw) as lines of a literal, their columns in line.

    >>> list(rows_of(np.array([[-1.0, 0.5], [10, 0]])))
    ['[-1, 0.5],', '[10,   0],']
    """
    figures = [[figure(value) for value in row] for row in matrix]
    widths = [max(map(len, column)) for column in zip(*figures, strict=True)]
    for row in figures:
        yield "[" + ", ".join(text.rjust(width) for text, width in zip(row, widths, strict=True)) + "],"
