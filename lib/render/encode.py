"""Pixels to picture files, and pixels to larger pixels."""

import cv2
import numpy as np

from lib.errors import InvalidSetting


def png(pixels: np.ndarray) -> bytes:
    """A PNG of pixels, lossless.

    Args:
        pixels: uint8, (H, W) grey or (H, W, 3) RGB.
    Raises:
        InvalidSetting: another type or shape.
    """
    return _encoded(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])


def jpeg(pixels: np.ndarray, quality: int = 90) -> bytes:
    """A JPEG of pixels, for photos only: it is many times smaller than a PNG and slightly lossy.

    Args:
        pixels: uint8, (H, W) grey or (H, W, 3) RGB, each side at most 65,500 pixels.
        quality: 1 to 100.
    Raises:
        InvalidSetting: another type or shape.
    """
    return _encoded(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])


def enlarge(pixels: np.ndarray, factor: int) -> np.ndarray:
    """Each pixel as a sharp square of `factor` × `factor`: (H, W, …) → (H·factor, W·factor, …).

    Raises:
        InvalidSetting: a factor under 1 or one that is not whole.
    """
    if factor < 1 or factor != int(factor):
        raise InvalidSetting(name="factor", value=factor, allowed="a whole number of 1 or more")
    return pixels.repeat(int(factor), axis=0).repeat(int(factor), axis=1)


def _encoded(kind: str, pixels: np.ndarray, settings: list[int]) -> bytes:
    """The file's bytes; OpenCV wants blue first."""
    grey = pixels.ndim == 2
    if pixels.dtype != np.uint8 or not (grey or pixels.shape[2:] == (3,)) or not pixels.size:
        found = f"{pixels.dtype} {pixels.shape}"
        raise InvalidSetting(name="pixels", value=found, allowed="uint8 of shape (H, W) or (H, W, 3), not empty")
    blue_first = pixels if grey else cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2BGR)
    written, data = cv2.imencode(kind, blue_first, settings)
    if not written:
        raise InvalidSetting(name="pixels", value=str(pixels.shape), allowed=f"a size that {kind} files can hold")
    return data.tobytes()
