"""What a card says of its rule for unlike photos."""

from dataclasses import replace

from lib import networks
from lib.networks import alarms

SHARE = {"share": 0.03, "n": 1000, "low": 0.021, "high": 0.042}
BLOCK = {
    "false_alarms": {"validation": SHARE, "test": SHARE},
    "hits": {
        "mnist": {"title": "MNIST", "known": [], **SHARE, "share": 1.0},
        "cifar10": {"title": "CIFAR-10", "known": ["cat", "dog"], **SHARE, "share": 0.914},
        "chest_xray": {"title": "Chest X-rays, divided anew", "known": [], **SHARE, "share": 0.5},
    },
    "related": {"pets": {"title": "Pets", "known": ["cat"], **SHARE, "share": 0.12}},
}


def told(block: dict | None) -> str:
    card = replace(networks.load("fashion_cnn").card, familiarity=block)
    return " ".join(alarms.told(card)).replace("\xa0", " ")


def test_how_often_it_is_wrong_is_said_with_its_interval_and_what_was_left_out() -> None:
    assert "wrongly 3.0 % of 1,000 of its test pictures (2.1 % to 4.2 %)" in told(BLOCK)
    assert "rightly 100 % of MNIST, 91.4 % of CIFAR-10 without cat and dog, 50.0 % of Chest X-rays." in told(BLOCK)
    assert "whose classes it knows: 12.0 % of Pets." in told(BLOCK)


def test_without_relatives_none_are_named() -> None:
    assert "whose classes it knows" not in told(BLOCK | {"related": {}})


def test_without_a_rule_nothing_is_said() -> None:
    assert told(None) == ""
