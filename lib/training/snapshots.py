"""The weights before, while and after learning, to watch kernels grow out of noise."""

from pathlib import Path

import keras
import numpy as np

MOST = 12


def epochs(planned: int) -> tuple[int, ...]:
    """The epochs after which weights are kept, 0 and the last among them, at most 12: early ones closer together.

    >>> epochs(3), epochs(30)
    ((0, 1, 2, 3), (0, 1, 2, 3, 4, 5, 8, 11, 15, 21, 30))
    """
    if planned < MOST:
        return tuple(range(planned + 1))
    return tuple(sorted({0, *np.rint(np.geomspace(1, planned, MOST - 1)).astype(int).tolist()}))


def save(model: keras.Model, folder: Path, epoch: int) -> None:
    """Write FOLDER/epoch_NN.npz: all weights, float16, named LAYER/WEIGHT as in weights.npz."""
    arrays = {
        f"{layer.name}/{weight.name}": np.asarray(weight, np.float16)
        for layer in model.layers
        for weight in layer.weights
    }
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / f"epoch_{epoch:02d}.npz", **arrays)
