"""Hands the input's numbers to the browser once, so that later reruns send only what changed."""

import numpy as np
import pyarrow as pa

from lib.ui.components import register

_mount = register("pixel_store")


def pixel_store(key: str, planes: np.ndarray) -> None:
    """Keep `planes` in this page under `key`, for components that name the key.

    Args:
        key: tells this input from every other, digest and settings.
        planes: (C, H, W), uint8 or float32.
    """
    channels, height, width = planes.shape
    _mount(
        key="pixel_store",
        data={
            "name": key,
            "type": planes.dtype.name,
            "channels": channels,
            "height": height,
            "width": width,
            "planes": pa.table({"v": [np.ascontiguousarray(planes).tobytes()]}),
        },
    )
