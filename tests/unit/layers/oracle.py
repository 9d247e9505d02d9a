"""Keras as the judge of one layer's count."""

import math

import keras

from lib.layers import Count, count


def built(layer_type, arguments, *shapes):
    """The Keras layer on inputs of these shapes, built, and its output shape without the batch."""
    layer = getattr(keras.layers, layer_type)(**arguments)
    inputs = [keras.Input(shape) for shape in shapes]
    output = layer(inputs[0] if len(inputs) == 1 else inputs)
    return layer, tuple(output.shape[1:])


def agrees(layer_type, arguments, *shapes) -> Count:
    """Our count, after it was compared with Keras: by the arguments given and by Keras' own whole configuration."""
    layer, output_shape = built(layer_type, arguments, *shapes)
    counted = count(layer_type, shapes, arguments)
    assert counted.output_shape == output_shape
    assert counted.parameters == layer.count_params()
    assert counted.trainable == sum(math.prod(weight.shape) for weight in layer.trainable_weights)
    assert count(layer_type, shapes, layer.get_config()) == counted
    return counted
