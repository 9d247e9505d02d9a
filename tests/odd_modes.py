"""Healthy files of every mode a format can have: depths, palettes, alpha, CMYK, colour profiles, several pictures."""

from collections.abc import Iterator
from functools import partial

import numpy as np
from PIL import Image

from tests import image_files as files
from tests.image_files import BLUE, GREEN, RED, YELLOW, png, png16, saved, scene, tiff
from tests.odd_case import BLACK, CORNERS, JPEG_NEAR, WHITE, OddImage, shown

FINE = {"quality": 95, "subsampling": 0}
RAMP = {(0, 0): BLACK, (16, 12): (65, 65, 65), (16, 24): (130, 130, 130), (31, 47): WHITE}  # files.ramp(), 8 bits
NEGATIVE = {place: tuple(255 - value for value in colour) for place, colour in RAMP.items()}
GREYS = {
    (8, 12): (88, 88, 88),
    (8, 36): (116, 116, 116),
    (24, 12): (71, 71, 71),
    (24, 36): (207, 207, 207),
}  # 0.299 R …
CLEAR_CORNER = {**CORNERS, (8, 12): WHITE}


def modes() -> Iterator[OddImage]:
    for part in (jpegs, pngs, with_alpha, animations, bitmaps, deep_tiffs, other_tiffs, profiles):
        yield from part()


def picture(mode: str = "RGB") -> Image.Image:
    return Image.fromarray(scene()).convert(mode)


def clear_corner(alpha: int = 0) -> Image.Image:
    """The scene, RGBA, its red corner transparent."""
    image = picture("RGBA")
    image.paste((*RED, alpha), (0, 0, 24, 16))
    return image


