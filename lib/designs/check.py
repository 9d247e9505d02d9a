"""A design counted line by line, as far as its layers fit; where one does not, why, and what would."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lib.designs.design import Design, Layer
from lib.designs.fitting import fitting
from lib.designs.instead import Instead, advised, nearest
from lib.parameters import Row
from lib.text import _

BYTES = {"float32": 4, "float16": 2, "int8": 1}


@dataclass(frozen=True)
class Line:
    """One layer of a design: it is counted, or has a problem, or waits for a layer before it that has one.

    Attributes:
        place: from 0.
        name: its own, or as Keras would name it.
        row: its count; None where it cannot be counted.
        problem: why it does not fit, a sentence; empty where it does.
        waits: a sentence for a layer behind one that does not fit; else empty.
        remark: of a layer that fits, but hardly as it was meant; else empty.
        instead: beside a problem or a remark, the nearest design in which this layer fits.
    """

    place: int
    name: str
    layer: Layer
    row: Row | None = None
    problem: str = ""
    waits: str = ""
    remark: str = ""
    instead: Instead | None = None


@dataclass(frozen=True)
class Counted:
    """A design, counted; the totals are over the lines that could be counted."""

    design: Design
    lines: tuple[Line, ...]

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The layers that were counted."""
        return tuple(line.row for line in self.lines if line.row)

    @property
    def broken(self) -> Line | None:
        """The line that does not fit, if there is one."""
        return next((line for line in self.lines if line.problem), None)

    @cached_property
    def parameters(self) -> int:
        """All of them."""
        return sum(row.parameters for row in self.rows)

    @cached_property
    def trainable(self) -> int:
        """Those that training changes."""
        return sum(row.trainable for row in self.rows)

    @cached_property
    def macs(self) -> int:
        """Multiply-accumulates for one input."""
        return sum(row.macs for row in self.rows)

    @property
    def weight_bytes(self) -> Mapping[str, int]:
        """What the parameters take in float32, float16 and int8, without the scales that int8 needs beside them."""
        return {kind: self.parameters * size for kind, size in BYTES.items()}

    @cached_property
    def activation_bytes(self) -> int:
        """What the outputs of all layers take together for one input, in float32, as training keeps them."""
        return BYTES["float32"] * sum(math.prod(row.output_shape) for row in self.rows)

    @cached_property
    def largest(self) -> Row | None:
        """The layer with the largest output."""
        return max(self.rows, key=lambda row: math.prod(row.output_shape), default=None)

    @property
    def largest_bytes(self) -> int:
        """What that one output takes in float32."""
        return BYTES["float32"] * math.prod(self.largest.output_shape) if self.largest else 0

    def share(self, line: Line) -> float:
        """The share of a line in the parameters, 0 to 1."""
        return line.row.parameters / self.parameters if line.row and self.parameters else 0.0


def count(design: Design) -> Counted:
    """The design, layer by layer; nothing is allocated and nothing raised.

    >>> broken = count(Design((7, 7, 1), [{"type": "Conv2D", "filters": 2, "kernel_size": 9}, {"type": "Flatten"}]))
    >>> broken.lines[0].problem.partition(". ")[0]
    'A 9-wide kernel with dilation 1 spans 9 cells, but the input has 7'
    >>> broken.lines[0].instead.said, broken.lines[1].waits
    ('kernel_size 7', 'Waits for conv2d.')
    """
    rows, problem = fitting(design)
    lines = []
    for place, (name, layer) in enumerate(zip(design.names, design.layers, strict=True)):
        if place < len(rows):
            remark, instead = advised(design, place, rows[place])
            lines.append(Line(place, name, layer, rows[place], remark=remark, instead=instead))
        elif place == len(rows):
            lines.append(Line(place, name, layer, problem=problem, instead=nearest(design, place, rows)))
        else:
            waits = _("Waits for {name}.").format(name=design.names[len(rows)])
            lines.append(Line(place, name, layer, waits=waits))
    return Counted(design, tuple(lines))
