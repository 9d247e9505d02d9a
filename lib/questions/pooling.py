"""Questions about pooling: its size, its parameters, and what its next cell is."""

from functools import partial

import numpy as np

from lib import pooling
from lib.questions.question import Maker, Question, Questions
from lib.questions.sizes import output_size
from lib.text import _, number


def questions(image: np.ndarray, *, size: int, kind: str, stride: int, padding: str, row: int, col: int) -> Questions:
    """What can be asked about one pooling.

    Args:
        image: (H, W), any real dtype.
        size, kind, stride, padding: as in `lib.pooling.pool`.
        row, col: the output cell that is open on the screen; the next one in reading order is asked about.

    Raises:
        WindowTooLarge: nothing comes out.
    """
    for cells in image.shape:
        pooling.output_size(cells, size, stride=stride, padding=padding)
    return Questions(
        [Maker("output_size", _("Output size"), partial(_output_size, image.shape, size, stride, padding))]
    )


def _output_size(shape: tuple[int, int], size: int, stride: int, padding: str) -> Question:
    text = _(
        "{height} × {width} goes in, the window is {size} × {size}, stride {stride}, padding {padding}. "
        "What size comes out?"
    )
    asked = text.format(height=number(shape[0]), width=number(shape[1]), size=size, stride=stride, padding=padding)
    axes = tuple((cells, size) for cells in shape)
    return output_size(axes, asked, stride=stride, padding=padding, wrong=[])
