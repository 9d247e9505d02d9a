"""A photo unlike anything a network was trained on: said where the network's own rule says it, and nowhere else."""

from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from lib.errors import NetworkError
from lib.networks import Network, alarms
from lib.networks.familiarity import Familiarity
from lib.text import _, escape_markdown, number
from lib.ui.answers import Answer

_STYLE = (Path(__file__).parents[1] / "assets" / "familiarity.css").read_text(encoding="utf-8")
_BARS = 48
_BEYOND = 1.6  # how much longer the scale is than from its begin to the threshold


def note(network: Network, answer: Answer, *, own: bool = False) -> None:
    """Where the rule fires: what it means, where the photo lies, how often the rule is wrong. Else nothing.

    Args:
        network: whose rule.
        answer: to the photo.
        own: the photo is known to be a test picture of the network's own, so that the rule is wrong if it fires.
    """
    try:
        rule = network.familiarity
    except NetworkError as error:
        st.caption(f":material/info: {escape_markdown(str(error))}")
        return
    if rule is None or not fires(network, answer):
        return
    with st.container(border=True, key="unlike"):
        left, right = st.columns([1.25, 1], gap="medium", vertical_alignment="center")
        with left:
            st.markdown(f":material/explore_off: **{said(network)}** {meaning(own)}")
            st.caption(escape_markdown(" ".join(alarms.told(network.card))))
        right.html(f"<style>{_STYLE}</style>" + scale(rule, answer.unlike))


def said(network: Network) -> str:
    """The sentence itself, as Markdown."""
    return _("This photo is unlike anything {title} was trained on.").format(title=escape_markdown(network.card.title))


def meaning(own: bool) -> str:
    """What follows for the probabilities, or that it is a false alarm."""
    if own:
        return _("A false alarm: it is one of its own test pictures, only an unusual one.")
    return _("So the probabilities mean little: it has to name one of its classes, whatever it is shown.")


def mark(network: Network, answer: Answer) -> str:
    """The same in a few words beside a small answer, as HTML; "" where the rule does not fire."""
    return (
        f'<p class="cs-soft cs-mark">{escape(_("The photo is unlike its pictures."))}</p>'
        if fires(network, answer)
        else ""
    )


def fires(network: Network, answer: Answer) -> bool:
    """Whether a network has a rule, and it says that the photo is unlike its pictures."""
    told = network.card.familiarity
    return bool(told) and answer.unlike is not None and answer.unlike > told["threshold"]


def scale(rule: Familiarity, score: float) -> str:
    """Where the photo lies among the validation pictures, as HTML.

    Args:
        rule: of the network.
        score: of the photo; one beyond the end of the scale is drawn at its end with an arrow.
    """
    begin, end = _ends(rule)
    counts, _edges = np.histogram(np.clip(rule.validation, begin, end), _BARS, (begin, end))
    bars = "".join(f'<i style="height:{100 * count / counts.max():.1f}%"></i>' for count in counts)
    line, here = (100 * (np.clip(value, begin, end) - begin) / (end - begin) for value in (rule.threshold, score))
    beyond = score > end
    words = _words(rule, score)
    return (
        f'<figure class="cs-unlike"><div role="img" aria-label="{escape(words)}">'
        f'<div class="cs-pile">{bars}<b style="left:{line:.1f}%"></b>'
        f'<em class="{"cs-beyond" if beyond else ""}" style="left:{here:.1f}%"></em>'
        f'<span style="right:{100 - here:.1f}%">{escape(_("this photo"))}</span></div>'
        f'<div class="cs-unlike-words"><span>{escape(_("like its pictures"))}</span>'
        f"<span>{escape(_('unlike'))}</span></div></div>"
        f'<figcaption class="cs-soft">{escape(words)}</figcaption></figure>'
    )


def _ends(rule: Familiarity) -> tuple[float, float]:
    """Where the scale begins and ends."""
    begin = min(float(rule.validation[0]), rule.threshold - 1)
    return begin, begin + _BEYOND * (rule.threshold - begin)


def _words(rule: Familiarity, score: float) -> str:
    values = {
        "score": number(score, 1),
        "threshold": number(rule.threshold, 1),
        "nearer": number(round(rule.farther(score) * len(rule.validation))),
        "n": number(len(rule.validation)),
    }
    return _(
        "Distance {score}; unlike from {threshold} on. Bars: {n} validation pictures, {nearer} of them nearer."
    ).format(**values)
