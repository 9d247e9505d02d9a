"""The nearest thing that would fit where a layer does not, tried before it is offered."""

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from lib.designs.design import MOST_LAYERS, Design
from lib.designs.edit import changed, inserted, moved, removed
from lib.designs.fitting import fitting
from lib.designs.joining import joined
from lib.designs.kinds import JOINING
from lib.errors import DesignError
from lib.layers import Shape, shown
from lib.parameters import INPUT, Row
from lib.text import _, number


@dataclass(frozen=True)
class Instead:
    """A change that would do: a few words, and the design with it."""

    said: str
    design: Design


def nearest(design: Design, place: int, rows: Sequence[Row]) -> Instead:
    """The least change with which the layer at `place` fits; without the layer, where nothing else does.

    Args:
        rows: of the layers before it, which fit.
    """
    behind = len(design.layers) - place - 1
    with suppress(DesignError):  # a layer more than a design has room for, or a size beyond all bounds
        for said, other in _changes(design, place, rows):
            if len(fitting(other)[0]) >= len(other.layers) - behind:
                return Instead(said, other)
    return Instead(_("without this layer"), removed(design, place))


def advised(design: Design, place: int, row: Row) -> tuple[str, Instead | None]:
    """A remark on a layer that fits but hardly does what was meant, and what would; else no words and None."""
    layer, shape = design.layers[place], row.input_shapes[0]
    if row.type == "Dense" and len(shape) > 1 and len(design.layers) < MOST_LAYERS:
        places, values = "·".join(map(number, shape[:-1])), number(math.prod(shape))
        said = _("It works at each of {places} places by itself. With Flatten in front it takes all {values} values.")
        flat = inserted(design, place, {"type": "Flatten"})
        return said.format(places=places, values=values), Instead(_("Flatten in front"), flat)
    softened = row.type == "Softmax" or layer.get("activation") == "softmax"
    if softened and "axis" not in layer and row.output_shape[-1] == 1:
        sigmoid = {"type": "Activation"} if row.type == "Softmax" else {}
        other = changed(design, place, {**sigmoid, "activation": "sigmoid"})
        return _("Softmax of one value is always 1."), Instead("sigmoid", other)
    return "", None


def _changes(design: Design, place: int, rows: Sequence[Row]) -> Iterator[tuple[str, Design]]:
    """What could be changed, the least first; not all of it helps."""
    known = {INPUT: design.input_shape, **{row.name: row.output_shape for row in rows}}
    reads, kind = design.reads(place), design.layers[place]["type"]
    if not all(name in known for name in reads):
        yield _("read the layer before it"), changed(design, place, {"inputs": None})
        return
    shapes = [known[name] for name in reads]
    if kind in JOINING:
        yield from joined(design, place, shapes)
        return
    if len(reads) > 1:
        yield _("read only {name}").format(name=reads[-1]), changed(design, place, {"inputs": reads[-1]})
        return
    if "2D" in kind and len(shapes[0]) != 3:
        yield from _with_places(design, place, rows, shapes[0])
        return
    for arguments in _arguments(design, place, shapes[0]):
        yield _spoken(arguments), changed(design, place, arguments)


def _with_places(design: Design, place: int, rows: Sequence[Row], shape: Shape) -> Iterator[tuple[str, Design]]:
    """Before the layer that gave up rows and columns; else with rows and columns made anew."""
    gave_up = [at for at, row in enumerate(rows) if len(row.input_shapes[0]) == 3 > len(row.output_shape)]
    if gave_up and design.is_row:
        yield _("in front of {name}").format(name=rows[gave_up[-1]].name), moved(design, place, gave_up[-1])
    if not design.layers[place]["type"].startswith("Global"):
        square = _picture(shape)
        said = _("Reshape to {shape} in front").format(shape=shown(square))
        yield said, inserted(design, place, {"type": "Reshape", "target_shape": square})


def _picture(shape: Shape) -> Shape:
    """A picture of as many values: square and grey, square and of three channels, or one column."""
    values = math.prod(shape)
    if len(shape) == 2:
        return (*shape, 1)
    for channels in (1, 3):
        side = math.isqrt(values // channels)
        if side * side * channels == values:
            return side, side, channels
    return values, 1, 1


def _arguments(design: Design, place: int, shape: Shape) -> Iterator[dict[str, object]]:
    """Other arguments of one layer that reads one of this shape."""
    layer = design.layers[place]
    yield from _windows(layer, shape)
    if "groups" in layer:
        shared = math.gcd(shape[-1], layer["filters"])
        yield {
            "groups": max(count for count in range(1, shared + 1) if not shared % count and count <= layer["groups"])
        }
    if layer["type"] == "Reshape":
        yield {"target_shape": (-1,)}
    rarer = [name for name in ("dilation_rate", "output_padding", "axis", "strides") if name in layer]
    yield from ({name: None} for name in rarer)
    yield {"type": layer["type"], **dict.fromkeys(rarer)}


def _windows(layer: dict[str, object], shape: Shape) -> Iterator[dict[str, object]]:
    """A smaller dilation or window, or padding that lets it stand over the rim."""
    name = next((each for each in ("kernel_size", "pool_size") if each in layer), None)
    if name is None or "Transpose" in layer["type"]:
        return
    sizes, gaps = _pair(layer[name]), _pair(layer.get("dilation_rate", 1))
    if max(gaps) > 1:
        axes = zip(shape[:2], sizes, gaps, strict=True)
        yield {"dilation_rate": tuple(max(1, min(gap, (cells - 1) // max(1, size - 1))) for cells, size, gap in axes)}
    axes = zip(shape[:2], sizes, gaps, strict=True)
    smaller = tuple(min(size, (cells - 1) // gap + 1) for cells, size, gap in axes)
    ways = [{name: smaller}, {"padding": "same"}]
    yield from ways if min(smaller) > 1 else reversed(ways)


def _pair(value: int | tuple[int, int]) -> tuple[int, int]:
    return value if isinstance(value, tuple) else (value, value)


def _spoken(arguments: dict[str, object]) -> str:
    """Arguments in a few words: kernel_size 3, padding same."""
    words = []
    for name, value in arguments.items():
        if name != "type":
            sizes = value if isinstance(value, tuple) else (value,)
            sizes = sizes[:1] if len(set(sizes)) == 1 else sizes
            words.append(_("{name} left out") if value is None else "{name} {value}")
            words[-1] = words[-1].format(name=name, value="×".join(map(str, sizes)))
    return ", ".join(words)
