"""Image files made byte by byte, where Pillow cannot write what should be read, and one scene to fill them with."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

RED, GREEN, BLUE, YELLOW = (220, 30, 40), (30, 170, 60), (40, 60, 210), (240, 220, 50)
HEIGHT, WIDTH = 32, 48


def scene(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray:
    """uint8 (height, width, 3): red and green above, blue and yellow below; no two corners alike."""
    picture = np.empty((height, width, 3), np.uint8)
    top, left = height // 2, width // 2
    picture[:top, :left], picture[:top, left:] = RED, GREEN
    picture[top:, :left], picture[top:, left:] = BLUE, YELLOW
    return picture


def ramp() -> np.ndarray:
    """uint16 (32, 48): 0 at the left to 65,535 at the right, all rows alike."""
    return np.tile(np.linspace(0, 65535, WIDTH).round().astype(np.uint16), (HEIGHT, 1))


def noise(height: int, width: int) -> np.ndarray:
    """uint8 (height, width, 3) that no format packs well, so that half of its file is half of the picture; seed 7."""
    return np.random.default_rng(7).integers(0, 256, (height, width, 3), np.uint8)


def saved(picture: np.ndarray | Image.Image, form: str, **options: object) -> bytes:
    """The picture as Pillow writes it in format `form`."""
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def png(rows: np.ndarray, depth: int, colour: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG of `rows` (H, bytes of a row, uint8), bit depth `depth` and colour type `colour`, with further chunks."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    width = rows.shape[1] * 8 // (depth * channels)
    header = struct.pack(">IIBBBBB", width, len(rows), depth, colour, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in rows))
    parts = [(b"IHDR", header), *chunks, (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*part) for part in parts)


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png16(values: np.ndarray, colour: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A 16-bit PNG of uint16 (H, W) or (H, W, C)."""
    return png(values.astype(">u2").reshape(len(values), -1).view(np.uint8), 16, colour, *chunks)


def tiff(values: np.ndarray, photometric: int, *, order: str = "<", planar: bool = False, **tags: object) -> bytes:
    """An uncompressed TIFF of (H, W) or (H, W, C) in one strip, or one a plane.

    `tags` are further ones by number, as `tag_338=2`, each a SHORT or, if bytes, UNDEFINED.
    """
    height, width = values.shape[:2]
    samples = 1 if values.ndim == 2 else values.shape[2]
    kind = {"u": 1, "i": 2, "f": 3}[values.dtype.kind]
    planes = [values[..., i] for i in range(samples)] if planar else [values]
    strips = [plane.astype(values.dtype.newbyteorder(order)).tobytes() for plane in planes]
    entries = {
        256: ("L", [width]),
        257: ("L", [height]),
        258: ("H", [values.dtype.itemsize * 8] * samples),
        259: ("H", [1]),
        262: ("H", [photometric]),
        273: ("L", [8 + sum(map(len, strips[:i])) for i in range(len(strips))]),
        277: ("H", [samples]),
        278: ("L", [height]),
        279: ("L", [len(strip) for strip in strips]),
        284: ("H", [2 if planar else 1]),
        339: ("H", [kind] * samples),
    }
    for name, value in tags.items():
        entries[int(name.removeprefix("tag_"))] = ("B", list(value)) if isinstance(value, bytes) else ("H", [value])
    return _tiff_file(b"".join(strips), entries, order)


def tiled(values: np.ndarray, side: int, tile: bytes | None = None) -> bytes:
    """An RGB TIFF of (H, W, 3) in one deflated square tile of `side` cells, or what `tile` says instead of it."""
    height, width = values.shape[:2]
    if tile is None:
        tile = np.pad(values, ((0, side - height), (0, side - width), (0, 0))).tobytes()
    packed = zlib.compress(tile)
    entries = {
        256: ("L", [width]),
        257: ("L", [height]),
        258: ("H", [8, 8, 8]),
        259: ("H", [8]),
        262: ("H", [2]),
        277: ("H", [3]),
        322: ("L", [side]),
        323: ("L", [side]),
        324: ("L", [8]),
        325: ("L", [len(packed)]),
    }
    return _tiff_file(packed, entries, "<")


