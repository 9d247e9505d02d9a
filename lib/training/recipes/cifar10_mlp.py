"""A network without convolution for CIFAR-10, with as many parameters as the CNN beside it."""

import keras
from keras import layers

from lib.training.augment import shift_and_flip
from lib.training.limits import SMALL_PHOTOS
from lib.training.recipe import Recipe, cosine

UNITS = 117


def build(input_shape: tuple[int, int, int], classes: int) -> keras.Model:
    """Input (32, 32, 3), values 0 to 255 → probabilities (classes,)."""
    inputs = keras.Input(input_shape, name="input")
    x = layers.Rescaling(1 / 127.5, offset=-1, name="rescaling")(inputs)  # 0…255 → −1…1
    x = layers.Flatten(name="flatten")(x)  # (32, 32, 3) → (3072,)
    x = layers.Dense(UNITS, name="dense_1")(x)
    x = layers.ReLU(name="relu_1")(x)
    x = layers.Dense(classes, name="logits")(x)
    return keras.Model(inputs, layers.Softmax(name="softmax")(x))


RECIPE = Recipe(
    title="CIFAR-10 MLP",
    task="Which of ten kinds of animals and vehicles does a small colour photo show?",
    data_set="cifar10",
    input_shape=(32, 32, 3),
    build=build,
    optimizer=lambda steps: keras.optimizers.Adam(cosine(1e-3, steps)),
    epochs=25,
    batch=128,
    seed=10,
    augment=shift_and_flip,
    tried=(),
    limits=SMALL_PHOTOS,
    sources=("Rumelhart, Hinton & Williams, Learning representations by back-propagating errors (1986).",),
)
