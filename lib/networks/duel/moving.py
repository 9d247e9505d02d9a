"""Pictures moved by some pixels, and their pixels in another order, for a network and for many pictures at once.

A picture moves as in `lib.disturb.shift`: what comes free is filled with the values of its rim. A picture in another
order is as in `lib.images.prepare.shuffled`: the channels of a pixel stay together.
"""

from collections.abc import Sequence

import numpy as np

from lib.networks.runtime import Network

MOST = 4
"""Pixels by which pictures are moved at most."""
SEED = 1998
"""Of the order in which the networks called shuffled were trained to get their pixels."""
DIRECTIONS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}
"""Name → rows and columns of one step."""


def moved(pictures: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """Every picture moved down by `rows` and right by `columns`; below 0 up and left.

    Args:
        pictures: (n, h, w, c).
        rows, columns: −MOST to MOST.

    Returns:
        (n, h, w, c), the same dtype.

    >>> moved(np.array([[1, 2, 3]])[None, ..., None], 0, 1).ravel().tolist()
    [1, 1, 2]
    """
    height, width = pictures.shape[1:3]
    down = np.clip(np.arange(height) - rows, 0, height - 1)
    right = np.clip(np.arange(width) - columns, 0, width - 1)
    return pictures[:, down][:, :, right]


def order(height: int, width: int, seed: int) -> np.ndarray:
    """Which pixel, counted row by row, stands at each place: int64 (height · width,)."""
    return np.random.default_rng(seed).permutation(height * width)


def in_order(pictures: np.ndarray, seed: int | None) -> np.ndarray:
    """Pictures (n, h, w, c) with their pixels in the order of a seed; None leaves them in their places."""
    if seed is None:
        return pictures
    n, height, width, channels = pictures.shape
    flat = pictures.reshape(n, height * width, channels)
    return flat[:, order(height, width, seed)].reshape(pictures.shape)


def everywhere(picture: np.ndarray) -> np.ndarray:
    """A picture (h, w, c) moved to each of the (2·MOST + 1)² places, row by row, from the upper left."""
    steps = range(-MOST, MOST + 1)
    return np.concatenate([moved(picture[None], rows, columns) for rows in steps for columns in steps])


def answers(networks: Sequence[Network], picture: np.ndarray, seed: int | None) -> list[np.ndarray]:
    """What each network answers to the same picture, moved to each place and then brought into an order.

    Args:
        networks: that take pictures of one shape.
        picture: float32 (h, w, c), values 0 to 255, its pixels in their places.
        seed: of the order in which all of them get the pixels, None for their places.

    Returns:
        a network: float32 (2·MOST + 1, 2·MOST + 1, classes); [MOST, MOST] is the picture where it was.

    Raises:
        NetworkError: the picture has another shape than a network takes.
    """
    given = in_order(everywhere(picture), seed)
    side = 2 * MOST + 1
    return [network.probabilities(given).reshape(side, side, -1) for network in networks]
