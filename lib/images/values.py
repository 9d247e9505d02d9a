"""The values of a photo, counted and searched."""

import numpy as np


def counts(values: np.ndarray) -> np.ndarray:
    """How many pixels have each value, 0 to 255.

    Args:
        values: uint8 of any shape.
    Returns:
        int64 (256,), adding up to the number of values.
    """
    return np.bincount(values.ravel(), minlength=256)


def liveliest(values: np.ndarray, rows: int, columns: int) -> tuple[int, int]:
    """Where a window of this size sees the most varied values: (row, column) of its upper left cell.

    Looks at every fourth place at least, and takes the first of equals.

    Args:
        values: uint8 (H, W), at least as large as the window.
        rows: height of the window.
        columns: width of the window.
    """
    step = 4
    height, width = values.shape
    tops, lefts = np.arange(0, height - rows + 1, step), np.arange(0, width - columns + 1, step)

    def sums(numbers: np.ndarray) -> np.ndarray:
        """The sum in each window, from the sums of all that lies above and to the left."""
        total = np.zeros((height + 1, width + 1))
        total[1:, 1:] = numbers.cumsum(axis=0).cumsum(axis=1)
        below, above = total[tops + rows], total[tops]
        return (below - above)[:, lefts + columns] - (below - above)[:, lefts]

    numbers = values.astype(np.float64)
    spread = sums(numbers**2) - sums(numbers) ** 2 / (rows * columns)
    best = np.unravel_index(np.argmax(np.round(spread, 3)), spread.shape)
    return int(tops[best[0]]), int(lefts[best[1]])
