"""Files that are no pictures, or pictures of formats that are not read, and what is said of each."""

import gzip
import io
import pickle
from collections.abc import Callable, Iterator

import numpy as np

from tests import image_files as files
from tests.image_files import saved, scene
from tests.odd_case import OddImage, refused

SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'


def box(brands: bytes, name: bytes = b"ftyp") -> bytes:
    """The first box of a HEIC, AVIF, MP4 or MOV file with these brands, and some bytes behind it."""
    return (8 + len(brands)).to_bytes(4, "big") + name + brands + bytes(200)


def numbers() -> bytes:
    stream = io.BytesIO()
    np.save(stream, np.zeros(9))
    return stream.getvalue()


def others() -> Iterator[OddImage]:
    for name, says, make in OTHERS:
        yield refused(name, make, says, browser=name in ("empty file", "HEIC photo", "SVG drawing"))


OTHERS: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("empty file", "The file is empty: it holds 0 bytes.", lambda: b""),
    ("file of 10 MB and a byte", "but at most 10 MB are read", lambda: b"\x89PNG\r\n\x1a\n".ljust(10 * 1024**2 + 1)),
    ("SVG drawing", "This is an SVG drawing", SVG.encode),
    ("SVG drawing in UTF-16", "This is an SVG drawing", lambda: SVG.encode("utf-16")),
    ("packed SVG drawing", "packed archive", lambda: gzip.compress(SVG.encode(), mtime=0)),
    ("HEIC photo", "This is a HEIC photo, as iPhones save them", lambda: box(b"heic\0\0\0\0mif1heic")),
    ("HEIF photo", "This is a HEIC photo", lambda: box(b"mif1\0\0\0\0mif1heic")),
    ("MP4 video", "This is a video", lambda: box(b"isom\0\0\2\0isomiso2avc1mp41")),
    ("MOV video", "This is a video", lambda: box(b"qt  \0\0\0\0qt  ")),
    ("old MOV video", "This is a video", lambda: box(b"\0\0\0\x6cmvhd", b"moov")),
    ("WebM video", "This is a video", lambda: b"\x1a\x45\xdf\xa3".ljust(300, b"\0")),
    ("AVI video", "This is a video", lambda: b"RIFF\0\1\0\0AVI LIST".ljust(300, b"\0")),
    ("PDF document", "This is a PDF document", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("MP3 sound", "This is a sound", lambda: b"ID3\4\0\0\0\0\0\0".ljust(300, b"\0")),
    ("Photoshop document", "Photoshop document", lambda: b"8BPS\0\1".ljust(300, b"\0")),
    ("JPEG 2000 picture", "JPEG 2000", lambda: saved(scene(), "JPEG2000")),
    ("JPEG XL picture", "JPEG XL", lambda: b"\xff\x0a\xfa\x1f".ljust(300, b"\0")),
    ("icon", "icon file", lambda: saved(scene(), "ICO")),
    ("camera raw file", "raw file", lambda: b"II*\0\x10\0\0\0CR\2\0".ljust(300, b"\0")),
    ("ZIP archive", "packed archive", lambda: b"PK\3\4".ljust(300, b"\0")),
    ("old Word document", "office document", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(600, b"\0")),
    ("NumPy file", "file of numbers", numbers),
    ("pickle", "file of numbers", lambda: pickle.dumps(scene())),
    ("web page", "This is a web page", lambda: b"<!DOCTYPE html>\n<html><body>404</body></html>"),
    ("text", "not a picture", lambda: b"Rows, columns, channels.\n" * 9),
    ("text that begins as a BMP does", "not a picture", lambda: b"BMW, Audi and all the other cars\n"),
    ("zeros", "not a picture", lambda: bytes(4096)),
    ("one byte", "not a picture", lambda: b"\x89"),
    ("rubbish", "not a picture", lambda: b"\x07" + np.random.default_rng(3).bytes(999)),
    ("deep TIFF with its colours plane by plane", "of a rare kind", lambda: deep_planes()),
    ("TIFF of half floats", "of a rare kind", lambda: files.tiff((files.ramp() / 65535).astype(np.float16), 1)),
    ("deep TIFF of 220 MB", "unpacks to 220 MB, but at most 150 MB", lambda: deep_huge()),
    (
        "small TIFF in one huge tile",
        "in pieces of 16,384 × 16,384 pixels, and each unpacks to 768 MB, but at most 191 MB",
        lambda: files.tiled(scene(), 16_384, bytes(9999)),
    ),
    (
        "deep TIFF in one huge tile",
        "in pieces of 16,384 × 16,384 pixels, and each unpacks to 1,536 MB",
        lambda: deep_tile(),
    ),
)


def deep_tile() -> bytes:
    """A 16-bit TIFF that says its one tile is 16,384 × 16,384."""
    return files.tiff(scene().astype(np.uint16) * 257, 2, tag_322=16_384, tag_323=16_384)


def deep_planes() -> bytes:
    return files.tiff(scene().astype(np.uint16) * 257, 2, planar=True)


def deep_huge() -> bytes:
    """A double TIFF that says it is 5,600 × 5,150."""
    return files.claiming(files.tiff(np.zeros((32, 48)), 1), "TIFF", 5_600, 5_150)
