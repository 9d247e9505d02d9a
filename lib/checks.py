"""What is given to the arithmetic, checked before NumPy or OpenCV says in its own words what is wrong with it."""

import operator

import numpy as np

from lib.errors import InvalidSetting
from lib.text import _


def whole(name: str, value: int) -> int:
    """The value as an int of at least 1.

    Raises:
        InvalidSetting: it is smaller or not a whole number.
    """
    number = index(value)
    if number is None or number < 1:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("a whole number of at least 1"))
    return number


def index(value: object) -> int | None:
    """The value as an int where it is a whole number of Python's or NumPy's, else None."""
    try:
        return operator.index(value)
    except TypeError:
        return None


def pair(name: str, value: object) -> tuple[int, int]:
    """A whole number of at least 1 for both axes, or one for each.

    Raises:
        InvalidSetting: anything else.
    """
    values = tuple(value) if isinstance(value, (tuple, list)) else (value, value)
    if len(values) != 2:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("one whole number, or one for each axis"))
    return whole(name, values[0]), whole(name, values[1])


def word(name: str, value: object, known: tuple[str, str]) -> str:
    """The value, if it is one of two words.

    Raises:
        InvalidSetting: it is not.
    """
    if not isinstance(value, str) or value not in known:
        allowed = _("{one} or {other}").format(one=repr(known[0]), other=repr(known[1]))
        raise InvalidSetting(name=name, value=spelled(value), allowed=allowed)
    return value


def real(name: str, values: object) -> np.ndarray:
    """The values as an array of booleans, integers or floats.

    Raises:
        InvalidSetting: they are complex, text or objects, or their rows differ in length.
    """
    allowed = _("an array of real numbers with rows of one length")
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise InvalidSetting(name=name, value=_("ragged"), allowed=allowed) from error
    if array.dtype.kind not in "biuf":
        kind = _("of NumPy's type {dtype}").format(dtype=array.dtype)
        raise InvalidSetting(name=name, value=kind, allowed=allowed)
    return array


def picture(values: object) -> np.ndarray:
    """An image as an array of any real dtype.

    Raises:
        InvalidSetting: it is no (H, W) or (H, W, C) of real numbers, or has no cells.
    """
    array = real(_("The image"), values)
    if array.ndim not in (2, 3) or array.size == 0:
        allowed = _("(rows, columns) or (rows, columns, channels), each at least 1")
        raise InvalidSetting(name=_("The shape of the image"), value=array.shape, allowed=allowed)
    return array


def scalar(name: str, value: object) -> float:
    """One real number as a float.

    Raises:
        InvalidSetting: it is something else.
    """
    number = real(name, value)
    if number.ndim:
        raise InvalidSetting(name=name, value=spelled(value), allowed=_("one number"))
    return float(number)


def spelled(value: object) -> str:
    """A value for a sentence, on one line and cut where it is long."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else text[:39] + "…"
