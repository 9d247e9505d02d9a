"""The Keras code of a pooling: the photo in grey or a feature map of it, the window, the whole output."""

from lib.code import convolution
from lib.code.photo import grey, joined, read
from lib.pooling import output_size

WHOLE = "whole"
"""The window that is the whole image: global pooling."""


def code(
    photo: tuple[int, int],
    image: tuple[int, int],
    row: int,
    col: int,
    *,
    kind: str,
    size: int | str,
    stride: int = 1,
    padding: str = "valid",
    times: int = 1,
    after: convolution.Operation | None = None,
) -> str:
    """Python code that pools the photo, leaves the whole output (H', W') in `output`, and prints one cell of it.

    Args:
        photo: rows and columns of the file, which holds `Photo.pixels`.
        image: rows and columns that the page reduced it to.
        row, col: the cell of the output that is looked at, from 0.
        kind: "max" or "average".
        size: cells of the window along each axis, or `WHOLE` for the whole image (global pooling).
        stride, padding: as in `lib.pooling.pool`.
        times: how often in a row it is pooled.
        after: the convolution whose output is pooled, None for the photo in grey.

    Raises:
        DoesNotFit: a window or kernel is larger than what it stands on.
    """
    pieces = _photo(photo, image) if after is None else convolution.before(photo, image, after)
    shape = image if after is None else convolution.size_after(image, after)
    taken = "y" if after else "x"
    lines = []
    for _time in range(times):
        shape = _shape(shape, size, stride, padding)
        lines.append(f"y = {_pooled(taken, kind, size, stride, padding)}  # (1, {shape[0]}, {shape[1]}, 1)")
        taken = "y"
    output = f"output = keras.ops.convert_to_numpy(y)[0, :, :, 0]  # ({shape[0]}, {shape[1]})"
    return joined(*pieces, lines, [output, f"print(output[{row}, {col}])  # row, column"])


def _photo(photo: tuple[int, int], image: tuple[int, int]) -> list[list[str]]:
    shape = f"(1, {image[0]}, {image[1]}, 1): one picture, one channel"
    opened = [*read(photo, image), *grey(image), f"x = grey[None, :, :, None].astype(float)  # {shape}"]
    return [["import cv2", "import keras"], opened]


def _shape(shape: tuple[int, int], size: int | str, stride: int, padding: str) -> tuple[int, int]:
    if size == WHOLE:
        return 1, 1
    rows, cols = (output_size(cells, size, stride=stride, padding=padding) for cells in shape)
    return rows, cols


def _pooled(taken: str, kind: str, size: int | str, stride: int, padding: str) -> str:
    if size == WHOLE:
        whole = {"max": "max", "average": "mean"}[kind]
        return f"keras.ops.{whole}({taken}, axis=(1, 2), keepdims=True)"
    return f'keras.ops.{kind}_pool({taken}, pool_size={size}, strides={stride}, padding="{padding}")'
