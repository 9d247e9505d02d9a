"""One argument of a layer: which values it may have, and the one way in which each is kept."""

import math
from dataclasses import dataclass
from typing import Literal

from lib.checks import index
from lib.errors import DesignError
from lib.text import _, clean, number

Form = Literal["whole", "pair", "word", "flag", "real", "sizes", "margins"]


@dataclass(frozen=True)
class Argument:
    """An argument by Keras' name.

    Attributes:
        form: "whole": a whole number; "pair": one for both axes or (rows, columns); "word": one of `choices`; "flag";
            "real": a number with decimals; "sizes": one to three whole numbers, one of which may be -1;
            "margins": a pair, or ((top, bottom), (left, right)).
        usual: what a layer has that was just put in.
        default: what Keras takes where nothing is said; it is then left out of the layer.
        always: it is never left out, and stands first in the text without a word before it.
        low, high: of every number in it.
        short: its word in the text, before a number; for a flag, what is said where it is not the default.
        common: whether it stands in the row of the builder, or among the rarer ones.
    """

    name: str
    form: Form
    usual: object = None
    default: object = None
    always: bool = False
    low: float = 1
    high: float = 1024
    choices: tuple[str, ...] = ()
    short: str = ""
    common: bool = True

    def plain(self, kind: str, value: object) -> object:
        """The value as it is kept: tuples for lists, one number where both axes have the same.

        Raises:
            DesignError: it is of another form, or out of its range.
        """
        if value is None and not self.required:
            return self.default
        if value is None:
            raise DesignError(reason=_("{kind} needs {name}.").format(kind=kind, name=self.name))
        kept = getattr(self, f"_{self.form}")(value)
        if kept is None:
            raise DesignError(reason=self._sentence(kind, value))
        return kept

    @property
    def required(self) -> bool:
        """Whether Keras has no default for it."""
        return self.always and self.default is None

    @property
    def allowed(self) -> str:
        """What it may be, for a sentence: it must be …."""
        low, high = (number(end, 0 if end == int(end) else 2) for end in (self.low, self.high))
        if self.form in ("word", "flag"):
            return _("one of {words}").format(words=", ".join(self.choices or ("True", "False")))
        templates = {
            "whole": _("a whole number from {low} to {high}"),
            "pair": _("a whole number from {low} to {high}, or one for each axis"),
            "real": _("a number from {low} to {high}"),
            "sizes": _("one to three whole numbers of at most {high}, one of them perhaps -1"),
            "margins": _("a whole number from {low} to {high}, one for each axis, or one for each side"),
        }
        return templates[self.form].format(low=low, high=high)

    def _sentence(self, kind: str, value: object) -> str:
        sentence = _("In {kind}, {name} is {value}, but it must be {allowed}.")
        return sentence.format(name=self.name, kind=kind, value=quoted(value), allowed=self.allowed)

    def _whole(self, value: object) -> int | None:
        found = None if isinstance(value, bool) else index(value)
        return found if found is not None and self.low <= found <= self.high else None

    def _pair(self, value: object) -> int | tuple[int, int] | None:
        if not isinstance(value, (tuple, list)):
            return self._whole(value)
        both = tuple(map(self._whole, value))
        if len(both) != 2 or None in both:
            return None
        return both[0] if both[0] == both[1] else both

    def _word(self, value: object) -> str | None:
        return value if isinstance(value, str) and value in self.choices else None

    def _flag(self, value: object) -> bool | None:
        return value if isinstance(value, bool) else None

    def _real(self, value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return float(value) if math.isfinite(value) and self.low <= value <= self.high else None

    def _sizes(self, value: object) -> tuple[int, ...] | None:
        sizes = tuple(value) if isinstance(value, (tuple, list)) else (value,)
        kept = tuple(-1 if index(size) == -1 else self._whole(size) for size in sizes)
        return kept if 1 <= len(kept) <= 3 and None not in kept and kept.count(-1) <= 1 else None

    def _margins(self, value: object) -> object:
        if not isinstance(value, (tuple, list)):
            return self._whole(value)
        sides = tuple(map(self._pair, value))
        if len(sides) != 2 or None in sides:
            return None
        if all(isinstance(side, int) for side in sides):
            return sides[0] if sides[0] == sides[1] else sides
        return tuple((side, side) if isinstance(side, int) else side for side in sides)


def quoted(value: object) -> str:
    """A value of a user's for a sentence: cut, and without signs that a page could take for more than text.

    >>> quoted("<b>hello</b>"), quoted(-3)
    ('“·b·hello··b·”', '-3')
    """
    text = value if isinstance(value, str) else _spelled(value)
    cut = clean(text, 24)
    safe = "".join(sign if (sign.isalnum() and sign.isascii()) or sign in " .-_,()…×" else "·" for sign in cut)
    return f"“{safe}”" if isinstance(value, str) else safe


def _spelled(value: object) -> str:
    """A number or a few of them; anything else by the name of its type. Numbers too long to write are cut."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 10**24:
        return _("a number of more than 24 digits")[:24]
    if isinstance(value, (tuple, list)):
        return "×".join(map(_spelled, value)) if 0 < len(value) <= 4 else _("a list")
    known = (int, float, str, type(None))
    return str(value) if isinstance(value, known) else type(value).__name__