def _tiff_file(body: bytes, entries: dict[int, tuple[str, list[int]]], order: str) -> bytes:
    """Header, samples, values too long for their entry, then the directory."""
    body += b"\0" * (len(body) % 2)
    directory, beside = b"", b""
    for tag, (kind, numbers) in sorted(entries.items()):
        value = struct.pack(f"{order}{len(numbers)}{kind}", *numbers)
        if len(value) > 4:
            place = 8 + len(body) + len(beside)
            beside += value + b"\0" * (len(value) % 2)
            value = struct.pack(order + "L", place)
        code = {"B": 7, "H": 3, "L": 4}[kind]
        directory += struct.pack(order + "HHL", tag, code, len(numbers)) + value.ljust(4, b"\0")
    start = b"II*\0" if order == "<" else b"MM\0*"
    head = start + struct.pack(order + "L", 8 + len(body) + len(beside))
    return head + body + beside + struct.pack(order + "H", len(entries)) + directory + b"\0\0\0\0"


def bmp565(picture: np.ndarray) -> bytes:
    """A 16-bit BMP, 5 bits red, 6 green, 5 blue, its rows from the bottom; the width must be even."""
    wide = picture.astype(np.uint16)
    values = (wide[..., 0] >> 3 << 11 | wide[..., 1] >> 2 << 5 | wide[..., 2] >> 3).astype("<u2")[::-1].tobytes()
    height, width = picture.shape[:2]
    info = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 16, 3, len(values), 2835, 2835, 0, 0)
    masks = struct.pack("<III", 0xF800, 0x07E0, 0x001F)
    return b"BM" + struct.pack("<IHHI", 66 + len(values), 0, 0, 66) + info + masks + values


def profile(gamma: float, *, swap: bool = False) -> bytes:
    """An ICC 2 profile with sRGB's primaries and a pure power curve; `swap` exchanges red and blue."""
    red, green, blue = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141)
    if swap:
        red, blue = blue, red
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(gamma * 256)) + b"\0\0"
    text = b"desc" + struct.pack(">II", 0, 5) + b"test\0" + bytes(78)
    parts = [(b"desc", text), (b"cprt", b"text\0\0\0\0none"), (b"wtpt", _xyz(0.9642, 1.0, 0.8249))]
    parts += [(b"rXYZ", _xyz(*red)), (b"gXYZ", _xyz(*green)), (b"bXYZ", _xyz(*blue))]
    parts += [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")]
    return _icc_file([(name, part + b"\0" * (-len(part) % 4)) for name, part in parts])


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _icc_file(parts: list[tuple[bytes, bytes]]) -> bytes:
    table, body, place = b"", b"", 128 + 4 + 12 * len(parts)
    for name, part in parts:
        table += struct.pack(">4sII", name, place + len(body), len(part))
        body += part
    size = place + len(body)
    head = struct.pack(">I4s4s4s4s4s", size, b"test", bytes((2, 0x40, 0, 0)), b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2026, 11, 21, 12, 0, 0, b"acsp") + bytes(28) + _xyz(0.9642, 1.0, 0.8249)[8:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(parts)) + table + body


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def without_adobe(jpeg: bytes) -> bytes:
    """A JPEG without its Adobe marker (APP14)."""
    start = jpeg.index(b"\xff\xee")
    return jpeg[:start] + jpeg[start + 2 + int.from_bytes(jpeg[start + 2 : start + 4], "big") :]


def claiming(data: bytes, form: str, width: int, height: int) -> bytes:
    """The file with another size written into its header."""
    if form == "JPEG":
        place = next(i for i in range(len(data)) if data[i : i + 2] in (b"\xff\xc0", b"\xff\xc2"))
        return data[: place + 5] + struct.pack(">HH", height, width) + data[place + 9 :]
    if form == "PNG":
        header = struct.pack(">II", width, height) + data[24:29]
        return data[:8] + png_chunk(b"IHDR", header) + data[33:]
    if form == "GIF":
        return data[:6] + struct.pack("<HH", width, height) + data[10:]
    if form == "BMP":
        return data[:18] + struct.pack("<ii", width, height) + data[26:]
    if form == "AVIF":
        place = data.index(b"ispe") + 8
        return data[:place] + struct.pack(">II", width, height) + data[place + 8 :]
    if form == "WebP":
        sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        place = data.index(b"VP8X") + 12
        return data[:place] + sizes + data[place + 6 :]
    return tiff_claiming(data, width, height)


def tiff_claiming(data: bytes, width: int, height: int) -> bytes:
    for tag, value in ((256, width), (257, height)):
        place = data.index(struct.pack("<HHL", tag, 4, 1)) + 8
        data = data[:place] + struct.pack("<L", value) + data[place + 4 :]
    return data
