"""LeNet-5 on handwritten digits, trained on strokes of many sizes, places, turns and widths."""

import cv2
import keras
import numpy as np

from lib.training.augment import affine, thickness
from lib.training.limits import DIGITS
from lib.training.recipe import Recipe, cosine
from lib.training.recipes import fashion_lenet5


def augment(pictures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Half the strokes thicker or thinner; all turned by up to 15°, sized by up to 20 %, moved by up to 12 %."""
    return affine(thickness(pictures, rng), rng, degrees=15, scale=0.2, shift=0.12, rim=cv2.BORDER_CONSTANT)


RECIPE = Recipe(
    title="LeNet-5 for digits",
    task="Which digit is written there?",
    data_set="mnist",
    input_shape=(28, 28, 1),
    build=fashion_lenet5.build,
    optimizer=lambda steps: keras.optimizers.Adam(cosine(2e-3, steps)),
    epochs=20,
    batch=128,
    seed=10,
    augment=augment,
    snapshots=True,
    tried=(),
    limits=DIGITS,
    sources=(
        "LeCun, Bottou, Bengio & Haffner, Gradient-Based Learning Applied to Document Recognition (1998). The original "
        "had partial connections, trained pooling and no softmax; this is the form with 61,706 parameters.",
    ),
)
