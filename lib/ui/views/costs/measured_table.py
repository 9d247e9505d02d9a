"""The networks as a table: what stands on their cards, and what was measured of them."""

import math
from collections.abc import Mapping
from html import escape

import streamlit as st

from lib import networks
from lib.networks import measured
from lib.networks.layer_sizes import sizes
from lib.networks.measured import BATCH, Measured, Spread
from lib.text import _, figure, number
from lib.ui.views.costs.figures import memory, millions

_DECADES = (1e-5, 10.0)  # seconds at the two ends of a track


def show(found: Mapping[str, Measured]) -> None:
    """A row a network, the one with the fewest multiplications first."""
    rows = "".join(_row(name, found.get(name)) for name in in_order())
    heads = (
        (_("Network"), ""),
        (_("Parameters"), ""),
        (_("Multiplications"), ""),
        (_("File"), ""),
        (_("One picture"), _("ms: middle, quartiles (runs)")),
        (_("{batch} pictures").format(batch=BATCH), _("ms: middle, quartiles (runs)")),
        (_("Memory"), _("one / {batch} pictures").format(batch=BATCH)),
    )
    head = "".join(f'<th scope="col">{escape(word)}<small>{escape(note)}</small></th>' for word, note in heads)
    st.html(
        f'<div class="cs-card cs-measured" tabindex="0" role="group" aria-label="{_("What was measured")}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if found:
        st.markdown(said(found))
        st.caption(_legend())


def in_order() -> list[str]:
    """The networks, the one with the fewest multiplications first."""
    counted = amounts()
    return sorted(counted, key=lambda name: counted[name][1])


@st.cache_data(max_entries=1, show_spinner=False)
def amounts() -> dict[str, tuple[int, int]]:
    """Network → (parameters, multiplications for one picture)."""
    cards = [networks.load(name).card for name in networks.names()]
    return {card.name: (card.parameters, sum(each.macs for each in sizes(card))) for card in cards}


def said(found: Mapping[str, Measured]) -> str:
    """Whether the order of the times is that of the multiplications, or of the parameters; for two and more."""
    if len(found) < 2:
        return ""
    counted, seconds = amounts(), [each.one.median for each in found.values()]
    by = [measured.in_order([counted[name][which] for name in found], seconds) for which in (1, 0)]
    words = _(
        "Of {pairs} pairs of networks, the one with more **multiplications** takes longer for one picture in "
        "**{macs}**; the one with more **parameters** in **{parameters}** of {others}."
    )
    (macs, pairs), (parameters, others) = by
    return words.format(pairs=pairs, macs=macs, parameters=parameters, others=others)


def _legend() -> str:
    words = _(
        "On {machine}. The bar goes from the first to the third quartile, the mark is the middle, on a logarithmic "
        "scale from {low} to {high} ms. What else this machine does at the time counts, too. Memory is the highest "
        "mark of a process of its own, above what it held before it loaded the network, the file counted."
    )
    low, high = (number(1000 * end, 2 if end < 1e-3 else 0) for end in _DECADES)
    return words.format(machine=measured.machine(), low=low, high=high)


def _row(name: str, found: Measured | None) -> str:
    card, (parameters, macs) = networks.load(name).card, amounts()[name]
    cells = [number(parameters), millions(macs), memory(measured.file_size(name))]
    shown = "".join(f'<td class="cs-figure">{escape(each)}</td>' for each in cells)
    if found is None:
        times = f'<td class="cs-none">{_("not measured")}</td><td></td><td></td>'
    else:
        held = [
            memory(each) if each is not None else _("not told here") for each in (found.memory_one, found.memory_batch)
        ]
        times = _time(found.one, "one") + _time(found.batch, "batch") + f'<td class="cs-figure">{" / ".join(held)}</td>'
    mark = "" if found is None else " data-measured"
    return f'<tr data-network="{escape(name)}"{mark}><th scope="row">{escape(card.title)}</th>{shown}{times}</tr>'


def _time(spread: Spread, kind: str) -> str:
    """The middle, how many runs, and the quartiles as a bar."""
    low, middle, high = (figure(1000 * each) for each in (spread.low, spread.median, spread.high))
    told = _("{low} to {high} ms, half of {n} runs").format(low=low, high=high, n=spread.n)
    start, end = (_place(each) for each in (spread.low, spread.high))
    bar = (
        f'<span class="cs-track" role="img" aria-label="{escape(told)}" title="{escape(told)}">'
        f'<i style="left:{start:.2f}%;width:{max(0.8, end - start):.2f}%"></i>'
        f'<b style="left:{_place(spread.median):.2f}%"></b></span>'
    )
    small = f"<small>{low}–{high} ({spread.n})</small>"
    return f'<td data-time="{kind}"><span class="cs-figure">{middle}</span> {small}{bar}</td>'


def _place(seconds: float) -> float:
    """Where a time stands on a track, in percent."""
    first, last = map(math.log, _DECADES)
    return 100 * min(1.0, max(0.0, (math.log(max(seconds, 1e-9)) - first) / (last - first)))
