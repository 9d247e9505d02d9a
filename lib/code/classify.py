"""The Keras code of an answer: photo → what the network takes → probabilities → answer, as its card says."""

from lib.code.photo import PHOTO
from lib.networks import Card

_BEGIN = '''import cv2
import keras
import numpy as np


def resized(picture, height, width):
    """Each pixel the mean of the area it covers; linear in between where the picture is smaller."""
    shrinks = picture.shape[0] >= height and picture.shape[1] >= width
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


photo = cv2.imread({photo!r})[..., ::-1].astype(np.float32)  # rows, columns, RGB; the app keeps 1,024 at most
rows, columns = photo.shape[:2]
height, width = {height}, {width}
'''
_CROP = """if rows * width > columns * height:  # the largest box of that shape from the middle
    rows = max(1, round(columns * height / width))
else:
    columns = max(1, round(rows * width / height))
{share}top, left = (photo.shape[0] - rows) // 2, (photo.shape[1] - columns) // 2
picture = resized(photo[top : top + rows, left : left + columns], height, width)
"""
_SHARE = "rows, columns = max(1, round(rows * {share!r})), max(1, round(columns * {share!r}))  # without the rim\n"
_PAD = """scale = min(height / rows, width / columns)  # the whole photo, and the mean colour of its rim around it
high, wide = max(1, round(rows * scale)), max(1, round(columns * scale))
top, left = (height - high) // 2, (width - wide) // 2
picture = np.empty((height, width, 3), np.float32)
picture[:] = np.concatenate([photo[0], photo[-1], photo[:, 0], photo[:, -1]]).mean(axis=0)
picture[top : top + high, left : left + wide] = resized(photo, high, wide)
"""
_GREY = "picture = (picture @ np.float32([0.299, 0.587, 0.114]))[..., None]  # grey, as the eye weighs the colours\n"
_INVERT = "picture = 255 - picture  # light and dark swapped\n"
_SHUFFLE = """order = np.random.default_rng({seed}).permutation(height * width)  # the network's fixed order of pixels
picture = picture.reshape(height * width, -1)[order].reshape(picture.shape)
"""
_ANSWER = """
model = keras.models.load_model("models/{name}/model.keras")
classes = {classes!r}
probabilities = model.predict(picture[None])[0]
for label in np.argsort(-probabilities):
    print(classes[label], probabilities[label])
"""
_LIKELIEST = "answer = classes[np.argmax(probabilities)]"
_DECIDED = """watched = classes.index({label!r})
others = np.where(np.arange(len(classes)) == watched, -1, probabilities)
answer = classes[watched if probabilities[watched] >= {threshold!r} else np.argmax(others)]"""


def classify(card: Card, *, invert: bool) -> str:
    """Python code that answers for a photo, to be run in the checkout.

    Args:
        card: of the network.
        invert: light and dark are swapped first.
    """
    told = card.input
    share = _SHARE.format(share=told.share) if told.share < 1 else ""
    cropped = _PAD if told.crop == "pad" else _CROP.format(share=share)
    parts = [_BEGIN.format(photo=PHOTO, height=told.height, width=told.width), cropped]
    parts += [_GREY] if told.channels == 1 else []
    parts += [_INVERT] if invert else []
    parts += [_SHUFFLE.format(seed=told.shuffle)] if told.shuffle is not None else []
    parts.append(_ANSWER.format(name=card.name, classes=list(card.classes)))
    chosen = card.decision
    parts.append(_DECIDED.format(label=chosen.label, threshold=chosen.threshold) if chosen else _LIKELIEST)
    return "".join(parts)
