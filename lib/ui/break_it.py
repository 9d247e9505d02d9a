"""Break it: something is done to the picture or the kernel, guessed first, then shown with the numbers."""

import hashlib
from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from lib import experiments
from lib.experiments import Experiment, Picture, Setup
from lib.text import _
from lib.ui import address, ask
from lib.ui.views import coloured
from lib.ui.views.stepper import Scale

_STYLE = (Path(__file__).parent / "assets" / "break_it.css").read_text(encoding="utf-8")
_SIDE, _SIDE_ON_WALL = 240, 350
_ICONS = {True: ("check", "right"), False: ("close", "wrong")}


def panel(plane: np.ndarray, kernel: np.ndarray, *, stride: int, padding: str, dilation: int, dark: bool) -> None:
    """Choose an experiment, guess, see. Only the chosen one is computed, without bias and ReLU.

    Args:
        plane: (H, W), the pixels of the page, 0 to 255.
        kernel: (kh, kw), or (kh, kw, C), which act on one plane as their sum.
        stride, padding, dilation: as in `lib.convolution.output_size`.
        dark: draw for the dark theme.
    """
    names = experiments.names()
    address.one_of("break", names, None)
    name = st.segmented_control(_("Break it"), names, key="break", bind="query-params")
    if name is None:
        return
    found = experiments.run(name, Setup(plane, kernel, stride, padding, dilation))
    with st.container(border=True, key="break_it"):
        st.html(f"<style>{_STYLE}</style>{coloured.style()}")
        guess = _ask(name, found)
        told = guess is not None and not ask.hidden()
        if told:
            st.html(verdict(found, guess))
        elif guess is not None:
            st.markdown(_("Your guess is taken. In this link the answer stays closed."))
        st.html(pictures(found, told, dark, _SIDE_ON_WALL if st.session_state.get("_big") else _SIDE))


def _ask(name: str, found: Experiment) -> int | None:
    """What is done, what was taken instead of the page's own, the question and its answers; the place of the guess."""
    notes = "".join(f'<p class="cs-soft">{escape(note)}</p>' for note in found.notes)
    title, asked = escape(experiments.title(name)), escape(found.question)
    st.html(f'<div class="cs-break"><h2>{title}</h2><p><b>{_("Your guess:")}</b> {asked}</p>{notes}</div>')
    mark = _mark(name, found)
    guess = st.segmented_control(
        found.question,
        found.options,
        key=f"_break_{mark}",
        label_visibility="collapsed",
        on_change=_count,
        args=(mark, found.options[found.answer]),
    )
    return None if guess is None else found.options.index(guess)


def _count(mark: str, answer: str) -> None:
    """Count the guess before the page is drawn again, with those of the questions; a callback."""
    guess = st.session_state[f"_break_{mark}"]
    if guess is not None:
        ask.count(mark, right=guess == answer)


def _mark(name: str, found: Experiment) -> str:
    """The question with its numbers in a few letters: other numbers ask anew."""
    whole = repr((name, found.question, found.options, found.said))
    return hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()


def verdict(found: Experiment, guess: int) -> str:
    """HTML: whether the guess was right, and what happened and why; screen readers hear it at once."""
    icon, kind = _ICONS[guess == found.answer]
    word = _("Right: {answer}.") if guess == found.answer else _("No: {answer}.")
    return (
        f'<div class="cs-break-verdict cs-break-{kind}" role="alert" data-verdict="{kind}"><p>'
        f'<span class="cs-break-icon" aria-hidden="true">{icon}</span>'
        f"<b>{escape(word.format(answer=found.options[found.answer]))}</b> {escape(found.said)}</p>"
        f'<p class="cs-soft">{escape(found.also)}</p><p class="cs-soft" data-score>{ask.score()}</p></div>'
    )


def pictures(found: Experiment, told: bool, dark: bool, side: int) -> str:
    """HTML: what was changed and the output before; with `told` also the output after, all outputs on one scale."""
    shown = found.pictures if told else found.before
    limit = found.limit if told else float(np.abs(found.before[-1].values).max())
    drawn = [_picture(each, Scale(limit=limit), dark, side) for each in shown]
    if not told:
        drawn.append(_open(found, side))
    return f'<div class="cs-maps">{"".join(drawn)}</div>'


def _open(found: Experiment, side: int) -> str:
    """A place for what is still to be guessed, as large as the output before."""
    height, width = coloured.size_of(found.before[-1].values.shape, side)
    label = _("Still to be guessed")
    style = f"width:{width}px;aspect-ratio:{width}/{height}"
    return f'<div class="cs-break-open" role="img" aria-label="{label}" style="{style}">?</div>'


def _picture(each: Picture, scale: Scale, dark: bool, side: int) -> str:
    if each.kind == "kernel":
        return coloured.weights(each.values, coloured.caption_of(each.title, each.values), dark)
    return coloured.picture(each.values, each.title, Scale() if each.kind == "pixels" else scale, dark, side)
