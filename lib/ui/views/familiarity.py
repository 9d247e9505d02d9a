"""A photo unlike anything a network was trained on: said where the network's own rule says it, and nowhere else."""

from html import escape
from pathlib import Path

import numpy as np
import streamlit as st

from lib.errors import NetworkError
from lib.networks import Network
from lib.networks.familiarity import Familiarity
from lib.text import _, escape_markdown, number, percent
from lib.ui.answers import Answer

_STYLE = (Path(__file__).parents[1] / "assets" / "familiarity.css").read_text(encoding="utf-8")
_BARS = 48
_BEYOND = 1.6  # how much longer the scale is than from its begin to the threshold


def note(network: Network, answer: Answer) -> None:
    """Where the rule fires: what it means, where the photo lies, how often the rule is wrong. Else nothing."""
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
            st.markdown(f":material/explore_off: **{said(network)}** {meaning()}")
            st.caption(how_often(network.card.familiarity))
        right.html(f"<style>{_STYLE}</style>" + scale(rule, answer.unlike))


def said(network: Network) -> str:
    """The sentence itself, as Markdown."""
    return _("This photo is unlike anything {title} was trained on.").format(title=escape_markdown(network.card.title))


def meaning() -> str:
    """What follows for the probabilities."""
    return _("So the probabilities mean little: it has to name one of its classes, whatever it is shown.")


def how_often(block: dict) -> str:
    """How often the rule is wrong, as Markdown, from the card."""
    alarm = block["false_alarms"]["test"]
    own = _(
        "A measured rule says so: wrongly of {share} of {n} of the network's own test pictures ({low} to {high}), "
        "rightly of {hits}."
    )
    told = own.format(n=number(alarm["n"]), hits=_listed(block["hits"]), **_shares(alarm))
    if not block["related"]:
        return told
    related = _("Of pictures of other collections whose classes it knows: {related}.")
    return f"{told} {related.format(related=_listed(block['related'], without=False))}"


def mark(network: Network, answer: Answer) -> str:
    """The same in a few words beside a small answer, as HTML; "" where the rule does not fire."""
    return f'<p class="cs-soft">{escape(_("unlike its pictures"))}</p>' if fires(network, answer) else ""


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


def _listed(sets: dict[str, dict], *, without: bool = True) -> str:
    """The share of each set of pictures on which the rule fires."""
    plain, part = _("{share} of {title}"), _("{share} of {title} without {known}")
    return ", ".join(
        (part if without and each["known"] else plain).format(
            share=percent(each["share"]),
            title=escape_markdown(each["title"].partition(",")[0]),
            known=escape_markdown(_(" and ").join(each["known"])),
        )
        for each in sets.values()
    )


def _shares(share: dict) -> dict[str, str]:
    return {key: percent(share[key]) for key in ("share", "low", "high")}
