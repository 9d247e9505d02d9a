"""A network's card in plain words, as HTML; all text is escaped here."""

from html import escape
from pathlib import Path

import streamlit as st

from lib.networks import Network, alarms, telling
from lib.text import _, escape_markdown, number, percent
from lib.ui.views.answer import notice

_STYLE = (Path(__file__).parents[1] / "assets" / "card.css").read_text(encoding="utf-8")


def folded(network: Network) -> None:
    """The card in an expander that bears the network's title."""
    title = _("The card of {title}: what it saw, what it scores, where it fails")
    title = title.format(title=escape_markdown(network.card.title))
    with st.expander(title, icon=":material/badge:"):
        st.html(f"<style>{_STYLE}</style>" + whole(network))


def whole(network: Network) -> str:
    """All sections of the card."""
    card, found = network.card, network.failures
    parts = (
        (_("What it saw"), _listed(telling.saw(card))),
        (_("What it scores"), _listed(telling.scores(card) + alarms.told(card))),
        (_("Where it fails"), _recalls(network) + _listed(telling.fails(card, found))),
        (_("How it was trained"), _listed(telling.trained(card))),
        (_("Licences and sources"), _listed(telling.thanks(card))),
    )
    sections = "".join(f"<section><h2>{escape(heading)}</h2>{body}</section>" for heading, body in parts)
    task = f"<b>{escape(card.task)}</b> " + escape(_size(network))
    return f'<div class="cs-network"><p>{task}</p>{notice(card)}<div>{sections}</div></div>'


def _size(network: Network) -> str:
    values = {"count": number(network.card.parameters), "layers": number(len(network.layers))}
    return _("{count} parameters in {layers} layers.").format(**values)


def _listed(sentences: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def _recalls(network: Network) -> str:
    """How many pictures of each class it recognises, the weakest first, with bars."""
    said = _("Of the test pictures of each class it recognises:")
    rows = "".join(
        f"<li><span>{escape(label)}</span>"
        f'<span class="cs-track" aria-hidden="true"><i style="width:{100 * found.recall:.2f}%"></i></span>'
        f'<span class="cs-figure">{escape(percent(found.recall))}</span></li>'
        for label, found in network.failures.recalls
    )
    return f'<p>{escape(said)}</p><ol class="cs-recalls">{rows}</ol>'
