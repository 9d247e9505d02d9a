"""A small residual network for CIFAR-10: six convolutions, two residual blocks, then one mean a map."""

import keras
import numpy as np
from keras import layers

from lib.training.augment import cutout, recolour, shift_and_flip
from lib.training.blocks import convolution, residual
from lib.training.limits import SMALL_PHOTOS
from lib.training.recipe import Recipe, cosine


def build(input_shape: tuple[int, int, int], classes: int) -> keras.Model:
    """Input (32, 32, 3), values 0 to 255 → probabilities (classes,)."""
    inputs = keras.Input(input_shape, name="input")
    x = layers.Rescaling(1 / 127.5, offset=-1, name="rescaling")(inputs)  # 0…255 → −1…1
    x = convolution(x, 24, "1")
    x = convolution(x, 32, "2")
    x = layers.MaxPooling2D(2, name="max_pool_1")(x)  # (32, 32, 32) → (16, 16, 32)
    x = residual(x, "3")
    x = convolution(x, 64, "4")
    x = layers.MaxPooling2D(2, name="max_pool_2")(x)  # → (8, 8, 64)
    x = residual(x, "5")
    x = convolution(x, 100, "6")
    x = layers.MaxPooling2D(2, name="max_pool_3")(x)  # → (4, 4, 100)
    x = residual(x, "7")
    x = layers.GlobalAveragePooling2D(name="global_average")(x)  # → (100,)
    x = layers.Dense(classes, name="logits")(x)
    return keras.Model(inputs, layers.Softmax(name="softmax")(x))


def optimizer(steps: int) -> keras.optimizers.Optimizer:
    """SGD with momentum; the rate rises for a tenth of the steps."""
    return keras.optimizers.SGD(cosine(0.1, steps, warm_up=0.1), momentum=0.9, nesterov=True, weight_decay=5e-4)


def augment(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Moved by up to 4 pixels, mirrored half the time, light and colour varied by up to 15 %, 10×10 pixels covered."""
    return cutout(recolour(shift_and_flip(pictures, rng), rng, 0.15), rng, 10)


RECIPE = Recipe(
    title="CIFAR-10 CNN",
    task="Which of ten kinds of animals and vehicles does a small colour photo show?",
    data_set="cifar10",
    input_shape=(32, 32, 3),
    build=build,
    optimizer=optimizer,
    epochs=40,
    batch=128,
    seed=10,
    augment=augment,
    tried=(
        "A plain network of seven convolutions with 275,090 parameters, 30 epochs, colours left as they are: right on "
        "0.8968 of the validation part it had.",
        "This network for 36 epochs with nothing covered: right on 0.9549 of the training part as it was varied, on "
        "0.8982 of the validation part.",
    ),
    limits=SMALL_PHOTOS,
    sources=(
        "He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition (2016).",
        "Ioffe & Szegedy, Batch Normalization (2015).",
        "Lin, Chen & Yan, Network in Network (2014): global average pooling instead of a large dense layer.",
        "Coleman et al., DAWNBench (2017): plain convolutions and residual blocks in turn, as in its fast entries.",
    ),
)
