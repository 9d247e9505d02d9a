"""Where the blocks of a drawn design stand: each as high, deep and wide as what its layer gives, in logarithms."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lib.designs.check import Line, count
from lib.designs.design import Design
from lib.designs.words import title, words
from lib.layers import Shape, shown
from lib.parameters import INPUT
from lib.text import _, number

Role = Literal["input", "learns", "plain", "broken", "waits"]
LINE, LETTER, LONGEST = 14, 7, 13  # pixels of a line of text and of a letter; letters of a kind's name in a line
_GAP, _ARC, _EMPTY = 26, 16, 46  # between two labels; between two arcs; the side of a block without a shape


@dataclass(frozen=True)
class Block:
    """One block; figures are pixels, x to the right, y down, (x, y) the upper left corner of its front."""

    name: str
    role: Role
    x: float
    y: float
    width: float
    height: float
    depth: float  # of its sides, to the right and up
    centre: float  # of its slot, where the labels stand
    labels: tuple[tuple[str, str], ...]  # (text, its kind: name, set, shape, count)

    @property
    def right(self) -> float:
        """Where an arrow to the next one begins."""
        return self.x + self.width + self.depth


@dataclass(frozen=True)
class Arc:
    """A way from one block to another that does not stand behind it, over the blocks between."""

    start: float
    end: float
    top: float


@dataclass(frozen=True)
class Plan:
    """All blocks, the input first; arrows between neighbours by their places; arcs; the size of the whole."""

    blocks: tuple[Block, ...]
    arrows: tuple[tuple[Block, Block], ...]
    arcs: tuple[Arc, ...]
    middle: float
    labels: float  # where the labels begin
    width: float
    height: float


def plan(design: Design) -> Plan:
    """Where everything stands."""
    lines = count(design).lines
    sized = [(INPUT, "input", _size(design.input_shape), _input_labels(design.input_shape))]
    sized += [(line.name, _role(line), _size(line.row and line.row.output_shape), _labels(line)) for line in lines]
    ways = _afar(design)
    above = (max((level for *_, level in ways), default=-1) + 1) * _ARC
    tallest = max(height + depth for _name, _role_, (_width, height, depth), _said in sized)
    middle = 24 + above + tallest / 2 + 8
    blocks, left = [], 16.0
    for name, role, (width, height, depth), labels in sized:
        slot = max(width + depth, *(LETTER * len(text) for text, _ in labels))
        centre = left + slot / 2
        front = centre - (width + depth) / 2
        blocks.append(Block(name, role, front, middle - (height - depth) / 2, width, height, depth, centre, labels))
        left += slot + _GAP
    starts = middle + tallest / 2 + 22
    arcs = tuple(
        Arc(blocks[one].centre, blocks[other].centre, middle - tallest / 2 - 12 - level * _ARC)
        for one, other, level in ways
    )
    return Plan(
        blocks=tuple(blocks),
        arrows=tuple(pair for place, pair in enumerate(pairwise(blocks)) if pair[0].name in design.reads(place)),
        arcs=arcs,
        middle=middle,
        labels=starts,
        width=left - _GAP + 16,
        height=starts + LINE * max(len(block.labels) for block in blocks) + 6,
    )


def _size(shape: Shape | None) -> tuple[float, float, float]:
    """Width, height and depth of a block for an output of this shape."""
    if not shape:
        return _EMPTY, _EMPTY, 0
    if len(shape) == 1:
        return 9, 16 + 9 * math.log2(shape[0]), 0
    rows, columns, channels = (*shape, 1)[:3]
    return 5 + 5 * math.log2(channels + 1), 14 + 11 * math.log2(rows), 4 + 4 * math.log2(columns)


def _role(line: Line) -> Role:
    if line.row is None:
        return "broken" if line.problem else "waits"
    return "learns" if line.row.parameters else "plain"


def _input_labels(shape: Shape) -> tuple[tuple[str, str], ...]:
    return ((_("Input"), "name"), (shown(shape), "shape"))


def _labels(line: Line) -> tuple[tuple[str, str], ...]:
    """The lines of text under a block."""
    said = [(text, "name") for text in title(line.layer, LONGEST)] + [(text, "set") for text in words(line.layer)]
    if line.row is None:
        return (*said, (_("does not fit") if line.problem else _("waits"), "shape"))
    learned = [(number(line.row.parameters), "count")] if line.row.parameters else []
    return (*said, (shown(line.row.output_shape), "shape"), *learned)


def _afar(design: Design) -> list[tuple[int, int, int]]:
    """(from, to, level) of each way past other blocks, the input being 0; ways over one another lie on other levels."""
    places = {INPUT: 0, **{name: place + 1 for place, name in enumerate(design.names)}}
    ways = [
        (places[name], place + 1)
        for place in range(len(design.layers))
        for name in design.reads(place)
        if name in places and places[name] < place
    ]
    taken: list[tuple[int, int, int]] = []
    for start, end in sorted(set(ways), key=lambda way: way[1] - way[0]):
        taken.append((start, end, _free_level(start, end, taken)))
    return taken


def _free_level(start: int, end: int, taken: Sequence[tuple[int, int, int]]) -> int:
    """The lowest level on which nothing lies between the two."""
    crossed = {level for one, other, level in taken if one < end and start < other}
    return next(level for level in range(len(taken) + 1) if level not in crossed)
