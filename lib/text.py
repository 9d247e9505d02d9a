"""Translation and prose, without Streamlit.

Interface strings go through `_()`; longer texts are Markdown files in `lib/content/LANGUAGE/`.
"""

import gettext
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
    text = f"{value:,.{decimals}f}"
    return "−" + text[1:] if text.startswith("-") else text
