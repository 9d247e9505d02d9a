"""Image files as people really have them: every format, healthy and at fault, with what must be seen of each.

`CASES` is the list of `OddImage`. A case either has the size (H, W) of its picture and the colours of some of its
pixels, or a part of the sentence that is said instead. `browser=True` marks those also tried through the page.
"""

from collections.abc import Iterator
from functools import partial

import numpy as np
from PIL import Image

from tests import image_files as files
from tests.image_files import GREEN, RED, YELLOW, exif, saved, scene
from tests.odd_case import JPEG_NEAR, OddImage, refused, shown
from tests.odd_modes import modes
from tests.odd_others import others

FORMATS = ("JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF", "AVIF")
NEAR = {"JPEG": JPEG_NEAR, "WebP": 6, "AVIF": 12}
SAVE = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "WebP": {"quality": 95},
    "AVIF": {"quality": 95, "subsampling": "4:4:4"},
}


def plain(form: str, picture: np.ndarray | None = None) -> bytes:
    """The scene, or another picture, as an ordinary file of this format."""
    return saved(scene() if picture is None else picture, form, **SAVE.get(form, {}))


def every_format() -> Iterator[OddImage]:
    """Healthy, one pixel, very tall, with rubbish behind it, cut off, damaged, and claiming far too many pixels."""
    dot = np.full((1, 1, 3), RED, np.uint8)
    tall = scene(4000, 2)[:, 1:]
    ends = {(0, 0): GREEN, (1023, 0): YELLOW}
    for form in FORMATS:
        near = NEAR.get(form, 1)
        yield shown(f"plain {form}", partial(plain, form), near=near)
        yield shown(
            f"1×1 {form}",
            partial(plain, form, dot),
            size=(1, 1),
            colours={(0, 0): RED},
            near=near,
            browser=form == "PNG",
        )
        yield shown(
            f"1×4000 {form}",
            partial(plain, form, tall),
            size=(4000, 1),
            colours=ends,
            near=near,
            browser=form == "JPEG",
        )
        yield shown(f"{form} with rubbish behind it", lambda form=form: plain(form) + b"\0rubbish" * 9, near=near)
        yield refused(f"{form} cut in half", partial(half, form), f"{form} file is cut off", browser=form == "JPEG")
        yield refused(f"{form} cut after 22 bytes", lambda form=form: plain(form)[:22], f"{form} file is cut off")
        yield refused(f"{form} with its middle overwritten", partial(hurt, form), f"{form} file is damaged")
        yield refused(f"{form} claiming too much", partial(huge, form), "pixels, but at most 50,000,000 are read")


def half(form: str) -> bytes:
    data = plain(form, files.noise(64, 96))
    return data[: len(data) // 2]


def hurt(form: str) -> bytes:
    """A file with some bytes overwritten where they say how to read the picture."""
    data = bytearray(plain(form, files.noise(64, 96)))
    places = {
        "JPEG": (160, 400),
        "PNG": (60, 400),
        "WebP": (23, 3),
        "GIF": (800, 400),
        "BMP": (26, 9),
        "TIFF": (10, 60),
    }
    start, count = places.get(form, (60, 100))
    data[start : start + count] = b"\xa5" * count
    return bytes(data)


def huge(form: str) -> bytes:
    """A file whose header says 16,000 × 9,000, the size of a picture of 144 megapixels."""
    picture = Image.fromarray(scene()).convert("RGBA" if form == "WebP" else "RGB")
    if form == "WebP":  # only the extended header, which transparency brings, has a size of its own
        picture.putpixel((0, 0), (0, 0, 0, 0))
    return files.claiming(saved(picture, form), form, 16_000, 9_000)


def orientations() -> Iterator[OddImage]:
    """Every EXIF orientation: the scene is stored turned, and must be seen upright."""
    for turn in range(1, 9):
        stored = turned(turn)
        yield shown(
            f"JPEG with orientation {turn}",
            partial(saved, stored, "JPEG", exif=exif(turn), **SAVE["JPEG"]),
            near=JPEG_NEAR,
            browser=turn == 6,
        )
        yield shown(f"PNG with orientation {turn}", partial(saved, stored, "PNG", exif=exif(turn)))
    for form in ("WebP", "TIFF", "AVIF"):
        make = partial(saved, turned(6), form, exif=exif(6), **SAVE.get(form, {}))
        yield shown(f"{form} with orientation 6", make, near=NEAR.get(form, 1))
    yield shown("16-bit TIFF with orientation 8", lambda: files.tiff(turned(8).astype(np.uint16) * 257, 2, tag_274=8))
    for name, tags in (("orientation 99", exif(99)), ("broken EXIF", b"Exif\0\0II*\0\xff\xff\xff\xff")):
        yield shown(f"JPEG with {name}", partial(saved, scene(), "JPEG", exif=tags, **SAVE["JPEG"]), near=JPEG_NEAR)


def turned(turn: int) -> np.ndarray:
    """The scene as a camera held that way stores it: the inverse of what the tag asks for, by Pillow's operations."""
    how = Image.Transpose
    inverse = {
        2: how.FLIP_LEFT_RIGHT,
        3: how.ROTATE_180,
        4: how.FLIP_TOP_BOTTOM,
        5: how.TRANSPOSE,
        6: how.ROTATE_90,
        7: how.TRANSVERSE,
        8: how.ROTATE_270,
    }
    image = Image.fromarray(scene())
    return np.asarray(image if turn == 1 else image.transpose(inverse[turn]))


CASES: list[OddImage] = [*every_format(), *orientations(), *modes(), *others()]
