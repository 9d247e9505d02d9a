"""The first kernels after each epoch, to see them grow out of noise."""

from pathlib import Path

import keras
import numpy as np

MOST_UNITS = 16


def save(model: keras.Model, folder: Path, epoch: int) -> None:
    """Write FOLDER/epoch_NN.npz with one array, named after the first layer that has a kernel.

    A convolution's kernel is kept whole, float32 (kh, kw, channels, filters); of a dense layer the first 16 units,
    float16 (inputs, 16), as a whole one would be the size of the network.
    """
    layer = next(layer for layer in model.layers if hasattr(layer, "kernel"))
    kernel = np.asarray(layer.kernel)
    if kernel.ndim == 2:
        kernel = kernel[:, :MOST_UNITS].astype(np.float16)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / f"epoch_{epoch:02d}.npz", **{layer.name: kernel})
