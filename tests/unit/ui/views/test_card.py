"""A network's card as HTML: all sections, bars as wide as the recalls, all text escaped."""

import dataclasses

import pytest

from lib import networks
from lib.networks import Card, Failures
from lib.ui.views.card import whole


class Stand:
    """A network with another card."""

    def __init__(self, card: Card, failures: Failures) -> None:
        self.card, self.failures = card, failures
        self.layers = card.layers


@pytest.mark.parametrize("name", networks.names())
def test_every_network_s_card_has_all_sections(name: str) -> None:
    html = whole(networks.load(name))
    assert html.count("<section>") == html.count("<h2>") == 5
    assert html.count("<ul>") == html.count("</ul>") == 5


def test_the_weakest_class_stands_first_with_its_bar() -> None:
    network = networks.load("fashion_cnn")
    first = whole(network).split('class="cs-recalls">')[1].split("</li>")[0]
    label, recall = network.failures.recalls[0]
    assert f"<span>{label}</span>" in first
    assert f"width:{100 * recall.recall:.2f}%" in first


def test_what_a_card_says_is_escaped() -> None:
    network = networks.load("fashion_cnn")
    evil = "<img src=x onerror=alert(1)>"
    data = network.card.data | {"title": evil, "licence": evil, "faults": [evil]}
    card = dataclasses.replace(network.card, task=evil, notice=evil, limits=(evil,), sources=(evil,), data=data)
    html = whole(Stand(card, network.failures))
    assert "<img" not in html
    assert html.count("&lt;img src=x") >= 7


def test_a_notice_stands_on_the_card() -> None:
    network = networks.load("fashion_cnn")
    card = dataclasses.replace(network.card, notice="Not for diagnosis.")
    assert '<p class="cs-notice" role="note">Not for diagnosis.</p>' in whole(Stand(card, network.failures))
    assert "cs-notice" not in whole(network)
