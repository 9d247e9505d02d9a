"""What a person typed, read as a number.

Figures are written as ConvScope writes them: a comma divides thousands, a point stands before decimals. What could
mean two things is not read, and the sentence says how to write it: "0,5" is no number here, and "1.234" is none where
a whole number is asked.
"""

import re
import unicodedata
from decimal import Decimal

from lib.errors import Explained
from lib.text import _, clean

_LONGEST = 40
_DASHES = dict.fromkeys(map(ord, "−–—‐‑‒﹣－"), "-")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([, '])\d{3}(\1\d{3})*(\.\d*)?")
_POINTS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
_COMMA = re.compile(r"[+-]?\d*,\d*")
_HEXADECIMAL = re.compile(r"(?:0x|#)?([0-9a-f]{1,8})h?", re.IGNORECASE)


class Unreadable(Explained):
    """What was typed is no number, or could be two."""


def read(text: str, *, whole: bool = False, hexadecimal: bool = False) -> Decimal:
    """The number in a text, with the decimals it was typed with.

    Args:
        text: at most 40 characters count; any script's digits, any dash as a minus sign, spaces round it.
        whole: a whole number is asked, so that three digits after a point are taken for thousands, and refused.
        hexadecimal: read in base 16, with or without 0x or #.

    Raises:
        Unreadable: a sentence that says how to write it.

    >>> str(read(" −1,234.5 ")), str(read("0x8f", hexadecimal=True)), str(read("12 000"))
    ('-1234.5', '143', '12000')
    """
    plain = _plain(text)
    if not plain:
        raise Unreadable(reason=_("Nothing is typed yet. Write a number, then check it."))
    if hexadecimal:
        return _hexadecimal(plain)
    if whole and _POINTS.fullmatch(plain):
        raise _refused(_TWO_WAYS, plain, plain.replace(".", ","))
    if _THOUSANDS.fullmatch(plain):
        plain = re.sub(r"[, ']", "", plain)
    if _COMMA.fullmatch(plain):
        raise _refused(_UNCLEAR, plain, plain.replace(",", "."))
    if not _PLAIN.fullmatch(plain):
        raise _refused(_NO_NUMBER, text)
    return Decimal(plain)


def _plain(text: str) -> str:
    """The text in ASCII digits and signs, with single spaces."""
    figures = [str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text[:_LONGEST]]
    joined = re.sub(r"\s+", " ", "".join(figures).translate(_DASHES)).strip()
    return re.sub(r"^([+-]) ", r"\1", joined)


def _hexadecimal(plain: str) -> Decimal:
    if not (found := _HEXADECIMAL.fullmatch(plain)):
        raise _refused(_NOT_HEXADECIMAL, plain)
    return Decimal(int(found[1], 16))


_NO_NUMBER = _("“{typed}” is no number. Write figures alone, as −120 or 1,234.5.")
_NOT_HEXADECIMAL = _("“{typed}” is not hexadecimal. Its digits are 0 to 9 and A to F, as in 8F.")
_UNCLEAR = _(
    "A comma divides thousands here, as in 1,234, so “{typed}” is unclear. Write decimals with a point: {better}."
)
_TWO_WAYS = _("“{typed}” can be read in two ways. A whole number is asked: write thousands with a comma, {better}.")


def _refused(sentence: str, typed: str, better: str = "") -> Unreadable:
    return Unreadable(reason=sentence.format(typed=clean(typed, 20), better=clean(better, 20)))
