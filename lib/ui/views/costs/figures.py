"""Amounts for the eye: bytes, and counts of multiplications."""

from lib.text import _, number


def memory(size: int) -> str:
    """Bytes for the eye.

    >>> memory(11_200), memory(576_000_400), memory(4)
    ('11.2 kB', '576 MB', '4 B')
    """
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{number(size / unit, 0 if size >= 100 * unit else 1)} {name}"
    return f"{size} B"


def millions(count: int) -> str:
    """A count of multiplications for the eye.

    >>> millions(154_080), millions(1_288_450_800)
    ('154,080', '1,288 million')
    """
    return number(count) if count < 1_000_000 else _("{count} million").format(count=number(count / 1e6))