def jpegs() -> Iterator[OddImage]:
    def jpeg(mode: str, **options: object) -> bytes:
        return saved(picture(mode), "JPEG", **FINE, **options)

    def as_it_stands() -> bytes:
        """CMYK as it stands, without the marker by which Adobe says that it stores the inverse."""
        channels = [channel.point(lambda value: 255 - value) for channel in picture("CMYK").split()]
        return files.without_adobe(saved(Image.merge("CMYK", channels), "JPEG", **FINE))

    yield shown("grey JPEG", partial(jpeg, "L"), colours=GREYS, near=JPEG_NEAR)
    yield shown("progressive JPEG", partial(jpeg, "RGB", progressive=True), near=JPEG_NEAR)
    yield shown("CMYK JPEG as Adobe writes it, inverted", partial(jpeg, "CMYK"), near=JPEG_NEAR, browser=True)
    yield shown("CMYK JPEG without Adobe's marker", as_it_stands, near=JPEG_NEAR)
    several = partial(saved, picture(), "MPO", save_all=True, append_images=[picture().rotate(180)], **FINE)
    yield shown("JPEG with a second picture (MPO)", several, near=JPEG_NEAR)
    large = partial(saved, scene(2400, 3600), "JPEG", quality=90)
    corners = {(row * 682 // 32, column * 1023 // 48): colour for (row, column), colour in CORNERS.items()}
    yield shown("JPEG of 3600×2400", large, size=(2400, 3600), colours=corners, near=JPEG_NEAR)


def pngs() -> Iterator[OddImage]:
    ramp, stripes = files.ramp(), np.full((32, 6), 0b00001111, np.uint8)
    deep = scene().astype(np.uint16) * 257
    bits = {(0, 0): BLACK, (0, 3): BLACK, (31, 4): WHITE, (31, 47): WHITE}
    yield shown("black and white PNG", lambda: png(stripes, 1, 0), colours=bits)
    yield shown("2-bit grey PNG", lambda: png(np.full((32, 12), 0b00011011, np.uint8), 2, 0), colours=two_bits())
    yield shown("4-bit grey PNG", lambda: png(np.full((32, 24), 0x4C, np.uint8), 4, 0), colours={(0, 0): (68,) * 3})
    yield shown("grey PNG", lambda: saved(picture("L"), "PNG"), colours=GREYS)
    yield shown("PNG with a palette", lambda: saved(picture().quantize(8), "PNG"))
    yield shown("interlaced PNG", lambda: interlaced(), size=(1, 2), colours={(0, 0): RED, (0, 1): GREEN})
    yield shown("16-bit grey PNG", lambda: png16(ramp, 0), colours=RAMP, browser=True)
    yield shown("16-bit colour PNG", lambda: png16(deep, 2))
    yield shown("16-bit PNG with alpha", lambda: png16(deep_with_alpha(), 6), colours=CLEAR_CORNER)
    clear = (b"tRNS", b"\0\0")
    yield shown("16-bit grey PNG with a clear grey", lambda: png16(ramp, 0, clear), colours={**RAMP, (0, 0): WHITE})
    red = (b"tRNS", (np.array(RED) * 257).astype(">u2").tobytes())
    yield shown("16-bit colour PNG with a clear colour", lambda: png16(deep, 2, red), colours=CLEAR_CORNER)
    odd = (b"iCCP", b"none\0\0not a profile")
    yield shown("PNG with a broken colour profile", lambda: png(scene().reshape(32, -1), 8, 2, odd))
    wide = scene(700, 2100)
    far = {(85, 256): RED, (85, 768): GREEN, (256, 256): BLUE, (256, 768): YELLOW}
    yield shown("PNG of 2100×700", lambda: saved(wide, "PNG"), size=(700, 2100), colours=far)


def two_bits() -> dict[tuple[int, int], tuple[int, int, int]]:
    return {(0, 0): BLACK, (0, 1): (85, 85, 85), (0, 2): (170, 170, 170), (0, 3): WHITE}


def interlaced() -> bytes:
    """Two pixels, Adam7: the first in pass 1, the second in pass 6."""
    import struct
    import zlib

    header = struct.pack(">IIBBBBB", 2, 1, 8, 2, 0, 0, 1)
    packed = zlib.compress(b"\0" + bytes(RED) + b"\0" + bytes(GREEN))
    parts = [(b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(files.png_chunk(*part) for part in parts)


def deep_with_alpha() -> np.ndarray:
    return np.asarray(clear_corner()).astype(np.uint16) * 257


def with_alpha() -> Iterator[OddImage]:
    """Transparency is seen over white: 40 % of a colour with 60 % of white."""
    half = {**CORNERS, (8, 12): tuple((value * 102 + 255 * 153) // 255 for value in RED)}
    grey = Image.merge("LA", (picture("L"), clear_corner().getchannel("A")))
    yield shown("PNG with alpha", lambda: saved(clear_corner(), "PNG"), colours=CLEAR_CORNER, browser=True)
    yield shown("PNG with a corner of 40 %", lambda: saved(clear_corner(102), "PNG"), colours=half)
    yield shown("grey PNG with alpha", lambda: saved(grey, "PNG"), colours={**GREYS, (8, 12): WHITE})
    clear = partial(saved, picture(), "PNG", transparency=RED)
    yield shown("PNG with a clear colour", clear, colours=CLEAR_CORNER)
    palette = picture().quantize(8)
    index = palette.getpixel((12, 8))
    yield shown(
        "PNG with a clear palette entry", lambda: saved(palette, "PNG", transparency=index), colours=CLEAR_CORNER
    )
    weak = bytes(102 if entry == index else 255 for entry in range(8))
    yield shown("PNG with a weak palette entry", lambda: saved(palette, "PNG", transparency=weak), colours=half)
    yield shown("GIF with a clear entry", lambda: saved(palette, "GIF", transparency=index), colours=CLEAR_CORNER)
    yield shown("WebP with alpha", lambda: saved(clear_corner(), "WebP", lossless=True), colours=CLEAR_CORNER)
    yield shown("AVIF with alpha", lambda: saved(clear_corner(), "AVIF", quality=95), colours=CLEAR_CORNER, near=20)
    yield shown("TIFF with alpha", lambda: saved(clear_corner(), "TIFF"), colours=CLEAR_CORNER)
    yield shown("black and white PNG with clear black", lambda: saved(picture("1"), "PNG", transparency=0), colours={})


def animations() -> Iterator[OddImage]:
    """The first picture counts."""
    more = {"save_all": True, "append_images": [picture().rotate(180)] * 2, "duration": 100}
    yield shown("animated GIF", lambda: saved(picture(), "GIF", **more), browser=True)
    yield shown("animated PNG", lambda: saved(picture(), "PNG", **more))
    yield shown("animated WebP", lambda: saved(picture(), "WebP", lossless=True, **more))
    yield shown("animated AVIF", lambda: saved(picture(), "AVIF", quality=95, subsampling="4:4:4", **more), near=12)
    pages = {"save_all": True, "append_images": [picture().rotate(180)]}
    yield shown("TIFF of two pages", lambda: saved(picture(), "TIFF", **pages))


def bitmaps() -> Iterator[OddImage]:
    near = {place: tuple(value // 8 * 8 for value in colour) for place, colour in CORNERS.items()}
    yield shown("black and white BMP", lambda: saved(Image.new("1", (48, 32), 1), "BMP"), colours={(9, 9): WHITE})
    yield shown("BMP with a palette", lambda: saved(picture().quantize(8), "BMP"))
    yield shown("grey BMP", lambda: saved(picture("L"), "BMP"), colours=GREYS)
    yield shown("16-bit BMP", lambda: files.bmp565(scene()), colours=near, near=8)
    yield shown("lossless WebP", lambda: saved(scene(), "WebP", lossless=True))


def deep_tiffs() -> Iterator[OddImage]:
    """More than 8 bits: 16 bits by the full range, floats and long integers by the range their values lie in."""
    ramp, deep = files.ramp(), scene().astype(np.uint16) * 257
    part = (ramp / 65535).astype(np.float32)
    spots = part.copy()
    spots[0, 0], spots[31, 47] = np.nan, np.inf
    stretched = {(0, 0): BLACK, (16, 24): (130, 130, 130), (31, 47): WHITE}
    yield shown("16-bit grey TIFF", lambda: tiff(ramp, 1), colours=RAMP)
    yield shown("16-bit grey TIFF, big end first", lambda: tiff(ramp, 1, order=">"), colours=RAMP)
    yield shown("16-bit grey TIFF where 0 is white", lambda: tiff(ramp, 0), colours=NEGATIVE)
    yield shown("16-bit colour TIFF", lambda: tiff(deep, 2), browser=True)
    yield shown("16-bit colour TIFF, big end first", lambda: tiff(deep, 2, order=">"))
    yield shown("16-bit TIFF with alpha", lambda: tiff(deep_with_alpha(), 2, tag_338=2), colours=CLEAR_CORNER)
    yield shown("16-bit TIFF multiplied by its alpha", lambda: tiff(multiplied(), 2, tag_338=1), colours=CLEAR_CORNER)
    yield shown("float TIFF, 0 to 1", lambda: tiff(part, 1), colours=RAMP, browser=True)
    yield shown("float TIFF with NaN and infinity", lambda: tiff(spots, 1), colours=RAMP)
    yield shown("float TIFF, 0 to 255", lambda: tiff(part * 255, 1), colours=RAMP)
    yield shown("float TIFF, −3 to 5", lambda: tiff(part * 8 - 3, 1), colours=stretched)
    yield shown("double TIFF", lambda: tiff(part.astype(np.float64), 1), colours=RAMP)
    yield shown("float colour TIFF", lambda: tiff((scene() / 255).astype(np.float32), 2))
    yield shown("32-bit TIFF", lambda: tiff(ramp.astype(np.int32), 1), colours=RAMP)
    yield shown("unsigned 32-bit TIFF", lambda: tiff(ramp.astype(np.uint32) * 65537, 1), colours=stretched)
    yield shown("signed 16-bit TIFF", lambda: tiff((ramp // 2).astype(np.int16), 1), colours={(0, 0): BLACK})
    yield shown("float TIFF, all alike", lambda: tiff(np.full((32, 48), 1e30, np.float32), 1), colours={(5, 5): BLACK})


def multiplied() -> np.ndarray:
    values = deep_with_alpha()
    values[values[..., 3] == 0] = 0
    return values


def other_tiffs() -> Iterator[OddImage]:
    for packing in ("tiff_lzw", "tiff_adobe_deflate", "packbits"):
        yield shown(f"TIFF packed with {packing}", lambda packing=packing: saved(scene(), "TIFF", compression=packing))
    yield shown("TIFF holding a JPEG", lambda: saved(scene(), "TIFF", compression="jpeg", quality=95), near=30)
    fax = {"compression": "group4"}
    yield shown("fax TIFF", lambda: saved(Image.new("1", (48, 32), 1), "TIFF", **fax), colours={(9, 9): WHITE})
    yield shown("grey TIFF where 0 is white", lambda: tiff((files.ramp() >> 8).astype(np.uint8), 0), colours=NEGATIVE)
    yield shown("TIFF with its colours plane by plane", lambda: tiff(scene(), 2, planar=True))
    yield shown("TIFF with a palette", lambda: saved(picture().quantize(8), "TIFF"))
    yield shown("TIFF in a tile larger than it", lambda: files.tiled(scene(), 64))
    yield shown("TIFF whose strip says more rows than there are", lambda: tiff(scene(), 2, tag_278=65_535))
    yield shown("CMYK TIFF", lambda: saved(picture("CMYK"), "TIFF"))
    yield shown("TIFF, big end first", lambda: tiff(scene(), 2, order=">"))


def profiles() -> Iterator[OddImage]:
    """A curve of 1 makes 55 of 255 the light that sRGB writes as 128; swapped primaries make red of blue."""
    linear, swapped = files.profile(1.0), files.profile(2.2, swap=True)
    dark = np.full((32, 48, 3), 55, np.uint8)
    seen = {(0, 0): (128, 128, 128)}
    pure = np.zeros((32, 48, 3), np.uint8)
    pure[..., 0] = 255
    blue = {(16, 24): (0, 0, 255)}
    yield shown("PNG with a linear profile", lambda: saved(dark, "PNG", icc_profile=linear), colours=seen, near=2)
    jpeg = partial(saved, pure, "JPEG", icc_profile=swapped, **FINE)
    yield shown("JPEG whose profile swaps red and blue", jpeg, colours=blue, near=JPEG_NEAR, browser=False)
    yield shown(
        "WebP with a profile", lambda: saved(pure, "WebP", lossless=True, icc_profile=swapped), colours=blue, near=3
    )
    deep = partial(tiff, pure.astype(np.uint16) * 257, 2, tag_34675=swapped)
    yield shown("16-bit TIFF with a profile", deep, colours=blue, near=3)
    yield shown("grey PNG with a colour profile", lambda: saved(picture("L"), "PNG", icc_profile=linear), colours=GREYS)
    yield shown(
        "JPEG with a broken profile", lambda: saved(picture(), "JPEG", icc_profile=b"x" * 99, **FINE), near=JPEG_NEAR
    )
