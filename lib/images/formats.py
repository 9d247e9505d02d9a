"""Which kind of file some bytes are, judged by the bytes alone."""

import re

from lib.errors import OtherFile
from lib.text import _

READ = "JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF"

# What a file begins with, for the formats that are read. AVIF is told from its cousins by `_boxed`.
_STARTS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"BM", "BMP"),
)

# The beginnings of what people choose by mistake: what it is called, and what to do instead.
_AS_PNG = _("Open it in the program it comes from, export it as PNG or JPEG, and choose that file.")
_CHOOSE = _("Choose a photo: JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF.")
_FRAME = _("Pause it where you like it, take a screenshot, and choose that.")
_SVG = (_("This is an SVG drawing: it is made of shapes, not of pixels."), _AS_PNG)
_HEIC = (
    _("This is a HEIC photo, as iPhones save them, and this format is not read."),
    _("Export it as JPEG, or set the camera to “Most Compatible” and take the photo again."),
)
_VIDEO = (_("This is a video, not a picture."), _FRAME)
_OTHERS = (
    (rb"%PDF", (_("This is a PDF document, not a picture."), _("Export its page as PNG, or take a screenshot of it."))),
    (rb"\x1a\x45\xdf\xa3|RIFF....AVI |FLV\x01|OggS|\x00\x00\x01[\xb3\xba]|\x30\x26\xb2\x75\x8e\x66", _VIDEO),
    (rb"RIFF....WAVE|ID3|fLaC|\xff[\xf2\xf3\xfb]", (_("This is a sound, not a picture."), _CHOOSE)),
    (rb"8BPS", (_("This is a Photoshop document, a format that is not read."), _AS_PNG)),
    (rb"\x00\x00\x00\x0cjP|\xff\x4f\xff\x51", (_("This is a JPEG 2000 picture, a format that is not read."), _AS_PNG)),
    (rb"\xff\x0a|\x00\x00\x00\x0cJXL", (_("This is a JPEG XL picture, a format that is not read."), _AS_PNG)),
    (rb"\x00\x00[\x01\x02]\x00", (_("This is an icon file, a format that is not read."), _AS_PNG)),
    (
        rb"II.\x00\x10\x00\x00\x00CR|FUJIFILM|II(RS|U\x00)",
        (_("This is a camera's raw file, not yet a picture."), _AS_PNG),
    ),
    (rb"PK\x03\x04|\x1f\x8b|7z\xbc\xaf|Rar!", (_("This is a packed archive or an office document."), _CHOOSE)),
    (rb"\xd0\xcf\x11\xe0", (_("This is an office document, not a picture."), _CHOOSE)),
    (rb"\x89HDF|\x93NUMPY|\x80[\x02-\x05]", (_("This is a file of numbers, not a picture."), _CHOOSE)),
)
_WEB_PAGE = (
    _("This is a web page, not a picture."),
    _("In the browser, right-click the picture itself and choose “Save image as”."),
)
_UNKNOWN = (_("This is not a picture, whatever its name says."), _CHOOSE)


def kind(data: bytes) -> str:
    """The format of a file: one of `READ`, by its first bytes.

    Raises:
        OtherFile: the bytes are none of these; the sentence says what they are, where that is known.
    """
    for start, name in _STARTS:
        if data.startswith(start) and not _misleading(data):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"):
        return _boxed(data)
    what, way_out = _other(data)
    raise OtherFile(what=what, way_out=way_out)


def _misleading(data: bytes) -> bool:
    """A camera's raw file begins as a TIFF does, a text may begin with BM; a BMP's second header has a known size."""
    if data[:2] == b"BM":
        return len(data) >= 18 and data[14:18] not in [
            bytes((size, 0, 0, 0)) for size in (12, 40, 52, 56, 64, 108, 124)
        ]
    return data[:2] == b"II" and data[8:10] == b"CR"


def _boxed(data: bytes) -> str:
    """AVIF, HEIC and films share one container (ISO 14496-12); the brands in its first box tell them apart."""
    size = int.from_bytes(data[:4], "big")
    box = data[8 : max(12, min(size, 256))]
    brands = {box[i : i + 4] for i in range(0, len(box), 4)}
    if data[4:8] == b"ftyp" and brands & {b"avif", b"avis"}:
        return "AVIF"
    heic = brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"}
    what, way_out = _HEIC if heic else _VIDEO
    raise OtherFile(what=what, way_out=way_out)


def _other(data: bytes) -> tuple[str, str]:
    for pattern, sentences in _OTHERS:
        if re.match(pattern, data, re.DOTALL):
            return sentences
    text = data[:4096].replace(b"\0", b"").lower()  # UTF-16 reads as ASCII without its zeros
    if b"<svg" in text:
        return _SVG
    return _WEB_PAGE if b"<html" in text or b"<!doctype html" in text else _UNKNOWN


def ends_early(data: bytes, name: str) -> bool:
    """Whether a file of format `name` lacks its end, as far as the format says where that is.

    Only chooses the sentence for a file that could not be decoded.
    """
    tail = data.rstrip(b"\0")[-64:]
    if name == "JPEG":
        return not tail.endswith(b"\xff\xd9")
    if name == "PNG":
        return b"IEND" not in tail
    if name == "GIF":
        return not tail.endswith(b";")
    if name == "WebP":
        return len(data) < int.from_bytes(data[4:8], "little") + 8
    if name == "BMP":
        return len(data) < max(26, int.from_bytes(data[2:6], "little"))
    return _boxes_end_early(data) if name == "AVIF" else _directory_beyond_end(data)


def _directory_beyond_end(data: bytes) -> bool:
    """Whether a TIFF's first directory reaches behind its end."""
    order = "little" if data[:2] == b"II" else "big"
    big = 43 in data[2:4]  # the version that says BigTIFF
    place = int.from_bytes(data[8:16] if big else data[4:8], order)
    count = int.from_bytes(data[place : place + (8 if big else 2)], order)
    return place + count * (20 if big else 12) + 2 > len(data)


def _boxes_end_early(data: bytes) -> bool:
    """Whether the last box of an ISO 14496-12 file reaches beyond its end."""
    position = 0
    while position + 8 <= len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size < 8:  # 0: up to the end of the file; 1: a 64-bit size, not seen in photos
            return False
        position += size
    return position != len(data)


def webp_size(data: bytes) -> tuple[int, int]:
    """(width, height) from a WebP header, since opening one already reserves its whole canvas; (0, 0) if unreadable.

    Source:
        RFC 9649, sections 2.5 to 2.7 and 3.4.
    """
    chunk, body = data[12:16], data[20:30]
    if chunk == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return 0, 0
