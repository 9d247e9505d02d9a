"""What a photo loses on its way through a small size."""

from dataclasses import dataclass

import numpy as np

from lib.images.prepare import fit


@dataclass(frozen=True, eq=False)
class Resized:
    """The square in the middle of a photo, made small and large again.

    Attributes:
        before: uint8 (n, n, 3), the square as it is in the photo.
        small: uint8 (side, side, 3), as a network of that size takes it, rounded.
        after: uint8 (n, n, 3), `small` brought back to the size of the square, linear in between.
    """

    before: np.ndarray
    small: np.ndarray
    after: np.ndarray

    @property
    def difference(self) -> np.ndarray:
        """How far each number of `after` is from `before`: uint8 (n, n, 3)."""
        return np.abs(self.before.astype(np.int16) - self.after).astype(np.uint8)

    @property
    def error(self) -> float:
        """The mean of all differences, 0 to 255: over all pixels and their three channels."""
        return float(self.difference.mean(dtype=np.float64))


def there_and_back(pixels: np.ndarray, side: int) -> Resized:
    """The middle of a photo reduced to `side` × `side`, and resized back; a smaller one is enlarged first.

    Args:
        pixels: uint8 (H, W, 3), any size from 1×1.
        side: at least 1.
    Raises:
        InvalidSetting: it is smaller or not a whole number, or the pixels are no such photo.
    """
    square = min(pixels.shape[:2])
    before = _rounded(fit(pixels, square, square, 3))
    small = _rounded(fit(before, side, side, 3))
    return Resized(before, small, _rounded(fit(small, square, square, 3)))


def _rounded(picture: np.ndarray) -> np.ndarray:
    return np.rint(picture).astype(np.uint8)
