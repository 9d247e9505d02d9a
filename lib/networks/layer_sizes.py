"""What each layer of a network costs: its numbers, its multiplications, and the memory of what it gives."""

from dataclasses import dataclass
from math import prod

from lib.networks.card import Card
from lib.parameters import summarize

BYTES = 4  # of a number, float32


@dataclass(frozen=True)
class Size:
    """One layer of a network in figures.

    Attributes:
        name, kind: as on its card.
        output_shape: without the batch.
        parameters: all of them, those that training leaves alone too.
        macs: multiply-accumulates for one photo, as `lib.parameters` counts them.
        memory: bytes of its output for one photo, as float32.
    """

    name: str
    kind: str
    output_shape: tuple[int, ...]
    parameters: int
    macs: int
    memory: int


def sizes(card: Card) -> list[Size]:
    """Every layer, in the order in which they compute.

    >>> from lib.networks import load
    >>> [(each.name, each.macs, each.memory) for each in sizes(load("fashion_cnn").card)][1]
    ('conv2d_1', 35280, 15680)
    """
    described = [
        {"type": layer.kind, "name": layer.name, "inputs": layer.inputs, **layer.config} for layer in card.layers
    ]
    rows = summarize(card.input.shape, described)
    return [
        Size(layer.name, layer.kind, layer.output_shape, layer.parameters, row.macs, BYTES * prod(layer.output_shape))
        for layer, row in zip(card.layers, rows, strict=True)
    ]
