"""Translation and prose, without Streamlit.

Interface strings go through `_()`; longer texts are Markdown files in `lib/content/LANGUAGE/`.
"""

import gettext
import math
import re
import string
import unicodedata
from functools import lru_cache
from pathlib import Path

LANGUAGE = "en"
_FOLDER = Path(__file__).parent
_catalogue = gettext.translation("convscope", _FOLDER / "locale", languages=[LANGUAGE], fallback=True)

_ = _catalogue.gettext
ngettext = _catalogue.ngettext


@lru_cache(maxsize=128)
def prose(name: str) -> str:
    """The Markdown text called `name`, as `pages/convolution` or `samples`.

    Raises:
        FileNotFoundError: there is no such text; every name in use is checked by a test.
    """
    return (_FOLDER / "content" / LANGUAGE / f"{name}.md").read_text(encoding="utf-8")


def number(value: float, decimals: int = 0) -> str:
    """A figure as ConvScope writes it: thousands separated by commas, a true minus sign.

    >>> number(24000100)
    '24,000,100'
    >>> number(-0.5, 2)
    '−0.50'
    """
    exact = isinstance(value, int) and not decimals  # which a float would round from 2⁵³ on
    text = f"{value:,d}" if exact else f"{value:,.{decimals}f}"
    return "−" + text[1:] if text.startswith("-") else text


def percent(share: float) -> str:
    """A share as a percentage with one decimal, never rounded to 0 or 100; a line never breaks within it.

    >>> [percent(share).replace("\\xa0", " ") for share in (0.9312, 0.99999, 0.00001, 1.0, 0.0)]
    ['93.1 %', '> 99.9 %', '< 0.1 %', '100 %', '0 %']
    """
    if share > 0.9995:
        words = "100 %" if share == 1 else "> 99.9 %"
    elif share < 0.0005:
        words = "0 %" if share == 0 else "< 0.1 %"
    else:
        words = f"{number(share * 100, 1)} %"
    return words.replace(" ", "\xa0")


def escape_markdown(text: str) -> str:
    """Text of a user's, such as a file name, so that Markdown shows it as it is.

    >>> escape_markdown("a*b*.png")
    'a\\\\*b\\\\*\\\\.png'
    """
    return "".join("\\" + letter if letter in string.punctuation else letter for letter in text)


def figure(value: float) -> str:
    """A measured value with three significant digits and a true minus sign.

    >>> figure(1.9344), figure(-0.01237), figure(54321.0), figure(0.0), figure(3.2e-7)
    ('1.93', '−0.0124', '54,321', '0', '3.2e−07')
    """
    if not math.isfinite(value) or value == 0:
        return {math.inf: "∞", -math.inf: "−∞", 0: "0"}.get(value, "NaN")
    size = math.floor(math.log10(abs(value)))
    if size < -4:
        return f"{value:.1e}".replace("-", "−")
    return number(value, max(0, 2 - size))


def clean(text: object, longest: int = 40) -> str:
    """A string of a user's file on one line: no control or direction characters, at most `longest` characters.

    >>> clean("val\\nloss")
    'val loss'
    >>> clean("a" * 50, 5)
    'aaaa…'
    """
    kept = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in str(text)[:1000])
    line = re.sub(r"\s+", " ", kept).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"
