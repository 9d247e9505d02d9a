"""The Keras code of the duel: one picture, moved and put into an order, and the answers of several networks to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.code.photo import joined
from lib.code.prepared import prepared
from lib.networks import Card


@dataclass(frozen=True)
class View:
    """What is on the screen.

    Attributes:
        photo: rows and columns of the photo's file, None for a kept picture.
        kept: the place of a kept picture in `models/duel_pictures.npz`, where `photo` is None.
        invert: light and dark of the photo are swapped.
        rows, columns: how far the picture was moved down and right.
        seed: of the order of its pixels, None for their places.
    """

    photo: tuple[int, int] | None
    kept: int = 0
    invert: bool = False
    rows: int = 0
    columns: int = 0
    seed: int | None = None


def code(cards: Sequence[Card], view: View) -> str:
    """Python code that prints each network's answer, and leaves in `output` all probabilities, (networks, classes).

    Args:
        cards: of networks that take one shape and know the same classes.
        view: the picture and what was done to it. The code stands in the checkout, beside `photo.png` where it reads
            a photo.
    """
    takes = replace(cards[0].input, shuffle=None)
    height, width, channels = takes.shape
    imports = ["import keras", "import numpy as np"]
    if view.photo is None:
        picture = [
            'kept = np.load("models/duel_pictures.npz")["pixels"]  # the first test picture of each class',
            f"picture = kept[{view.kept}].astype(np.float32)",
        ]
    else:
        imports.insert(0, "import cv2")
        picture = prepared(view.photo, takes, invert=view.invert)
    moves = _moves(view, height, width) if view.rows or view.columns else []
    order = _order(view.seed, height, width, channels) if view.seed is not None else []
    return joined(imports, picture, moves, order, _answers(cards))


def _moves(view: View, height: int, width: int) -> list[str]:
    return [
        f"down = np.clip(np.arange({height}) - {view.rows}, 0, {height - 1})  # the rim fills what comes free",
        f"right = np.clip(np.arange({width}) - {view.columns}, 0, {width - 1})",
        "picture = picture[down][:, right]",
    ]


def _order(seed: int, height: int, width: int, channels: int) -> list[str]:
    pixels = height * width
    return [
        f"order = np.random.default_rng({seed}).permutation({pixels})",
        f"picture = picture.reshape({pixels}, {channels})[order].reshape({height}, {width}, {channels})",
    ]


def _answers(cards: Sequence[Card]) -> list[str]:
    return [
        f"classes = {list(cards[0].classes)}",
        "output = []",
        f"for name in {[card.name for card in cards]}:",
        '    model = keras.models.load_model(f"models/{name}/model.keras")',
        "    output.append(model.predict(picture[None], verbose=0)[0])",
        "    print(name, classes[np.argmax(output[-1])], np.max(output[-1]))",
    ]
