"""Pictures moved and mirrored a little, so that a network does not learn their places by heart."""

import numpy as np


def shift_and_flip(pictures: np.ndarray, rng: np.random.Generator, most: int = 4) -> np.ndarray:
    """Each picture moved by up to 4 pixels (`most`) each way and mirrored left to right half the time.

    What moves in from outside is a mirror of the rim, so that no black bars are learned.

    Args:
        pictures: uint8 (n, height, width, channels).
        rng: the source of chance.
        most: pixels of the largest move, less than height and width.

    Returns:
        uint8 (n, height, width, channels).
    """
    n, height, width, _ = pictures.shape
    wide = np.pad(pictures, ((0, 0), (most, most), (most, most), (0, 0)), mode="reflect")
    tops, lefts = rng.integers(0, 2 * most + 1, (2, n))
    flipped = rng.random(n) < 0.5
    moved = np.empty_like(pictures)
    for i in range(n):
        window = wide[i, tops[i] : tops[i] + height, lefts[i] : lefts[i] + width]
        moved[i] = window[:, ::-1] if flipped[i] else window
    return moved
