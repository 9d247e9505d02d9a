"""What every page works on: one photo as numbers."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Photo:
    """A picture as the app shows and computes it; two photos are the same one if their digests are.

    Attributes:
        pixels: uint8 (H, W, 3), sRGB, 0 to 255, the long side at most 1024, at least 1 × 1; read-only.
        size: (H, W) of the picture in its file, upright, before it was reduced.
        digest: SHA-256 of the file's bytes, 64 hexadecimal digits; the key of every cache.
    """

    pixels: np.ndarray
    size: tuple[int, int]
    digest: str

    def __post_init__(self) -> None:
        if self.pixels.dtype != np.uint8 or self.pixels.ndim != 3 or self.pixels.shape[2] != 3:
            raise TypeError(f"A photo holds uint8 (H, W, 3), but this is {self.pixels.dtype} {self.pixels.shape}.")
        pixels = np.array(self.pixels, order="C")  # a copy of our own, so that nobody else's array becomes read-only
        pixels.flags.writeable = False
        object.__setattr__(self, "pixels", pixels)
