"""The bytes of one picture file of a data set → exact pixels.

Unlike `lib.images.decode` nothing is reduced here: training takes each pixel as it was published.
"""

import cv2
import numpy as np

from lib.errors import DataError
from lib.text import _


def exact(data: bytes, channels: int, name: str) -> np.ndarray:
    """Decode a picture without any scaling.

    Args:
        data: a PNG, JPEG, WebP, BMP or TIFF file.
        channels: 1 for grey, 3 for RGB; colour is turned grey or grey repeated where the file has the other.
        name: what to call the file in an error.

    Returns:
        uint8 (height, width, channels).

    Raises:
        DataError: the bytes are no whole picture.
    """
    mode = cv2.IMREAD_GRAYSCALE if channels == 1 else cv2.IMREAD_COLOR_RGB
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), mode) if data else None
    if picture is None:
        reason = _("{name} holds no picture that can be read. Take it out of the data folder or fetch it again.")
        raise DataError(reason=reason.format(name=name))
    return picture if picture.ndim == 3 else picture[..., None]  # (h, w) → (h, w, 1)


def together(pictures: list[np.ndarray]) -> np.ndarray | list[np.ndarray]:
    """One array where all pictures are of one size, else the list as it is."""
    sizes = {picture.shape for picture in pictures}
    return np.stack(pictures) if len(sizes) == 1 else pictures
