"""Photos for the tests, made on the spot."""

import io

from PIL import Image

Colour = tuple[int, int, int]


def plain(colour: Colour, width: int = 300, height: int = 200, kind: str = "PNG") -> bytes:
    """A file of one colour; PNG keeps it exactly."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return file.getvalue()
