"""What would let layers be joined that have other shapes."""

from collections.abc import Iterator, Sequence

from lib.designs.design import Design
from lib.designs.edit import changed
from lib.layers import Shape
from lib.text import _


def joined(design: Design, place: int, shapes: Sequence[Shape]) -> Iterator[tuple[str, Design]]:
    """A 1×1 convolution on one of the ways, as in residual networks; or Concatenate, where only channels differ.

    Source:
        He, Zhang, Ren & Sun, Deep residual learning for image recognition (2016), section 3.3: shortcut (B).
    """
    reads = design.reads(place)
    wrong = [at for at, shape in enumerate(shapes) if shape != shapes[-1]]
    if len(reads) == 2 and wrong and all(len(shape) == 3 for shape in shapes):
        for at, other in ((0, 1), (1, 0)):
            if (steps := _steps(shapes[at], shapes[other])) is not None:
                filters = shapes[other][2]
                yield _("Conv2D 1×1 behind {name}").format(name=reads[at]), _behind(design, place, at, filters, steps)
    if design.layers[place]["type"] == "Add":
        yield "Concatenate", changed(design, place, {"type": "Concatenate"})


def _steps(shape: Shape, wanted: Shape) -> tuple[int, int] | None:
    """The strides that lead from one size to the other with padding "same": ⌈size / stride⌉; None where none do."""
    steps = tuple(-(-size // goal) for size, goal in zip(shape[:2], wanted[:2], strict=True))
    reached = [-(-size // step) for size, step in zip(shape[:2], steps, strict=True)]
    return steps if reached == list(wanted[:2]) else None


def _behind(design: Design, place: int, at: int, filters: int, strides: tuple[int, int]) -> Design:
    """The design with a convolution between the layer read `at` that position and the one that joins."""
    reads = list(design.reads(place))
    name = next(name for count in range(len(design.layers) + 2) if (name := f"fitted_{count}") not in design.names)
    fitted = {"type": "Conv2D", "filters": filters, "kernel_size": 1, "strides": strides, "padding": "same"}
    fitted |= {"name": name, "inputs": reads[at]}
    reads[at] = name
    joins = {**design.layers[place], "inputs": tuple(reads)}
    return Design(design.input_shape, (*design.layers[:place], fitted, joins, *design.layers[place + 1 :]))
