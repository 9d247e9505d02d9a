"""Pool twice: the same window again on the output, and the one window on the input that does the same."""

import numpy as np
import streamlit as st

from lib.errors import DoesNotFit
from lib.pooling import pool, twice
from lib.text import _, figure, ngettext, number
from lib.ui import ask
from lib.ui.views import coloured
from lib.ui.views.pooling import Pooled, Settings, sentence

_SIDE, _SIDE_ON_WALL = 240, 440
_NEAR = 1e-5  # of the largest value: less is rounding


def show(pooled: Pooled, settings: Settings, dark: bool) -> None:
    """Input, pooled once, pooled twice, and pooled by the one window; whether the last two are equal, counted."""
    if settings.whole:
        st.markdown(_("Pooled over the whole input, one number is left: there is nothing more to pool."))
        return
    if ask.hidden():
        st.markdown(_("In this link answers stay closed, and the sizes of the outputs are among them."))
        return
    size, stride = twice(settings.size, settings.stride)
    once = pool(pooled.image, settings.size, **settings.how)
    again = pool(once, settings.size, **settings.how)
    try:
        at_once = pool(pooled.image, size, **settings.how | {"stride": stride})
    except DoesNotFit as error:  # only where "same" padding let the second window stand on less than itself
        sentence(error)
        return
    named = [
        (pooled.image, _("Input, {size}")),
        (once, _("Pooled once, {size}")),
        (again, _("Pooled twice, {size}")),
        (at_once, _("Pooled by one window of {window}×{window}, stride {stride}: {size}")),
    ]
    side = _SIDE_ON_WALL if st.session_state.get("_big") else _SIDE
    drawn = [_drawn(values, words, pooled, size, stride, dark, side) for values, words in named]
    st.html(f'{coloured.style()}<div class="cs-maps">{"".join(drawn)}</div>')
    st.markdown(said(settings, size, stride, again, at_once))


def _drawn(values: np.ndarray, words: str, pooled: Pooled, size: int, stride: int, dark: bool, side: int) -> str:
    caption = words.format(size="×".join(number(cells) for cells in values.shape), window=size, stride=stride)
    return coloured.picture(np.asarray(values, np.float32), caption, pooled.scale, dark, side)


def said(settings: Settings, size: int, stride: int, again: np.ndarray, at_once: np.ndarray) -> str:
    """How the one window is found, and whether it gives the same numbers; if not, why."""
    k, s = settings.size, settings.stride
    words = _(
        "Two windows of {k} with stride {s} see what one of {k} + ({k} − 1)·{s} = **{size}** with stride "
        "{s}·{s} = **{stride}** sees. "
    ).format(k=k, s=s, size=size, stride=stride)
    apart = np.abs(again.astype(np.float64) - at_once)
    differ = int((apart > _NEAR * max(np.abs(at_once).max(), 1e-30)).sum())
    if not differ:
        equal = ngettext(
            "Computed both ways, the one number is equal.", "Computed both ways, all {n} numbers are equal.", again.size
        )
        return words + equal.format(n=number(again.size))
    counted = _("Computed both ways, {differ} of {n} numbers differ, by {most} at most: ").format(
        differ=number(differ), n=number(again.size), most=figure(float(apart.max()))
    )
    return words + counted + _why(settings)


def _why(settings: Settings) -> str:
    """Why two small windows and the large one do not agree."""
    if settings.stride > settings.size:
        return _("the small windows leave gaps of {gap}, which the large one reads.").format(
            gap=settings.stride - settings.size
        )
    if settings.padding == "same":
        return _("padding stands elsewhere, and is counted elsewhere, when two small windows need it.")
    return _(
        "small windows overlap (stride {stride} is less than {size}), so that in the mean of means a cell counts once "
        "for each window over it. The largest of the largest would not change."
    ).format(stride=settings.stride, size=settings.size)
