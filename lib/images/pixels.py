"""Every mode of picture to 8-bit sRGB over white, upright.

Modes are Pillow's: L grey, LA grey with alpha, RGB, RGBA, CMYK, LAB, P palette, 1 black and white, I;16 deep grey.
"""

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageCms

# What Pillow raises on files that are broken, as found by changing their bytes at random.
BROKEN = (
    OSError,
    EOFError,
    ValueError,
    TypeError,
    RuntimeError,
    SyntaxError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    ImageCms.PyCMSError,
)
_ORIENTATION = 0x0112
_BITS_PER_SAMPLE = 258


def plain(image: Image.Image) -> Image.Image:
    """A loaded picture in one of the modes L, LA, RGB, RGBA, CMYK, LAB, so that reducing it averages what is seen."""
    if image.mode.startswith("I;16"):
        return _from_deep_grey(image)
    if image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info:
        return _inverted(image)
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB") and "transparency" not in image.info:
        return image
    if image.mode == "1" and "transparency" not in image.info:
        return image.convert("L")
    return image.convert("RGBA" if _is_transparent(image) else "RGB")


def _inverted(image: Image.Image) -> Image.Image:
    """Pillow takes the inks of every JPEG for inverted, as Adobe stores them; without its mark they are not."""
    inks = Image.fromarray(255 - np.asarray(image), "CMYK")
    inks.info = image.info
    return inks


def _is_transparent(image: Image.Image) -> bool:
    """Whether the picture has alpha; a transparent colour in 16 bits is cut to its high byte, as the pixels are."""
    colour = image.info.get("transparency")
    if isinstance(colour, tuple) and max(colour) > 255:
        image.info["transparency"] = tuple(value >> 8 for value in colour)
    return image.has_transparency_data


def _from_deep_grey(image: Image.Image) -> Image.Image:
    """16-bit grey by its high byte; a TIFF of 12 bits by the upper eight of its twelve."""
    values = np.asarray(image)
    bits = getattr(image, "tag_v2", {}).get(_BITS_PER_SAMPLE, (16,))[0]
    grey = Image.fromarray((values >> (bits - 8)).astype(np.uint8))
    clear = image.info.get("transparency")
    if clear is None:
        return grey
    alpha = Image.fromarray(np.where(values == clear, 0, 255).astype(np.uint8))
    return Image.merge("LA", (grey, alpha))


def eight_bits(values: np.ndarray) -> np.ndarray:
    """Samples of any number type as uint8, by one rule for the whole picture.

    uint8 stays, uint16 keeps its high byte. For all others the finite values choose the range that means 0 to 255:
    0 to 1 if all lie there, else 0 to 255, else 0 to 65,535, else their own smallest and largest. What is not a
    number becomes 0, infinities become the ends.

    Args:
        values: (H, W) or (H, W, C) of any integer or float type.
    Returns:
        uint8 of the same shape.
    """
    if values.dtype == np.uint8:
        return values
    if values.dtype == np.uint16:
        return (values >> 8).astype(np.uint8)
    low, high = _range(values)
    scaled = np.empty(values.shape, np.uint8)
    with np.errstate(all="ignore"):
        for row, line in enumerate(values):  # row by row, so that the float64 in between stay few
            line = (np.clip(line.astype(np.float64), low, high) - low) / (high - low) * 255
            scaled[row] = np.rint(np.nan_to_num(line))
    return scaled


def _range(values: np.ndarray) -> tuple[float, float]:
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    if low >= 0:
        for top in (1.0, 255.0, 65535.0):
            if high <= top:
                return 0.0, top
    return (low, high) if high > low else (low, low + abs(low) + 1)


def srgb_over_white(image: Image.Image) -> np.ndarray:
    """uint8 (H, W, 3) in sRGB of a picture in one of the modes that `plain` gives."""
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    colour = image.convert(image.mode[:-1]) if alpha else image
    array = np.asarray(_srgb(colour, image.info.get("icc_profile")))
    if alpha is None:
        return array
    weight = np.asarray(alpha, np.uint16)[:, :, None]
    return ((array * weight + 255 * (255 - weight) + 127) // 255).astype(np.uint8)


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture through its colour profile; as sRGB, like in browsers, without one or with one that does not fit."""
    try:
        source = ImageCms.createProfile("LAB") if image.mode == "LAB" else _profile(profile)
        if source is None:
            return image.convert("RGB")
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except BROKEN:
        return image.convert("RGB")


def _profile(data: bytes | None) -> ImageCms.ImageCmsProfile | None:
    """An embedded colour profile; none if it is sRGB already, whose pixels must stay as the file has them."""
    if not data:
        return None
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
    return None if "sRGB" in ImageCms.getProfileDescription(profile) else profile


def orientation(image: Image.Image) -> int:
    """The EXIF orientation of a loaded picture, 1 to 8; 1 where there is none or it cannot be read."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except BROKEN:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright(array: np.ndarray, turn: int) -> np.ndarray:
    """The picture (H, W, 3) as EXIF orientation `turn` (1 to 8) says it was meant; (W, H, 3) from 5 on.

    Source:
        CIPA DC-008 (Exif 3.0), tag 0x0112: where row 0 and column 0 of the file are seen.
    """
    if turn in (5, 6, 7, 8):  # rows of the file are columns of the scene
        array = array.transpose(1, 0, 2)
    if turn in (3, 4, 7, 8):
        array = array[::-1]
    return array[:, ::-1] if turn in (2, 3, 6, 7) else array
