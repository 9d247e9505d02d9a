"""Questions about a layer of a network and one of its cells: its shape, its counts, its arithmetic, what it sees."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

import numpy as np

from lib.errors import LayerError
from lib.questions import layer_cells, layer_counts, layer_places, layer_shapes
from lib.questions.opened import Opened
from lib.questions.operation import following
from lib.questions.question import Maker, Questions
from lib.receptive_field.field import Row
from lib.text import _


def questions(
    layers: Sequence[Row],
    layer: str | None,
    picture: np.ndarray,
    values: Mapping[str, np.ndarray],
    weights: Callable[[str], Mapping[str, np.ndarray]],
    *,
    channel: int | None = None,
    row: int | None = None,
    col: int | None = None,
    classes: Sequence[str] = (),
    told: Collection[str] = (),
) -> Questions:
    """What can be asked about one layer; none is made before it is asked for.

    Args:
        layers: of the network, in the order in which they compute.
        layer: name of the one that is open; None for the first with weights.
        picture: float32 (h, w, c), what the network got.
        values: layer name → what it computed for the picture, without the batch.
        weights: layer name → its weights, by Keras' names.
        channel, row, col: what is open on the screen, counted from 0; the cell after it in reading order is asked
            about, or the unit after it. None for what is not open: then the strongest map, and the strongest cell of
            a map, which the page marks.
        classes: names of the units of the last layer.
        told: kinds whose answers stand on the screen: they are not asked.

    Raises:
        LayerError: there is no such layer.
    """
    chosen = next((each for each in layers if (each.name == layer if layer else weights(each.name))), None)
    if chosen is None:
        reason = _("There is no layer {layer}. There are: {layers}.")
        raise LayerError(reason=reason.format(layer=layer, layers=", ".join(each.name for each in layers)))
    cell = _coming(values[chosen.name], row, col, channel)
    opened = Opened(layers, chosen, picture, values, weights(chosen.name), cell, classes)
    asked = [
        ("cell", layer_cells.cell, layer_cells.can_be_asked(opened)),
        (layer_shapes.KIND, layer_shapes.output_shape, layer_shapes.can_be_asked(opened)),
        ("parameters", layer_counts.parameters, True),
        ("receptive field", layer_places.seen, layer_places.can_be_seen(opened)),
        ("kernel tap", layer_places.tap, layer_places.has_tap(opened)),
        ("window", layer_places.window, opened.sliding is not None),
        ("place", layer_places.flattened, layer_places.is_flattened(opened)),
        ("multiplications", layer_counts.multiplications, layer_counts.has_products(opened)),
        ("memory", layer_counts.memory, True),
    ]
    return Questions(Maker(kind, partial(make, opened)) for kind, make, can_be in asked if can_be and kind not in told)


def _coming(output: np.ndarray, row: int | None, col: int | None, channel: int | None) -> tuple[int, ...]:
    """The place that is asked about: the next one, the first after the last."""
    if output.ndim != 3:
        *before, units = output.shape
        return (
            *(size // 2 for size in before),
            (-1 if channel is None else channel) + 1 if channel != units - 1 else 0,
        )
    size = np.abs(np.nan_to_num(output))
    if channel is None:
        channel = int(size.mean(axis=(0, 1)).argmax())
    if row is None or col is None:
        row, col = divmod(int(size[..., channel].argmax()), output.shape[1])
    return (*(following(row, col, output.shape[:2]) or (0, 0)), channel)
