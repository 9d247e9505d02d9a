"""The pieces that recipes build from do what Keras' own do."""

import keras
import numpy as np
from keras import layers

from lib.training.blocks import convolution, residual

SEED = 20


def test_a_block_adds_what_went_in() -> None:
    inputs = keras.Input((6, 6, 4))
    model = keras.Model(inputs, residual(inputs, "1"))
    for layer in model.layers:
        if isinstance(layer, layers.Conv2D):
            layer.set_weights([np.zeros_like(weight) for weight in layer.get_weights()])
    picture = np.random.default_rng(SEED).normal(size=(1, 6, 6, 4)).astype(np.float32)
    np.testing.assert_allclose(model.predict(picture, verbose=0), np.maximum(picture, 0), atol=1e-6)


def test_a_stride_halves_the_map_and_rounds_up() -> None:
    assert convolution(keras.Input((97, 96, 3)), 8, "1", size=5, stride=2).shape == (None, 49, 48, 8)
