"""Tiny data sets of each layout, written by the tests."""

import gzip
import json
from pathlib import Path

import cv2
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


def pictures(n: int, shape: tuple[int, ...], seed: int = 1) -> np.ndarray:
    """uint8 (n, *shape) of noise."""
    return np.random.default_rng(seed).integers(0, 256, (n, *shape)).astype(np.uint8)


def encoded(picture: np.ndarray, suffix: str = ".png") -> bytes:
    """The bytes of an image file without loss; a picture is (h, w, 1) or RGB (h, w, 3)."""
    bgr = picture[..., ::-1] if picture.shape[2] == 3 else picture
    return cv2.imencode(suffix, bgr)[1].tobytes()


def idx(array: np.ndarray) -> bytes:
    """An array in the idx format, packed."""
    header = bytes([0, 0, 8, array.ndim]) + np.array(array.shape, ">i4").tobytes()
    return gzip.compress(header + array.tobytes(), mtime=0)


def idx_folder(folder: Path, train: tuple[np.ndarray, np.ndarray], test: tuple[np.ndarray, np.ndarray]) -> Path:
    """FOLDER with the four files of MNIST; each part is (pictures (n, h, w), labels (n,))."""
    folder.mkdir(parents=True, exist_ok=True)
    for prefix, (images, labels) in (("train", train), ("t10k", test)):
        (folder / f"{prefix}-images-idx3-ubyte.gz").write_bytes(idx(images))
        (folder / f"{prefix}-labels-idx1-ubyte.gz").write_bytes(idx(labels.astype(np.uint8)))
    return folder


def parquet(
    path: Path, files: list[bytes], labels: np.ndarray, classes: tuple[str, ...] | None, nested: bool = False
) -> None:
    """A shard; `nested` writes `img` and a struct, as Hugging Face publishes CIFAR-10."""
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [{"bytes": data, "path": None} for data in files] if nested else files
    table = pa.table({"img" if nested else "image": cells, "label": np.asarray(labels, np.int64)})
    metadata = {} if classes is None else {"classes": json.dumps(list(classes))}
    pq.write_table(table.replace_schema_metadata(metadata), path, row_group_size=3)


def class_folders(folder: Path, images: dict[str, list[np.ndarray]]) -> Path:
    """FOLDER/CLASS/000.png …"""
    for name, found in images.items():
        (folder / name).mkdir(parents=True)
        for number, picture in enumerate(found):
            (folder / name / f"{number:03d}.png").write_bytes(encoded(picture))
    return folder
