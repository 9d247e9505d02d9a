"""The totals of a design as the builder shows them: a large figure each, the share of every layer, and the sum."""

import math

from lib.designs.check import BYTES, Counted
from lib.parameters import Row
from lib.text import _, number, percent
from lib.ui.components.network_builder.words import TONES
from lib.ui.views.costs.figures import memory


def totals(counted: Counted) -> list[dict]:
    """Parameters, multiply-accumulates, memory of the activations, memory of the weights."""
    return [_parameters(counted), _macs(counted), _activations(counted), _weights(counted)]


def _parameters(counted: Counted) -> dict:
    rest = counted.parameters - counted.trainable
    note = _("all trainable")
    if rest:
        note = _("{trained} trainable, {rest} not").format(trained=number(counted.trainable), rest=number(rest))
    return {
        "name": "parameters",
        "label": _("Parameters"),
        "value": number(counted.parameters),
        "note": note if counted.parameters else _("nothing to learn"),
        "parts": _parts(counted, [row.parameters for row in counted.rows]),
        "lines": [_sum(counted.rows, [row.parameters for row in counted.rows])],
    }


def _macs(counted: Counted) -> dict:
    return {
        "name": "macs",
        "label": _("Multiply-accumulates"),
        "value": number(counted.macs),
        "note": _("MACs, for one picture"),
        "parts": _parts(counted, [row.macs for row in counted.rows]),
        "lines": [_sum(counted.rows, [row.macs for row in counted.rows])],
    }


def _activations(counted: Counted) -> dict:
    values = [math.prod(row.output_shape) for row in counted.rows]
    largest = counted.largest
    note = ""
    if largest:
        note = _("largest: {name}, {memory}").format(name=largest.name, memory=memory(counted.largest_bytes))
    lines = [_sum(counted.rows, values)]
    in_bytes = _("{values} values · {size} bytes = {total} bytes: the outputs of all layers for one picture, float32")
    lines.append(in_bytes.format(values=number(sum(values)), size=4, total=number(counted.activation_bytes)))
    return {
        "name": "activations",
        "label": _("Activations, float32"),
        "value": memory(counted.activation_bytes),
        "note": note,
        "parts": _parts(counted, values),
        "lines": lines,
    }


def _weights(counted: Counted) -> dict:
    sizes = counted.weight_bytes
    line = _("{kind}: {parameters} · {size} = {total} bytes")
    lines = [
        line.format(kind=kind, parameters=number(counted.parameters), size=BYTES[kind], total=number(total))
        for kind, total in sizes.items()
    ]
    return {
        "name": "weights",
        "label": _("Weights, float32"),
        "value": memory(sizes["float32"]),
        "note": f"float16 {memory(sizes['float16'])} · int8 {memory(sizes['int8'])}",
        "parts": [],
        "lines": lines,
    }


def _parts(counted: Counted, amounts: list[int]) -> list[dict]:
    """The share of each layer that has one."""
    whole = sum(amounts)
    return [
        {
            "at": at,
            "share": round(amount / whole, 5),
            "said": f"{row.name}: {number(amount)}, {percent(amount / whole)}",
            "tone": TONES.get(row.type, "kernel"),
        }
        for at, (row, amount) in enumerate(zip(counted.rows, amounts, strict=True))
        if amount
    ]


def _sum(rows: tuple[Row, ...], amounts: list[int]) -> str:
    """The layers that have something, and what it adds up to.

    A total of one layer is only that.
    """
    parts = [f"{row.name} {number(amount)}" for row, amount in zip(rows, amounts, strict=True) if amount]
    return " + ".join(parts) + f" = {number(sum(amounts))}" if parts else "0"
