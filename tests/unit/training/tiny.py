"""Real pictures that packages ship, laid out as the data sets are: enough to train a recipe in seconds.

mnist, fashion_mnist     scikit-learn's handwritten digits, 8×8, enlarged to 28×28
cifar10, cats_vs_dogs    boxes of scikit-image's photos, each photo a class
chest_xray               grey boxes, of some "patients" two, in three published parts
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
import pytest

from lib import datasets
from lib.images import samples
from lib.training.progress import Progress
from tests.unit.datasets import make

PARTS = ("train", "val", "test")
COLOURFUL = ("chelsea", "coffee", "astronaut", "brick", "grass", "camera", "coins", "hubble", "text", "rocket")


@lru_cache(maxsize=1)
def digits() -> tuple[np.ndarray, np.ndarray]:
    """uint8 (1797, 28, 28), light on dark, and labels (1797,), read from the file without loading scikit-learn."""
    package = Path(find_spec("sklearn").submodule_search_locations[0])
    rows = np.loadtxt(package / "datasets/data/digits.csv.gz", delimiter=",")
    small = (rows[:, :64].reshape(-1, 8, 8) * 15.9375).astype(np.uint8)  # 0…16 → 0…255
    large = small.repeat(3, axis=1).repeat(3, axis=2)  # (n, 8, 8) → (n, 24, 24)
    return np.pad(large, ((0, 0), (2, 2), (2, 2))), rows[:, 64].astype(int)


def boxes(name: str, n: int, seed: int, sizes: tuple[int, int], channels: int) -> list[np.ndarray]:
    """n boxes (h, w, channels) of a sample photo, sides between two sizes."""
    rng = np.random.default_rng(seed)
    photo = samples.load_sample(name).pixels
    photo = photo if channels == 3 else cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY)[..., None]
    found = []
    for height, width in rng.integers(sizes[0], sizes[1] + 1, (n, 2)):
        top, left = rng.integers(0, photo.shape[0] - height + 1), rng.integers(0, photo.shape[1] - width + 1)
        found.append(photo[top : top + height, left : left + width])
    return found


def folder(data_set: str, root: Path) -> Path:
    """ROOT with the folder of a data set in it; its parts and layout are those of the real one."""
    about = datasets.describe(data_set)
    here = root / (about.folder or data_set)
    if not here.exists():
        _WRITERS[here.name](here, about.classes)
    return root


def _mnist(here: Path, _classes: tuple[str, ...]) -> None:
    """As published, without a validation part: it is taken from the training part by content."""
    pictures, labels = digits()
    make.idx_folder(here, (pictures[:400], labels[:400]), (pictures[400:480], labels[400:480]))


def _fashion_mnist(here: Path, classes: tuple[str, ...]) -> None:
    """With a validation part of its own; the digit says the class."""
    pictures, labels = digits()
    for part, rows in zip(PARTS, (slice(0, 120), slice(120, 180), slice(180, 240)), strict=True):
        files = [make.encoded(picture[..., None]) for picture in pictures[rows]]
        make.parquet(here / f"{part}-00000-of-00001.parquet", files, labels[rows], classes)


def _cifar10(here: Path, classes: tuple[str, ...]) -> None:
    """Ten classes of 32×32 boxes, each of one photo, in Parquet shards."""
    for at, (part, n) in enumerate(zip(PARTS, (8, 2, 2), strict=True)):
        files = [
            make.encoded(box)
            for label, name in enumerate(COLOURFUL)
            for box in boxes(name, n, 100 * at + label, (32, 32), 3)
        ]
        make.parquet(here / f"{part}-00000-of-00001.parquet", files, np.repeat(np.arange(10), n), classes)


def _cats_vs_dogs(here: Path, classes: tuple[str, ...]) -> None:
    """Boxes of any shape in class folders, without a validation part."""
    for at, (part, n) in enumerate((("train", 36), ("test", 8))):
        photos = dict(zip(classes, ("chelsea", "astronaut"), strict=True))
        make.class_folders(
            here / part, {name: boxes(photos[name], n, 10 * at + i, (39, 160), 3) for i, name in enumerate(classes)}
        )


def _chest_xray(here: Path, classes: tuple[str, ...]) -> None:
    """Ten patients have two pictures, the others one; their numbers start again in each part, as in the published."""
    for at, (part, n) in enumerate(zip(PARTS, (30, 4, 10), strict=True)):
        for place, name in enumerate(classes):
            (here / part / name).mkdir(parents=True)
            for number, box in enumerate(boxes(("coins", "grass")[place], n, 10 * at + place, (150, 160), 1)):
                patient = number // 2 if number < 20 else number - 10
                file = f"IM-{patient:04d}-{number:04d}" if place == 0 else f"person{patient}_virus_{number}"
                (here / part / name / f"{file}.jpeg").write_bytes(make.encoded(box))  # PNG: no pixel is lost


def stop_after(monkeypatch: pytest.MonkeyPatch, last: int) -> None:
    """Press Ctrl-C as soon as the epoch after `last` begins."""
    real = Progress.within

    def within(self: Progress, epoch: int) -> object:
        if epoch > last:
            raise KeyboardInterrupt
        return real(self, epoch)

    monkeypatch.setattr(Progress, "within", within)


_WRITERS = {
    "mnist": _mnist,
    "fashion_mnist": _fashion_mnist,
    "cifar10": _cifar10,
    "cats_vs_dogs": _cats_vs_dogs,
    "chest_xray": _chest_xray,
}
