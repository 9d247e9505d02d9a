"""The number of one cell of a map: every product of every channel, and whether their sum is the network's."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa

from lib.ui.components import register
from lib.ui.components.window_stepper import SCRIPTS, Position, mount

_STEPPER = tuple(f"../window_stepper/{script}" for script in SCRIPTS)
_mount = register(
    "number_view",
    scripts=("../network_view/maps.js", "../unit_view/proof.js", *_STEPPER, "index.js"),
    styles=("../window_stepper/style.css", "style.css"),
    html="<div class='number'><div class='proofs'></div><div class='root'></div></div>",
)
KEY = "number_view"


def number_view(
    data: dict[str, Any],
    pictures: np.ndarray,
    network: np.ndarray,
    *,
    place: dict[str, Any],
    on_position: Callable[[Position], None],
) -> None:
    """Mount the view.

    Args:
        data, pictures: as `window_stepper` takes them.
        network: float32 (h', w'), the map as the network computed it.
        place: `key`, which tells this map from every other, `layer`, `channel`, `largest`, the layer's largest distance
            from zero, and `proof`, from `lib.ui.views.proof.words`.
        on_position: called 300 ms after the last move, never while the window plays.
    """
    cells = pa.table({"v": [np.ascontiguousarray(network, np.float32).tobytes()]})
    mount(_mount, {**data, **place, "network": cells}, pictures, key=KEY, on_position=on_position)
