"""The network that CNN Explainer shows, on CIFAR-10 enlarged to 64×64."""

import keras
from keras import layers

from lib.training.limits import ENLARGED_PHOTOS
from lib.training.recipe import Recipe, cosine


def build(input_shape: tuple[int, int, int], classes: int) -> keras.Model:
    """Input (64, 64, 3), values 0 to 255 → probabilities (classes,); 19,920 parameters."""
    inputs = keras.Input(input_shape, name="input")
    x = layers.Rescaling(1 / 255, name="rescaling")(inputs)
    for block in (1, 2):
        for number in (1, 2):
            x = layers.Conv2D(10, 3, name=f"conv2d_{block}_{number}")(x)
            x = layers.ReLU(name=f"relu_{block}_{number}")(x)
        x = layers.MaxPooling2D(2, name=f"max_pool_{block}")(x)  # (60, 60, 10) → (30, 30, 10); (26, 26) → (13, 13)
    x = layers.Flatten(name="flatten")(x)  # → (1690,)
    x = layers.Dense(classes, name="logits")(x)
    return keras.Model(inputs, layers.Softmax(name="softmax")(x))


RECIPE = Recipe(
    title="Tiny VGG",
    task="Which of ten kinds of animals and vehicles does a small colour photo show?",
    data_set="cifar10",
    input_shape=(64, 64, 3),
    build=build,
    optimizer=lambda steps: keras.optimizers.Adam(cosine(2e-3, steps)),
    epochs=8,
    batch=128,
    seed=10,
    snapshots=True,
    tried=(),
    limits=ENLARGED_PHOTOS,
    sources=(
        "Wang et al., CNN Explainer: Learning Convolutional Neural Networks with Interactive Visualization (2021): the "
        "same layers, there trained on ten classes of Tiny ImageNet.",
        "Simonyan & Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition (2015).",
    ),
)
