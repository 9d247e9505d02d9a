"""TIFFs with more than 8 bits a sample, read by OpenCV.

Pillow 13 does not turn over those where white is zero, wraps unsigned 32-bit samples and refuses colour in floats;
OpenCV gives all of these as they are stored. Both misread deep colour stored plane by plane, so that is refused.
"""

import ctypes
import io
from pathlib import Path

import cv2
import numpy as np
import PIL
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from lib.errors import PieceTooLarge, UnpacksTooLarge
from lib.images import pixels
from lib.text import number

MEGABYTES = 150
PIECE_MEGABYTES = 191  # 50 megapixels of four bytes
_ROWS_OF_STRIP, _TILE_WIDTH, _TILE_HEIGHT = 278, 322, 323
_WIDTH, _HEIGHT, _BITS, _PHOTOMETRIC, _SAMPLES, _PLANES, _EXTRA, _PROFILE = 256, 257, 258, 262, 277, 284, 338, 34675
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _YCBCR = 0, 1, 2, 6
_SEPARATE = 2
_ASSOCIATED, _UNASSOCIATED = 1, 2

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


def _quiet_libtiff() -> None:
    """Keep libtiff, which Pillow brings, from writing each fault of a file to the server's log."""
    for library in (Path(PIL.__file__).parent.parent / "pillow.libs").glob("libtiff-*.so*"):
        tiff = ctypes.CDLL(str(library))
        tiff.TIFFSetErrorHandler(None)
        tiff.TIFFSetWarningHandler(None)


_quiet_libtiff()


def tags(data: bytes) -> ImageFileDirectory_v2:
    """The tags of a TIFF's first picture. Raises what Pillow raises on broken ones."""
    big = data[2:4] in (b"+\0", b"\0+")
    directory = ImageFileDirectory_v2(data[: 16 if big else 8])
    stream = io.BytesIO(data)
    stream.seek(directory.next)
    directory.load(stream)
    return directory


def needed(tag: ImageFileDirectory_v2) -> bool:
    """Whether a TIFF is grey or RGB with 16, 32 or 64 bits a sample."""
    grey_or_rgb = tag.get(_PHOTOMETRIC) in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB)
    return grey_or_rgb and max(tag.get(_BITS, (1,))) in (16, 32, 64)


def size(tag: ImageFileDirectory_v2) -> tuple[int, int]:
    """(H, W) as stored.

    Raises:
        UnpacksTooLarge: the samples would take more than 150 MB.
    """
    height, width = int(tag[_HEIGHT]), int(tag[_WIDTH])
    megabytes = height * width * tag.get(_SAMPLES, 1) * max(tag[_BITS]) / 8 / 1024**2
    if megabytes > MEGABYTES:
        raise UnpacksTooLarge(
            width=number(width), height=number(height), megabytes=number(megabytes), limit=number(MEGABYTES)
        )
    return height, width


def check_pieces(tag: ImageFileDirectory_v2) -> None:
    """Refuse a TIFF of which one tile or strip takes too much: a tile may be far larger than the picture.

    Raises:
        PieceTooLarge: one tile or strip would take more than 191 MB.
    """
    rows = min(int(tag.get(_ROWS_OF_STRIP, tag[_HEIGHT])), int(tag[_HEIGHT]))  # as libtiff cuts it
    for width, height in ((tag[_WIDTH], rows), (tag.get(_TILE_WIDTH, 0), tag.get(_TILE_HEIGHT, 0))):
        bits = 32 if tag.get(_PHOTOMETRIC) == _YCBCR else tag.get(_SAMPLES, 1) * max(tag.get(_BITS, (1,)))
        megabytes = int(width) * int(height) * bits / 8 / 1024**2
        if megabytes > PIECE_MEGABYTES:
            values = {"megabytes": number(megabytes), "limit": number(PIECE_MEGABYTES)}
            raise PieceTooLarge(width=number(width), height=number(height), **values)


def read(data: bytes, tag: ImageFileDirectory_v2) -> Image.Image:
    """The picture, upright, 8 bits a sample, in mode L, RGB or RGBA, with its colour profile in `.info`.

    Raises:
        ValueError: it is of a rare kind that OpenCV cannot read, or misreads.
    """
    if tag.get(_SAMPLES, 1) > 1 and tag.get(_PLANES, 1) == _SEPARATE:
        raise ValueError("Deep colour in separate planes is misread.")
    values = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if values is None or values.dtype.itemsize * 8 != max(tag[_BITS]):
        raise ValueError("OpenCV cannot read this TIFF, or not as it is stored.")
    array = pixels.eight_bits(values)
    if tag.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
        array = 255 - array
    image = _image(array, tag)
    if _PROFILE in tag:
        image.info["icc_profile"] = tag[_PROFILE]
    return image


def _image(array: np.ndarray, tag: ImageFileDirectory_v2) -> Image.Image:
    """OpenCV's blue, green, red and fourth channel as a picture; the fourth only counts if the file calls it alpha."""
    if array.ndim == 2:
        return Image.fromarray(array)
    colour = array[:, :, 2::-1]
    kind = tag.get(_EXTRA, (0,))[0] if array.shape[2] == 4 else 0
    if kind not in (_ASSOCIATED, _UNASSOCIATED):
        return Image.fromarray(np.ascontiguousarray(colour))
    alpha = array[:, :, 3:]
    if kind == _ASSOCIATED:
        colour = np.minimum(colour * np.float32(255) / np.maximum(alpha, 1), 255).astype(np.uint8)
    return Image.fromarray(np.concatenate([colour, alpha], axis=2))
