"""Pictures, kernels and settings for experiments, and a convolution by plain NumPy to compare with."""

from collections.abc import Iterator

import numpy as np

from lib.experiments import Setup
from lib.kernels import KERNELS, kernel

SEED = 20261121
NAMED = [(name, size) for name, named in KERNELS.items() for size in (3, 5) if size in named.sizes]


def photo(rows: int = 40, cols: int = 50, seed: int = SEED) -> np.ndarray:
    """uint8 (rows, cols): bright and dark areas with soft edges and a little noise, as photos have."""
    rng = np.random.default_rng(seed)
    coarse = rng.uniform(20, 230, (rows // 5 + 2, cols // 5 + 2)).repeat(5, axis=0).repeat(5, axis=1)
    smooth = sum(coarse[dr : dr + rows, dc : dc + cols] for dr in range(5) for dc in range(5)) / 25
    return np.clip(smooth + rng.normal(0, 2, (rows, cols)), 0, 255).astype(np.uint8)


def random_setups(count: int = 40) -> Iterator[Setup]:
    """Settings of all kinds that fit."""
    print(f"seed {SEED}")
    rng = np.random.default_rng(SEED)
    for case in range(count):
        name, size = NAMED[rng.integers(len(NAMED))]
        weights = kernel(name, size, case) if case % 2 else rng.normal(size=tuple(rng.integers(1, 6, 2)))
        yield Setup(
            photo(seed=case),
            weights,
            stride=int(rng.integers(1, 5)),
            padding=str(rng.choice(["valid", "same"])),
            dilation=int(rng.integers(1, 4)),
        )


def slid(image: np.ndarray, weights: np.ndarray, stride: int, padding: str, dilation: int) -> np.ndarray:
    """float64: the sum under the kernel at every place, by loops; "same" as TensorFlow pads."""
    image = np.asarray(image, np.float64)
    spans = [(cells - 1) * dilation + 1 for cells in weights.shape]
    if padding == "same":
        total = [
            max((-(-side // stride) - 1) * stride + span - side, 0)
            for side, span in zip(image.shape, spans, strict=True)
        ]
        image = np.pad(image, [(each // 2, each - each // 2) for each in total])
    rows, cols = (range(0, side - span + 1, stride) for side, span in zip(image.shape, spans, strict=True))
    return np.array(
        [
            [(image[r : r + spans[0] : dilation, c : c + spans[1] : dilation] * weights).sum() for c in cols]
            for r in rows
        ]
    )


def reference(setup: Setup, **changes: object) -> np.ndarray:
    """What the setup gives, by loops."""
    used = {"image": setup.image, "weights": setup.kernel, "stride": setup.stride}
    return slid(**{**used, "padding": setup.padding, "dilation": setup.dilation, **changes})
