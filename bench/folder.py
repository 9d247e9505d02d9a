"""A folder of 500 JPEGs through `cats_vs_dogs`, classes only, against opening each and asking `model.predict`."""

import tempfile
from pathlib import Path
from statistics import median

import cv2
import keras
import numpy as np
from PIL import Image

from bench import Line
from bench.measure import seconds
from lib import datasets, networks
from lib.images.samples import SAMPLES, load_sample
from lib.networks.folder import classify_files
from lib.networks.registry import MODELS

RUNS = 3
NETWORK = "cats_vs_dogs"
FILES, SIDE = 500, 128


def run() -> list[Line]:
    """One line. Both sides know their network already, and take the same files."""
    network, model = networks.load(NETWORK), keras.models.load_model(MODELS / NETWORK / "model.keras")
    with tempfile.TemporaryDirectory() as folder:
        paths = _write(Path(folder))
        classify_files(network, paths[:16]), _predict(model, paths[:4])  # a few to warm up, since the loop is long
        pairs = [
            (seconds(lambda: classify_files(network, paths)), seconds(lambda: _predict(model, paths)))
            for _run in range(RUNS)
        ]
    ours, loop = (median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"  ours {FILES / ours:,.0f} images/s, the loop {FILES / loop:,.0f} images/s")
    what = f"{FILES} JPEGs of {SIDE} px through {NETWORK}, times faster"
    return [Line(what, "open and model.predict", RUNS, loop / ours, "at least 10")]


def _predict(model: keras.Model, paths: list[Path]) -> list[int]:
    """The loop that is written first everywhere: one file opened, one picture predicted."""
    _batch, height, width, _channels = model.input_shape
    answers = []
    for path in paths:
        with Image.open(path) as image:
            picture = np.asarray(image.convert("RGB").resize((width, height)), np.float32)
        answers.append(int(model.predict(picture[None], verbose=0)[0].argmax()))
    return answers


def _write(folder: Path) -> list[Path]:
    """FILES photos as JPEGs of quality 90: of the network's test part where it is there, else boxes of the samples."""
    own = datasets.test_count(NETWORK) >= FILES
    print("  photos of the test part" if own else "  boxes of the sample photos")
    paths = [folder / f"{number:03d}.jpg" for number in range(FILES)]
    for number, path in enumerate(paths):
        photo = datasets.test_picture(NETWORK, number)[0] if own else _box(number)
        cv2.imwrite(str(path), cv2.cvtColor(photo, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 90])
    return paths


def _box(number: int) -> np.ndarray:
    """uint8 (128, 128, 3): a box of a sample photo, drawn with the seed `number`."""
    photo = load_sample(list(SAMPLES)[number % len(SAMPLES)]).pixels
    rng = np.random.default_rng(number)
    top, left = (int(rng.integers(size - SIDE + 1)) for size in photo.shape[:2])
    return photo[top : top + SIDE, left : left + SIDE]
