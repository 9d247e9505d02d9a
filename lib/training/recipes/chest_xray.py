"""A small network for chest X-rays, in the manner of the study's plain ones: convolutions, pooling, one mean a map."""

import cv2
import keras
import numpy as np
from keras import layers

from lib.training.augment import Pictures, affine, random_light
from lib.training.blocks import convolution
from lib.training.limits import XRAYS
from lib.training.recipe import Recipe, cosine

SIDE = 128
WIDTHS = (16, 32, 64, 96, 128)


def build(input_shape: tuple[int, int, int], classes: int) -> keras.Model:
    """Input (128, 128, 1), values 0 to 255 → probabilities (classes,)."""
    inputs = keras.Input(input_shape, name="input")
    x = layers.Rescaling(1 / 127.5, offset=-1, name="rescaling")(inputs)  # 0…255 → −1…1
    for number, filters in enumerate(WIDTHS, start=1):
        x = convolution(x, filters, str(number))
        x = layers.MaxPooling2D(2, name=f"max_pool_{number}")(x)  # (128, 128, 16) → (64, 64, 16) and so on
    x = convolution(x, WIDTHS[-1], str(len(WIDTHS) + 1))  # (4, 4, 128)
    x = layers.GlobalAveragePooling2D(name="global_average")(x)  # → (128,)
    x = layers.Dropout(0.3, name="dropout")(x)
    x = layers.Dense(classes, name="logits")(x)
    return keras.Model(inputs, layers.Softmax(name="softmax")(x))


def optimizer(steps: int) -> keras.optimizers.Optimizer:
    """Adam with decoupled weight decay; the rate rises for a tenth of the steps."""
    return keras.optimizers.AdamW(cosine(2e-3, steps, warm_up=0.1), weight_decay=0.01)


def augment(pictures: Pictures, rng: np.random.Generator) -> np.ndarray:
    """Turned by up to 8°, made up to a tenth larger or smaller, moved by up to 6 %, brightness and contrast varied."""
    small = np.stack([cv2.resize(each, (SIDE, SIDE), interpolation=cv2.INTER_AREA) for each in pictures])[..., None]
    moved = affine(small, rng, degrees=8, scale=0.1, shift=0.06, rim=cv2.BORDER_REPLICATE)
    return random_light(moved, rng, 0.2)


RECIPE = Recipe(
    title="Chest X-rays, divided anew",
    task="Does a chest X-ray of a child look normal, or as with pneumonia?",
    data_set="chest_xray",
    input_shape=(SIDE, SIDE, 1),
    build=build,
    optimizer=optimizer,
    epochs=18,
    batch=64,
    seed=10,
    augment=augment,
    balanced=True,
    watched=("PNEUMONIA", 0.97),
    tried=(),
    limits=XRAYS,
    notice="Not for diagnosis: this network is here to learn from.",
    sources=(
        'The study "Visão computacional com Redes Convolucionais" (2019): its plain networks, its class weights, and '
        "its proposal to put the parts together and divide them anew.",
        "Ioffe & Szegedy, Batch Normalization (2015).",
    ),
)
