"""Bytes → text. What is no text is named by its first bytes, and never opened."""

import codecs
import re

from lib.errors import HistoryError
from lib.histories import sentences as say
from lib.histories.history import MAX_BYTES
from lib.text import number

_BYTE_ORDER_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
_SIGNATURES = (  # what a file begins with, what that is
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|II\*\x00|MM\x00\*|BM....\x00\x00\x00\x00", say.PICTURE),
    (rb"\x89HDF", say.HDF5),
    (rb"PK\x03\x04(?=.*xl/)", say.WORKBOOK),
    (rb"PK\x03\x04(?=.*model\.weights\.h5)", say.KERAS_FILE),
    (rb"PK\x03\x04|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ", say.ARCHIVE),
    (rb"%PDF", say.PDF),
    (rb"\x93NUMPY", say.NUMPY),
    (rb"PAR1", say.PARQUET),
    (rb"SQLite format 3", say.DATABASE),
)
_PICKLE = re.compile(  # protocol 1 to 5, or the text protocol 0
    rb"\x80[\x01-\x05]|\([dl]p[0-9]+\r?\n"
    rb"|c(__builtin__|__main__|builtins|copy_?reg|collections|numpy|keras|tensorflow|posix|nt|os|pandas)[\w.]*\r?\n"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def text_of(data: bytes) -> tuple[str, list[str]]:
    """The text of a file, and a note when its encoding had to be guessed.

    Args:
        data: the whole file, at most MAX_BYTES.
    Returns:
        (text without a byte order mark, notes).
    Raises:
        HistoryError: empty, too large, pickled, a known kind of binary file, or not text.
    """
    if len(data) > MAX_BYTES:
        raise HistoryError(say.TOO_MANY_BYTES, size=number(len(data)), most=number(MAX_BYTES))
    if _PICKLE.match(data):
        raise HistoryError(say.PICKLED)
    for pattern, kind in _SIGNATURES:
        if re.match(pattern, data, re.DOTALL):
            raise HistoryError(say.OTHER_KIND, kind=kind)
    text, notes = _decoded(data)
    text = text.replace("\ufeff", "")  # files joined by hand have more marks inside
    if not text.strip():
        raise HistoryError(say.EMPTY)
    if _CONTROL.search(text):
        raise HistoryError(say.NOT_TEXT)
    if text.lstrip().startswith("<"):
        raise HistoryError(say.MARKUP)
    return text, notes


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """Text by byte order mark, else UTF-8, else Windows-1252 with a note."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data, encoding), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), [say.GUESSED_ENCODING]


def _marked(data: bytes, encoding: str) -> str:
    """The text of a file that begins with a byte order mark."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        name = encoding.removesuffix("-sig").upper()
        raise HistoryError(say.BROKEN_TEXT, encoding=name, at=number(fault.start)) from None
