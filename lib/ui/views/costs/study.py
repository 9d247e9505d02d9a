"""What a study measured of other networks on another machine, with what weakens its figures."""

from html import escape

import streamlit as st

from lib.networks.study import CAVEATS, MACHINE, METHODS, PICTURES, SOURCE, Method
from lib.text import _, figure, number


def show() -> None:
    """The table of the study, its source and its caveats."""
    words = _("For comparison: four ways to tell empty containers from others, {pictures} pictures")
    st.markdown(f"**{words.format(pictures=number(PICTURES))}**")
    heads = (_("Method"), _("Precision 0 / 1"), _("Recall 0 / 1"), _("F1 0 / 1"), _("CPU"), _("GPU"))
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    rows = "".join(map(_row, METHODS))
    label = _("What a study measured")
    st.html(
        f'<div class="cs-card cs-measured cs-study" tabindex="0" role="group" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    st.caption(_("Class 0: not empty, class 1: empty. {machine}. {source}").format(machine=MACHINE, source=SOURCE))
    st.markdown("\n".join(f"- {each.format(pictures=number(PICTURES))}" for each in CAVEATS))


def _row(method: Method) -> str:
    pairs = (method.precision, method.recall, method.f1)
    cells = [" / ".join(number(each, 4) for each in pair) for pair in pairs]
    cells += [_time(each) for each in (method.cpu, method.gpu)]
    shown = "".join(f'<td class="cs-figure">{escape(each)}</td>' for each in cells)
    return f'<tr><th scope="row">{escape(method.name)}</th>{shown}</tr>'


def _time(seconds: float | None) -> str:
    """Seconds for all pictures, and milliseconds for one; a dash where none was published."""
    if seconds is None:
        return "–"
    return _("{all} s ({one} ms each)").format(all=figure(seconds), one=figure(1000 * seconds / PICTURES))
