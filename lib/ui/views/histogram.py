"""How often each value occurs, as HTML that needs no script."""

import numpy as np

from lib.text import _, ngettext, number


def histogram(counts: np.ndarray, channel: str) -> str:
    """The bars of the values 0 to 255 over a strip of these values, with a sentence of figures below.

    Bars more than three times as high as all but the eight highest are cut, and the sentence says so.

    Args:
        counts: int (256,), how many pixels have each value.
        channel: "grey", "red", "green" or "blue": the colour of the strip.
    """
    top = _top(counts)
    full = {"grey": "#fff", "red": "#f00", "green": "#0f0", "blue": "#00f"}[channel]
    words = _sentence(counts, top)
    bars = "".join(_bar(value, int(count), top) for value, count in enumerate(counts))
    marks = "".join(f"<span>{value}</span>" for value in (0, 64, 128, 192, 255))
    return (
        f'<figure class="cs-histogram"><div class="cs-bars" role="img" aria-label="{words}">{bars}</div>'
        f'<div class="cs-strip" style="background:linear-gradient(to right,#000,{full})"></div>'
        f'<div class="cs-marks cs-figure cs-soft">{marks}</div>'
        f'<figcaption class="cs-soft">{words}</figcaption></figure>'
    )


def _top(counts: np.ndarray) -> int:
    """The count that fills the height."""
    ordinary = int(np.sort(counts)[-9])
    highest = int(counts.max())
    return max(1, 3 * ordinary if 0 < 3 * ordinary < highest else highest)


def _bar(value: int, count: int, top: int) -> str:
    height = min(100.0, 100 * count / top)
    said = _("value {value}: {count} pixels").format(value=value, count=number(count))
    return f'<i title="{said}" style="height:{height:.2f}%"></i>'


def _sentence(counts: np.ndarray, top: int) -> str:
    present = np.flatnonzero(counts)
    mean = float((counts * np.arange(256)).sum() / counts.sum())
    said = _(
        "Darkest {low}, brightest {high}, mean {mean}. The most frequent value is {often}: {times} pixels."
    ).format(
        low=present[0],
        high=present[-1],
        mean=number(mean, 1),
        often=int(counts.argmax()),
        times=number(int(counts.max())),
    )
    cut = int((counts > top).sum())
    return said + (
        " "
        + ngettext("{cut} bar is cut at {top}.", "{cut} bars are cut at {top}.", cut).format(cut=cut, top=number(top))
        if cut
        else ""
    )
