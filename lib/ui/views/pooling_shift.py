"""What survives a shift: the picture moves by some pixels, and outputs are compared before and after."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import streamlit as st

from lib.convolution import convolve
from lib.errors import DoesNotFit, InvalidSetting
from lib.kernels import kernel
from lib.pooling import pool
from lib.shifting import DIRECTIONS, FURTHEST, Change, changes, field, found_again
from lib.text import _, number, percent
from lib.ui import address, ask, frame
from lib.ui.views import coloured, convolution, pooling_chart
from lib.ui.views.pooling import Pooled, Settings, kept_convolution, sentence, words_of
from lib.ui.views.pooling_chart import Line
from lib.ui.views.stepper import Scale

_SIDE, _SIDE_ON_WALL = 230, 420
_NAMES = {"max": _("Max-pooling"), "average": _("Average pooling")}


def show(pooled: Pooled, settings: Settings, dark: bool) -> None:
    """Choose a shift; see the outputs before and after, the curve over all shifts, and what it says in words."""
    if min(pooled.image.shape) <= FURTHEST:
        st.warning(too_small(min(pooled.image.shape), after=pooled.after is not None), icon=":material/straighten:")
        return
    if settings.whole:
        settings = replace(settings, whole=False)
        st.caption(_("Global pooling leaves one number. Here the window of the sliders is compared."))
    _compared(pooled, settings, dark)


def too_small(side: int, *, after: bool) -> str:
    """Why a picture whose shorter side has so few cells cannot move, and what would help; `after` a convolution."""
    words = _("To move by up to {most} the input needs at least {least} along its shorter side, but it has {side}. ")
    way = _("Choose a longer side of 224 or another photo.")
    if after:
        way = _("Choose a longer side of 224, another photo, or a smaller stride and kernel on the Convolution page.")
    return words.format(most=FURTHEST, least=FURTHEST + 1, side=side) + way


@st.fragment
def _compared(pooled: Pooled, settings: Settings, dark: bool) -> None:
    unit = _("pixels") if pooled.after is None else _("cells")
    shift, direction = _controls(unit)
    try:
        _drawn(pooled, settings, shift, direction, unit, dark)
    except DoesNotFit as error:  # said here, for it would leave a fragment as another error
        sentence(error)


def _drawn(pooled: Pooled, settings: Settings, shift: int, direction: str, unit: str, dark: bool) -> None:
    if 0 < (least := min(pooled.image.shape) - FURTHEST) < settings.size:
        allowed = _("at most {least}, the shorter side of what can move").format(least=least)
        raise InvalidSetting(name=_("The window"), value=settings.size, allowed=allowed)
    done = operations(pooled, settings)
    lines = [
        Line(kind, name, _changes(_mark(pooled, settings, kind), direction, pooled.planes, operate))
        for kind, (name, operate) in done.items()
    ]
    operate = done[settings.kind][1]
    before, after = (operate(field(pooled.planes, by, direction)) for by in (0, shift))
    side = _SIDE_ON_WALL if st.session_state.get("_big") else _SIDE
    st.html(
        f"{pooling_chart.style()}{coloured.style()}"
        f'<div class="cs-maps">{pictures(pooled, before, after, shift, direction, dark, side)}</div>'
    )
    st.markdown(said(lines, settings, shift) + " " + _along(before, after, settings, shift, direction))
    if diagram := pooling_chart.chart(lines, shift, settings.kind, unit, dark):
        st.html(diagram)


def _controls(unit: str) -> tuple[int, str]:
    label = _("Shift of the input, {unit}").format(unit=unit)
    with frame.row("shift_controls"):
        address.whole("shift", 0, FURTHEST, default=1)
        shift = st.slider(label, 0, FURTHEST, 1, key="shift", bind="query-params", width=260)
        address.one_of("direction", DIRECTIONS, DIRECTIONS[0])
        direction = st.segmented_control(
            _("Direction"), DIRECTIONS, default=DIRECTIONS[0], required=True, key="direction", bind="query-params"
        )
    return shift, direction or DIRECTIONS[0]


Operate = Callable[[np.ndarray], np.ndarray]


def operations(pooled: Pooled, settings: Settings) -> dict[str, tuple[str, Operate]]:
    """What is compared: both kinds of pooling, the stride alone, and on a photo the kernel of the Convolution page.

    Each takes the planes of the pixel store, (C, H, W), and gives float32 (H', W'); nothing is padded. The stride alone
    keeps one cell of each window: a convolution that copies, with the same stride.
    """
    size, stride, plane = settings.size, settings.stride, pooled.plane

    def by_pooling(kind: str) -> Operate:
        return lambda planes: pool(planes[plane], size, kind=kind, stride=stride)

    found = {kind: (_NAMES[kind], by_pooling(kind)) for kind in _NAMES}
    copies = kernel("identity", size)
    found["stride"] = (_stride_alone(pooled, stride), lambda planes: convolve(planes[plane], copies, stride=stride))
    if pooled.after is None:
        kept = replace(kept_convolution(), stride=stride, padding="valid")
        chosen = kept.channel if kept.mode == "each" else 0
        name = _("Convolution: {words}").format(words=words_of(kept))
        found["kernel"] = (name, lambda planes: convolution.outputs(planes, kept)[chosen])
    return found


def _stride_alone(pooled: Pooled, stride: int) -> str:
    if pooled.after is not None:
        return _("No pooling: the convolution with stride {stride}").format(stride=stride * pooled.after.stride)
    return _("No pooling: a convolution that copies, stride {stride}").format(stride=stride)


def _mark(pooled: Pooled, settings: Settings, kind: str) -> str:
    """All that the changes of one operation depend on, but for the direction."""
    kept = kept_convolution() if kind == "kernel" else None
    weights = kept and (kept.kernels.tolist(), replace(kept, kernels=np.zeros(0)))
    return repr((pooled.name, pooled.plane, settings.size, settings.stride, kind, weights))


@st.cache_data(max_entries=128, show_spinner=False)
def _changes(mark: str, direction: str, _planes: np.ndarray, _operate: Operate) -> tuple[Change, ...]:
    return changes(_operate, _planes, direction)


def pictures(
    pooled: Pooled, before: np.ndarray, after: np.ndarray, shift: int, direction: str, dark: bool, side: int
) -> str:
    """HTML: the input with the field on it, the output before and after, and their difference."""
    apart = after - before
    most = float(np.abs(apart).max()) or float(np.abs(before).max()) or 1.0
    words = {"right": _("Output after it moved {shift} to the right"), "down": _("Output after it moved {shift} down")}
    first = _("Output before") if ask.hidden() else _("Output before, {rows}×{cols}")
    named = [
        (before, first.format(rows=len(before), cols=before.shape[1]), pooled.scale),
        (after, words[direction].format(shift=shift), pooled.scale),
        (apart, _("after − before"), Scale(limit=most)),
    ]
    shown = pooling_chart.framed(pooled.image, pooled.scale, shift, direction, dark, side)
    return shown + "".join(coloured.picture(values, name, scale, dark, side) for values, name, scale in named)


def said(lines: list[Line], settings: Settings, shift: int) -> str:
    """The figures of this shift in words: the chosen kind against the stride alone."""
    found = {line.kind: line.changes[shift] for line in lines}
    own, plain = found[settings.kind], found["stride"]
    if own.relative is None or plain.relative is None:
        return _("The output is the same number everywhere, so that there is nothing to compare a change with.")
    if not shift:
        return _("Without a shift nothing changes. Move the input.")
    words = _(
        "**Moved by {shift}, the output of {name} changes by {own}** of its own variation, and {same} of its numbers "
        "stay as they were. With the stride alone it changes by {plain}, and {plain_same} stay."
    ).format(
        shift=shift,
        name=_NAMES[settings.kind].lower(),
        own=pooling_chart.share(own.relative),
        same=pooling_chart.share(own.same),
        plain=pooling_chart.share(plain.relative),
        plain_same=pooling_chart.share(plain.same),
    )
    left = settings.size - shift
    if own.relative >= plain.relative or left < 1:
        return words
    seen = _(
        "Of the {size} pixels along each window {left} are the same as before; the one that the stride alone keeps is "
        "another."
    )
    return f"{words} {seen.format(size=settings.size, left=left)}"


def _along(before: np.ndarray, after: np.ndarray, settings: Settings, shift: int, direction: str) -> str:
    """Whether the output has moved by whole cells, counted."""
    cells, rest = divmod(shift, settings.stride)
    values = {"shift": shift, "cells": cells, "stride": settings.stride}
    if rest:
        words = _("{shift} is no multiple of the stride {stride}: the windows stand on other pixels than before.")
        return words.format(**values)
    if not shift or cells >= before.shape[direction == "right"]:
        return ""
    found, of = found_again(before, after, cells, direction)
    if ask.hidden():  # the count would give the size of the output away
        words = _("{shift} = {cells}·{stride}, whole strides: {share} of the numbers still in sight are the old ones.")
        return words.format(share=percent(found / of), **values)
    return _(
        "{shift} = {cells}·{stride}, whole strides: {found} of the {of} numbers still in sight are the old ones, "
        "moved by {cells}."
    ).format(found=number(found), of=number(of), **values)
