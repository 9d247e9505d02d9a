"""Which network is the largest: the one with the most layers, and among those the one with the most parameters."""

from lib import networks


def largest() -> str:
    """Its name."""
    return max(networks.names(), key=_size)


def _size(name: str) -> tuple[int, int]:
    network = networks.load(name)
    return len(network.layers), network.card.parameters
