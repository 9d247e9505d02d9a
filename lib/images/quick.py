"""Bytes of an image file → pixels for a network, without what only the screen needs; for folders of many files.

`lib.images.decode` keeps a photo for the screen, with care for each of its 1024 pixels. A network sees far fewer, as
means of areas. So a JPEG is unpacked by OpenCV, a large one straight to a half, quarter or eighth of its sides, which
the format allows without computing the rest. Processor time in milliseconds a file:

    JPEG                  decode    pixels_of
    128×170                 0.25         0.12
    1600 pixels long          43            6
    4032 pixels long         182           21

What a network then gets (the sample photos enlarged to 1,600 and 4,032 pixels; values 0 to 255) differs from what it
gets from `decode` by 0.11 to 0.16 in the mean at 32×32 and by 0.23 to 0.32 at 96×96; up to 1024 pixels by nothing.
"""

import io

import cv2
import numpy as np
from PIL import Image
from PIL.JpegImagePlugin import jpeg_factory

from lib.images import formats, pixels
from lib.images.decode import LONG_SIDE, MEGABYTES, PIXELS, decode

_REDUCED = {2: cv2.IMREAD_REDUCED_GRAYSCALE_2, 4: cv2.IMREAD_REDUCED_GRAYSCALE_4, 8: cv2.IMREAD_REDUCED_GRAYSCALE_8}


def pixels_of(data: bytes) -> np.ndarray:
    """The picture in a file, by the shortest way.

    A whole JPEG in grey or colour keeps its size, or is reduced while its long side keeps 1024 pixels. All other
    files, and those that may be broken, go to `decode`. (OpenCV writes a remark on damage within a JPEG to stderr.)

    Args:
        data: the bytes of the file, 1 byte to 10 MB.

    Returns:
        uint8 (H, W, 3), upright, in sRGB.

    Raises:
        ImageError: as `decode`.
    """
    header = _plain_jpeg(data)
    if header is None:
        return decode(data).pixels
    flags = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION | _reduced(max(header.size))
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if picture is None:
        return decode(data).pixels
    profile = header.info.get("icc_profile")
    if profile:
        image = Image.fromarray(picture)
        image.info["icc_profile"] = profile
        picture = pixels.srgb_over_white(image)
    return np.ascontiguousarray(pixels.upright(picture, pixels.orientation(header)))


def _plain_jpeg(data: bytes) -> Image.Image | None:
    """The header of a whole JPEG in grey or colour within the limits of `decode`; None for any other file."""
    if not data.startswith(b"\xff\xd8\xff") or len(data) > MEGABYTES * 1024**2 or formats.ends_early(data, "JPEG"):
        return None
    try:
        header = jpeg_factory(io.BytesIO(data), "")
    except pixels.BROKEN:
        return None
    width, height = header.size
    return header if header.mode in ("L", "RGB") and width * height <= PIXELS else None


def _reduced(long_side: int) -> int:
    """OpenCV's flag for the strongest reduction that leaves as much as `decode` keeps; 0 for none."""
    return max((flag for by, flag in _REDUCED.items() if long_side >= by * LONG_SIDE), default=0)
