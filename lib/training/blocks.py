"""Pieces that several recipes build from."""

import keras
from keras import layers


def convolution(x: keras.KerasTensor, filters: int, name: str, *, size: int = 3, stride: int = 1) -> keras.KerasTensor:
    """Convolution without bias (the shift of the batch normalisation does its work), batch normalisation, ReLU.

    Args:
        x: (h, w, c).
        filters: feature maps.
        name: of the layers, as "1" for conv2d_1, batch_norm_1, relu_1.
        size: rows and columns of the kernel.
        stride: cells between two positions.

    Returns:
        (⌈h / stride⌉, ⌈w / stride⌉, filters).
    """
    return layers.ReLU(name=f"relu_{name}")(_normalised(x, filters, name, size, stride))


def residual(x: keras.KerasTensor, name: str) -> keras.KerasTensor:
    """Two convolutions whose result is added to what went in, as in He et al., Deep Residual Learning (2016).

    Args:
        x: (h, w, c), any c.
        name: of the layers, as "3" for conv2d_3a, conv2d_3b, add_3.

    Returns:
        (h, w, c).
    """
    filters = x.shape[-1]
    inner = convolution(x, filters, f"{name}a")
    inner = _normalised(inner, filters, f"{name}b", 3, 1)
    return layers.ReLU(name=f"relu_{name}")(layers.Add(name=f"add_{name}")([x, inner]))


def _normalised(x: keras.KerasTensor, filters: int, name: str, size: int, stride: int) -> keras.KerasTensor:
    x = layers.Conv2D(filters, size, strides=stride, padding="same", use_bias=False, name=f"conv2d_{name}")(x)
    return layers.BatchNormalization(momentum=0.9, name=f"batch_norm_{name}")(x)
