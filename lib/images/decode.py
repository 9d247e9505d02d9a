"""Bytes of an image file to a `Photo`, by content, within limits that are read from the header first."""

import hashlib
import io
import logging
import threading
import warnings

import numpy as np
from PIL import Image
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import jpeg_factory
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from lib.errors import CutOff, Damaged, EmptyFile, FileTooLarge, ImageError, TooManyPixels
from lib.images import deep, formats, pixels
from lib.images.photo import Photo
from lib.text import number

MEGABYTES = 10
PIXELS = 50_000_000
LONG_SIDE = 1024

# The plugins are opened directly: `Image.open` fills global tables as it goes, and warns of sizes we count ourselves.
_OPENERS = {
    "AVIF": AvifImageFile,
    "BMP": BmpImageFile,
    "GIF": GifImageFile,
    "JPEG": jpeg_factory,
    "PNG": PngImageFile,
    "TIFF": TiffImageFile,
    "WebP": WebPImageFile,
}

# Two pictures of 50 megapixels are decoded at once at most, so that a class cannot fill the memory together.
_room = threading.BoundedSemaphore(2)

# Once for the process, since filters are shared by all threads: Pillow's remarks on odd files are not for the log.
warnings.filterwarnings("ignore", module=r"PIL\.")
logging.getLogger("PIL").setLevel(logging.CRITICAL)


def decode(data: bytes) -> Photo:
    """The photo in an image file: JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF, told by content.

    The first picture of several; upright as its EXIF orientation says; in sRGB as its colour profile says; over white
    where it is transparent; the long side reduced to 1024 pixels. Samples of 16 bits keep their high byte; other deep
    ones are scaled as `pixels.eight_bits` says.

    Args:
        data: the bytes of the file, 1 byte to 10 MB (10 · 1024² bytes).
    Raises:
        ImageError: why the file cannot be shown, with its numbers and a way out.
    """
    _check_bytes(data)
    name = formats.kind(data)
    with _room:
        try:
            array, size = _upright(data, name)
        except ImageError:
            raise
        except pixels.BROKEN as error:
            cut = formats.ends_early(data, name) or (name == "TIFF" and "truncated" in str(error).lower())
            raise (CutOff if cut else Damaged)(kind=name) from error
    return Photo(array, size, hashlib.sha256(data).hexdigest())


def _check_bytes(data: bytes) -> None:
    if not data:
        raise EmptyFile
    if len(data) > MEGABYTES * 1024**2:
        raise FileTooLarge(megabytes=number(len(data) / 1024**2, 1), limit=MEGABYTES)


def _check_pixels(width: int, height: int) -> None:
    if height * width > PIXELS:
        raise TooManyPixels(
            width=number(width), height=number(height), pixels=number(height * width), limit=number(PIXELS)
        )


def _upright(data: bytes, name: str) -> tuple[np.ndarray, tuple[int, int]]:
    """The reduced picture, uint8 (H, W, 3), and its original (H, W), both upright."""
    image, size = _load(data, name)
    turn = pixels.orientation(image)
    picture = pixels.plain(image)
    small = picture.resize(_target(*size), Image.Resampling.LANCZOS, reducing_gap=3.0)
    small.info = image.info
    return pixels.upright(pixels.srgb_over_white(small), turn), (size if turn > 4 else size[::-1])


def _load(data: bytes, name: str) -> tuple[Image.Image, tuple[int, int]]:
    """The decoded picture, and its original (W, H) as stored; its pixels are counted from the header before."""
    if name == "WebP":
        _check_pixels(*formats.webp_size(data))
    tag = deep.tags(data) if name == "TIFF" else None
    if tag and deep.needed(tag):
        _check_pixels(*deep.size(tag))
        deep.check_pieces(tag)
        image = deep.read(data, tag)
        return image, image.size
    image = _OPENERS[name](io.BytesIO(data), "")
    size = image.size
    _check_pixels(*size)
    if tag:
        deep.check_pieces(tag)
    if name == "JPEG":  # a half, quarter or eighth is enough where it is still twice what is kept
        width, height = _target(*size)
        image.draft(image.mode, (2 * width, 2 * height))
    image.load()
    return image, size


def _target(width: int, height: int) -> tuple[int, int]:
    """The size that is kept: the long side at most 1024, no side under 1."""
    scale = min(1, LONG_SIDE / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
