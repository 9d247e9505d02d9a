"""Pictures moved, mirrored and coloured a little, so that a network does not learn their places by heart."""

import cv2
import numpy as np

Pictures = np.ndarray | list[np.ndarray]
"""uint8 (n, h, w, c), or a list of (h, w, c) where they differ in size."""
_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def shift_and_flip(pictures: np.ndarray, rng: np.random.Generator, most: int = 4) -> np.ndarray:
    """Each picture moved by up to 4 pixels (`most`) each way and mirrored left to right half the time.

    Args:
        pictures: uint8 (n, height, width, channels).
        rng: the source of chance.
        most: pixels of the largest move, less than height and width.

    Returns:
        uint8 (n, height, width, channels).
    """
    moved = shift(pictures, rng, most)
    flipped = rng.random(len(moved)) < 0.5
    moved[flipped] = moved[flipped, :, ::-1]
    return moved


def shift_by_one(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Moved by up to 1 pixel each way."""
    return shift(pictures, rng, 1)


def shift(pictures: np.ndarray, rng: np.random.Generator, most: int) -> np.ndarray:
    """Each picture moved by up to `most` pixels each way.

    What moves in from outside is a mirror of the rim, so that no black bars are learned.

    Args:
        pictures: uint8 (n, height, width, channels).
        rng: the source of chance.
        most: pixels, less than height and width.

    Returns:
        uint8 (n, height, width, channels).
    """
    n, height, width, _ = pictures.shape
    wide = np.pad(pictures, ((0, 0), (most, most), (most, most), (0, 0)), mode="reflect")
    tops, lefts = rng.integers(0, 2 * most + 1, (2, n))
    windows = zip(wide, tops, lefts, strict=True)
    return np.stack([each[top : top + height, left : left + width] for each, top, left in windows])


def random_crops(pictures: Pictures, rng: np.random.Generator, side: int, *, smallest: float) -> np.ndarray:
    """A box of each photo, of any place, bent by up to a third, reduced to side×side, mirrored half the time.

    Args:
        pictures: uint8 (h, w, c) each, any size.
        rng: the source of chance.
        side: pixels of the result.
        smallest: share of the photo's area that the box has at least, up to 1; less where a bent one would not fit.

    Returns:
        uint8 (n, side, side, c).

    Source:
        Szegedy et al., Going Deeper with Convolutions (2015), section 6.
    """
    n = len(pictures)
    areas, bends = rng.uniform(smallest, 1, n), np.exp(rng.uniform(-1, 1, n) * np.log(4 / 3))
    places, flipped = rng.random((n, 2)), rng.random(n) < 0.5
    crops = np.empty((n, side, side, pictures[0].shape[2]), np.uint8)
    for i, picture in enumerate(pictures):
        height, width = picture.shape[:2]
        edge, bend = np.sqrt(areas[i] * height * width), np.sqrt(bends[i])
        rows, columns = max(1, round(min(edge * bend, height))), max(1, round(min(edge / bend, width)))
        top, left = (places[i] * (height - rows + 1, width - columns + 1)).astype(int)
        small = cv2.resize(picture[top : top + rows, left : left + columns], (side, side), interpolation=cv2.INTER_AREA)
        crops[i] = small.reshape(crops.shape[1:])[:, :: -1 if flipped[i] else 1]
    return crops


def cutout(pictures: np.ndarray, rng: np.random.Generator, side: int) -> np.ndarray:
    """A square of `side` pixels of each picture, anywhere, painted in the picture's mean colour; changes the array.

    Args:
        pictures: uint8 (n, h, w, c).
        rng: the source of chance.
        side: pixels of the square, less where it hangs over the rim.

    Source:
        DeVries & Taylor, Improved Regularization of Convolutional Neural Networks with Cutout (2017).
    """
    n, height, width, _ = pictures.shape
    tops, lefts = rng.integers(0, height, n) - side // 2, rng.integers(0, width, n) - side // 2
    for picture, top, left in zip(pictures, tops, lefts, strict=True):
        hole = picture[max(0, top) : top + side, max(0, left) : left + side]
        hole[:] = picture.mean((0, 1))
    return pictures


def recolour(pictures: np.ndarray, rng: np.random.Generator, most: float) -> np.ndarray:
    """Brightness, contrast and saturation of each picture times a factor of 1 − most to 1 + most; changes the array.

    Args:
        pictures: uint8 (n, h, w, 3).
        rng: the source of chance.
        most: how far a factor may be from 1, below 1.
    """
    factors = rng.uniform(1 - most, 1 + most, (len(pictures), 3)).astype(np.float32)
    for picture, (light, contrast, saturation) in zip(pictures, factors, strict=True):
        grey = picture @ _LUMINANCE
        middle = grey.mean() * (1 - contrast)
        coloured = picture * saturation + grey[..., None] * (1 - saturation)
        picture[:] = np.clip((coloured * contrast + middle) * light, 0, 255)
    return pictures


def random_light(pictures: np.ndarray, rng: np.random.Generator, most: float) -> np.ndarray:
    """Brightness and contrast of each grey picture times a factor of 1 − most to 1 + most.

    Args:
        pictures: uint8 (n, h, w, 1).
        rng: the source of chance.
        most: how far a factor may be from 1, below 1.

    Returns:
        uint8 (n, h, w, 1).
    """
    factors = rng.uniform(1 - most, 1 + most, (len(pictures), 2))
    tables = [np.clip(((np.arange(256) - 128) * contrast + 128) * light, 0, 255) for light, contrast in factors]
    return np.stack([table.astype(np.uint8)[picture] for table, picture in zip(tables, pictures, strict=True)])


def affine(
    pictures: np.ndarray, rng: np.random.Generator, *, degrees: float, scale: float, shift: float, rim: int
) -> np.ndarray:
    """Each picture turned, made larger or smaller and moved.

    Args:
        pictures: uint8 (n, h, w, 1).
        rng: the source of chance.
        degrees: the largest turn either way.
        scale: how far the factor of the size may be from 1, below 1.
        shift: the largest move as a share of the side.
        rim: what comes in from outside, `cv2.BORDER_CONSTANT` for black or `cv2.BORDER_REPLICATE` for the rim.

    Returns:
        uint8 (n, h, w, 1).
    """
    n, height, width, _ = pictures.shape
    turns, sizes = rng.uniform(-degrees, degrees, n), rng.uniform(1 - scale, 1 + scale, n)
    moves = rng.uniform(-shift, shift, (n, 2)) * (width, height)
    centre = ((width - 1) / 2, (height - 1) / 2)
    moved = np.empty_like(pictures)
    for i in range(n):
        matrix = cv2.getRotationMatrix2D(centre, turns[i], sizes[i])
        matrix[:, 2] += moves[i]
        moved[i, ..., 0] = cv2.warpAffine(pictures[i], matrix, (width, height), borderMode=rim)
    return moved


def thickness(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Light strokes made thicker in a third of the pictures, thinner in a sixth; changes the array.

    Args:
        pictures: uint8 (n, h, w, 1), light on dark.
        rng: the source of chance.
    """
    chance = rng.random(len(pictures))
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    square = np.ones((2, 2), np.uint8)
    for picture, value in zip(pictures, chance, strict=True):
        if value < 1 / 3:
            picture[..., 0] = cv2.dilate(picture[..., 0], cross if value < 1 / 6 else square)
        elif value < 1 / 2:
            picture[..., 0] = cv2.erode(picture[..., 0], square)
    return pictures
