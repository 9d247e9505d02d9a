"""A network's weights before and during training, for the networks that keep them: `models/NAME/snapshots`."""

import re
from functools import lru_cache
from zipfile import BadZipFile

import numpy as np

from lib.errors import NetworkError
from lib.networks.registry import MODELS, load
from lib.text import _


@lru_cache(maxsize=64)
def epochs(name: str) -> tuple[int, ...]:
    """After which epochs a network's weights were kept, 0 for before training; empty where none were.

    Raises:
        NetworkError: there is no such network.

    >>> epochs("tiny_vgg")[:3], epochs("fashion_mlp")
    ((0, 1, 2), ())
    """
    load(name)
    found = (re.fullmatch(r"epoch_(\d+)", path.stem) for path in (MODELS / name / "snapshots").glob("epoch_*.npz"))
    return tuple(sorted(int(each[1]) for each in found if each))


def kernel(name: str, layer: str, epoch: int) -> np.ndarray:
    """A layer's kernel after an epoch, float32, shaped as `Network.weights(layer)["kernel"]`; kept as float16.

    Raises:
        NetworkError: there is no such network, or it has not kept that layer's kernel after that epoch.
    """
    load(name)
    try:
        with np.load(MODELS / name / "snapshots" / f"epoch_{epoch:02d}.npz", allow_pickle=False) as saved:
            return saved[f"{layer}/kernel"].astype(np.float32)
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        reason = _(
            "The kernels of {layer} in {name} after epoch {epoch} cannot be read: {error}. "
            "Train the network again to write them."
        )
        raise NetworkError(reason=reason.format(layer=layer, name=name, epoch=epoch, error=error)) from error
