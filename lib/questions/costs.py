"""Questions about what a network costs, each about a change to it, so that no answer stands on the screen.

A layer with a larger kernel or more units: its parameters, multiplications, memory; the other padding: its shape. The
whole network for a picture twice as wide and high, or with twice the filters.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from lib.parameters import Row, summarize
from lib.questions import cost_layers, cost_networks
from lib.questions.altered import altered, repadded
from lib.questions.question import Maker, Questions
from lib.text import _

Layers = Sequence[Mapping[str, object]]


def questions(input_shape: Sequence[int], layers: Layers) -> Questions:
    """What can be asked about one network; none is made before it is asked for.

    Args:
        input_shape, layers: as `lib.parameters.summarize` takes them; all of the layers fit.

    Raises:
        DoesNotFit: as `summarize`.

    >>> questions((28, 28, 1), [{"type": "Conv2D", "filters": 5, "kernel_size": 3}, {"type": "Flatten"}]).kinds
    ('parameters', 'multiplications', 'memory', 'output shape', 'doubled picture', 'twice the filters')
    """
    shape, rows = tuple(input_shape), summarize(input_shape, layers)
    network = cost_networks.Counted(_("this network"), shape, tuple(layers), tuple(rows))
    return Questions([*_of_a_layer(layers, rows), *_of_a_picture(network, "doubled picture"), *_of_filters(network)])


def compared(input_shape: Sequence[int], mlp: Layers, cnn: Layers | None) -> Questions:
    """What can be asked about an MLP and a CNN for the same picture.

    Args:
        input_shape, mlp, cnn: as for `questions`; None for a CNN that does not fit the picture.
    """
    shape = tuple(input_shape)
    both = [(_("the MLP"), "MLP", mlp), *([(_("the CNN"), "CNN", cnn)] if cnn is not None else [])]
    counted = [
        (cost_networks.Counted(name, shape, tuple(layers), tuple(summarize(shape, layers))), title)
        for name, title, layers in both
    ]
    of_pictures = [each for network, title in counted for each in _of_a_picture(network, f"doubled picture: {title}")]
    last = counted[-1][0]
    return Questions([*_of_a_layer(last.layers, last.rows), *of_pictures, *_of_filters(last)])


def _of_a_layer(layers: Layers, rows: Sequence[Row]) -> list[Maker]:
    """About one layer that has weights, and one that has windows."""
    found: list[Maker] = []
    if changed := altered(layers, rows):
        asked = {
            "parameters": cost_layers.parameters,
            "multiplications": cost_layers.multiplications,
            "memory": cost_layers.memory,
        }
        found = [Maker(kind, partial(make, changed)) for kind, make in asked.items()]
    if padded := repadded(layers, rows):
        found.append(Maker("output shape", partial(cost_layers.output_shape, padded)))
    return found


def _of_a_picture(network: cost_networks.Counted, kind: str) -> list[Maker]:
    larger = network.for_picture(2, 2)
    return [Maker(kind, partial(cost_networks.doubled, network, larger, kind))] if larger else []


def _of_filters(network: cost_networks.Counted) -> list[Maker]:
    wider = network.with_twice_the_filters()
    return [Maker("twice the filters", partial(cost_networks.twice_the_filters, network, wider))] if wider else []
