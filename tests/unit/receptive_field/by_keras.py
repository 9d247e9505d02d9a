"""What a cell can see, by Keras: the box of the input's cells on which its value depends in a copy of the network.

In the copy all kernels are one, activations are linear, softmax is a sum, batch normalisation changes nothing, and
pooling takes means; so every gradient is a sum of products of positive numbers, and zero only where nothing is read.
Kernels and means are divided by a constant that keeps sums finite.
"""

import keras
import numpy as np
import tensorflow as tf

LINEAR = ("ReLU", "LeakyReLU", "Activation", "Dropout", "SpatialDropout2D")
POOLS = {
    "MaxPooling2D": keras.layers.AveragePooling2D,
    "GlobalMaxPooling2D": keras.layers.GlobalAveragePooling2D,
}


class Sum(keras.layers.Layer):
    """Softmax without its exponentials: every value of its axis goes into each."""

    def call(self, inputs: tf.Tensor, mask: object = None) -> tf.Tensor:
        return inputs + tf.reduce_sum(inputs, axis=-1, keepdims=True)


class Linear(keras.layers.Layer):
    """Gives what it gets; called as any layer that it stands for."""

    def call(self, inputs: tf.Tensor, mask: object = None, training: object = None) -> tf.Tensor:
        return inputs


def copied(model: keras.Model) -> keras.Model:
    """The copy, in float64, which has room for the smallest of the gradients."""

    def layer_of(layer: keras.layers.Layer) -> keras.layers.Layer:
        kind, config = type(layer).__name__, {**layer.get_config(), "dtype": "float64"}
        if kind in LINEAR:
            return Linear(name=layer.name, dtype="float64")
        if kind == "Softmax":
            return Sum(name=layer.name, dtype="float64")
        if "activation" in config:
            config["activation"] = "linear"
        return POOLS.get(kind, type(layer)).from_config(config)

    inputs = keras.Input(model.input_shape[1:], dtype="float64")
    copy = keras.models.clone_model(model, input_tensors=inputs, clone_function=layer_of)
    for layer in copy.layers:
        for weight in layer.weights:
            weight.assign(_value(weight))
    return copy


def _value(weight: keras.Variable) -> np.ndarray:
    if weight.name in ("bias", "beta", "moving_mean"):
        return np.zeros(weight.shape)
    if weight.name in ("gamma", "moving_variance"):
        return np.ones(weight.shape)
    return np.full(weight.shape, 1 / np.sqrt(np.prod(weight.shape)))


class Gradients:
    """The boxes of cells of one model; `count` cells of a layer at once."""

    def __init__(self, model: keras.Model, count: int) -> None:
        copy = copied(model)
        layers = [layer for layer in copy.layers if not isinstance(layer, keras.layers.InputLayer)]
        tapped = keras.Model(copy.input, {layer.name: layer.output for layer in layers})
        self._picture = tf.ones((count, *model.input_shape[1:]), tf.float64)
        with tf.GradientTape(persistent=True) as self._tape:
            self._tape.watch(self._picture)
            self._values = tapped(self._picture, training=False)

    def boxes(self, layer: str, cells: np.ndarray) -> list[tuple[int, int, int, int]]:
        """(top, left, rows, columns) of each of `cells` (count, axes of the layer); all 0 where none is seen."""
        chosen = np.zeros(self._values[layer].shape)
        chosen[(np.arange(len(cells)), *cells.T)] = 1
        gradient = self._tape.gradient(self._values[layer], self._picture, output_gradients=tf.constant(chosen))
        if gradient is None:
            return [(0, 0, 0, 0)] * len(cells)
        return [_box(np.abs(each).sum(axis=-1) > 0) for each in gradient.numpy()]


def _box(seen: np.ndarray) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not rows.size:
        return 0, 0, 0, 0
    return int(rows[0]), int(columns[0]), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
