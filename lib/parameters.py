"""A whole network counted from its layers' descriptions: shapes, parameters, multiplications. Nothing is allocated."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib import layers as kinds
from lib.checks import spelled, whole
from lib.errors import DoesNotFit, InvalidSetting, LayerError
from lib.layers import Count
from lib.text import _

INPUT = "input"  # what a layer calls the network's own input
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """One layer of a network, counted."""

    name: str  # given, or as Keras would name it: conv2d, conv2d_1
    type: str  # the Keras class
    inputs: tuple[str, ...]  # names of the layers it reads; "input" is the network's input
    input_shapes: tuple[Shape, ...]  # without the batch
    output_shape: Shape  # without the batch
    parameters: int  # all of them
    trainable: int  # those that training changes
    macs: int  # multiply-accumulates for one input: taps × outputs, taps on padding counted, biases not
    arithmetic: str  # the parameters written out, as `3·3·3·100 + 100 = 2,800`
    macs_arithmetic: str  # the multiply-accumulates written out; empty where there are none


def summarize(input_shape: Sequence[int], layers: Sequence[Mapping[str, object]]) -> list[Row]:
    """Count a network layer by layer.

    Args:
        input_shape: without the batch, as (28, 28, 1) or (784,); each size at least 1.
        layers: in order, each with "type" (the Keras class) and Keras' argument names, as
            {"type": "Conv2D", "filters": 5, "kernel_size": 3}. A layer reads the one before it, or those that
            "inputs" names; "name" is free to give. An InputLayer may stand first and makes no row.

    Returns:
        One row a layer, the input not counted.

    Raises:
        DoesNotFit: the network cannot be built; the sentence begins with the layer where it breaks.

    >>> [row.parameters for row in summarize((800, 600, 3), [{"type": "Conv2D", "filters": 100, "kernel_size": 3}])]
    [2800]
    """
    return list(walk(input_shape, layers))


def walk(input_shape: Sequence[int], layers: Sequence[Mapping[str, object]]) -> Iterator[Row]:
    """As `summarize`, a row at a time: the rows before a layer that does not fit can be had."""
    shapes = {INPUT: _input_shape(input_shape)}
    last = INPUT
    for described in _listed(layers):
        layer_type, arguments = _parted(described)
        name = _name(arguments.pop("name", None), layer_type, shapes)
        reads = _reads(arguments.pop("inputs", None), last, shapes, name)
        counted = _counted(name, layer_type, [shapes[read] for read in reads], arguments)
        if layer_type == "InputLayer":
            continue
        yield _row(name, layer_type, reads, [shapes[read] for read in reads], counted)
        shapes[name], last = counted.output_shape, name


def _row(name: str, layer_type: str, reads: tuple[str, ...], shapes: list[Shape], counted: Count) -> Row:
    return Row(
        name=name,
        type=layer_type,
        inputs=reads,
        input_shapes=tuple(shapes),
        output_shape=counted.output_shape,
        parameters=counted.parameters,
        trainable=counted.trainable,
        macs=counted.macs,
        arithmetic=counted.arithmetic,
        macs_arithmetic=counted.macs_arithmetic,
    )


def _counted(name: str, layer_type: str, shapes: list[Shape], arguments: Mapping[str, object]) -> Count:
    """The layer's count; what is wrong with it is said with its name in front."""
    try:
        return kinds.count(layer_type, shapes, arguments)
    except DoesNotFit as error:
        raise LayerError(reason=_("In {name}: {problem}").format(name=name, problem=error)) from error


def _input_shape(shape: Sequence[int]) -> Shape:
    sizes = tuple(shape) if isinstance(shape, (tuple, list)) or (isinstance(shape, np.ndarray) and shape.ndim) else ()
    if not sizes:
        allowed = _("whole numbers of at least 1, as (28, 28, 1)")
        raise InvalidSetting(name=_("The input shape"), value=spelled(shape), allowed=allowed)
    return tuple(whole(_("A size of the input shape"), size) for size in sizes)


def _listed(layers: object) -> Iterable[object]:
    """The layers, if they come one after another."""
    if isinstance(layers, (str, Mapping)) or not isinstance(layers, Iterable):
        allowed = _("a list of layers, as {example}").format(example='[{"type": "Flatten"}]')
        raise InvalidSetting(name=_("The network"), value=spelled(layers), allowed=allowed)
    return layers


def _parted(described: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The class and the other arguments, as a dictionary of its own."""
    if not isinstance(described, Mapping) or not isinstance(described.get("type"), str):
        raise LayerError(reason=_('Every layer needs a "type", as {example}.').format(example='{"type": "Flatten"}'))
    arguments = dict(described)
    return arguments.pop("type"), arguments


def _name(given: object, layer_type: str, taken: Mapping[str, Shape]) -> str:
    """The given name, or the kind with the first free number behind it."""
    if given is None:
        kind = kinds.kind_name(layer_type)
        numbered = (kind if not number else f"{kind}_{number}" for number in range(len(taken) + 1))
        return next(name for name in numbered if name not in taken)
    if not isinstance(given, str) or not given or given in taken:
        allowed = _("a word that no other layer has")
        raise InvalidSetting(name=_("The name of a layer"), value=spelled(given), allowed=allowed)
    return given


def _reads(given: object, last: str, shapes: Mapping[str, Shape], name: str) -> tuple[str, ...]:
    """The layers that this one reads."""
    if given is None:
        return (last,)
    reads = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, (tuple, list)) else ()
    unknown = [spelled(read) for read in reads if not isinstance(read, str) or read not in shapes]
    if unknown or not reads:
        reason = _("{name} reads {unknown}, which does not stand before it. Before it stand {known}.")
        named = ", ".join(unknown) or spelled(given)
        raise LayerError(reason=reason.format(name=name, unknown=named, known=", ".join(shapes)))
    return reads
