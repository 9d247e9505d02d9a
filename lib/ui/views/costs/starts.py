"""Networks that the builder can start from, as texts: known ones, and every trained one of this app."""

from dataclasses import dataclass
from functools import lru_cache

from lib import networks
from lib.designs import Design, write
from lib.designs.presets import of_network, presets
from lib.networks import Network
from lib.text import _, percent

EMPTY = Design((28, 28, 1))
"""What is shown where nothing else can be: an input, and no layers."""


@dataclass(frozen=True)
class Start:
    """A network to start from: its title, where it comes from, and its text."""

    title: str
    source: str
    text: str


@lru_cache(maxsize=1)
def starts() -> dict[str, Start]:
    """By a short name: the lab's CNN first, an empty one last."""
    known = {each.name: Start(each.title, each.source, write(each.design)) for each in presets()}
    trained = {f"model_{name}": _trained(networks.load(name)) for name in networks.names()}
    nothing = Start(_("Empty: an input alone"), _("Add layers with +."), write(EMPTY))
    return known | trained | {"empty": nothing}


def first() -> Start:
    """What the builder shows where nobody has chosen."""
    return next(iter(starts().values()))


def _trained(network: Network) -> Start:
    card = network.card
    said = _("Trained in this app: {accuracy} of its test pictures are right.")
    source = said.format(accuracy=percent(card.results["test"].accuracy))
    title = _("Trained: {title}").format(title=card.title)
    return Start(title, source, write(of_network(card.input.shape, card.layers)))
