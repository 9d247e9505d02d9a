"""Bytes to a photo, a photo to a network's input.

decode(data) -> Photo       the bytes of an image file, judged by content          decode.py
formats.py                  which format the bytes are, and what to say if none is read
pixels.py                   every mode of picture to plain 8-bit grey or colour, then to sRGB over white
deep.py                     TIFFs of more than 8 bits a sample that Pillow cannot read
shrink.py, grey.py          fewer pixels, one channel
levels.py, resized.py       fewer values; what is lost on the way through a small size and back
values.py                   how often each value occurs, and where values vary most
samples.py                  the photos that scikit-image ships, by name
quick.py                    plain JPEGs decoded only as far as a network needs
prepare.py                  a photo to the height, width and channels a network takes
"""

from lib.errors import ImageError
from lib.images.decode import decode
from lib.images.photo import Photo

__all__ = ["ImageError", "Photo", "decode"]
