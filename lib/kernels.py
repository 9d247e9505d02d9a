"""The named kernels: what each shows, which sizes it has, and its weights.

Positive weights of the edge kernels stand on the right and below, so that dark to bright, left to right or top to
bottom, gives a positive output. Every derivative kernel is its well-known 3×3 form, smoothed by a binomial of the
remaining size whose weights add up to 1: a larger size looks past finer detail, and a steady slope is answered alike
at every size. That is how OpenCV builds larger Sobel kernels (`cv2.getDerivKernels`), but for the scale.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lib.errors import InvalidSetting
from lib.text import _

SMALLEST, LARGEST = 1, 11
ANY_SIZE = tuple(range(SMALLEST, LARGEST + 1))
ODD_FROM_3 = (3, 5, 7, 9, 11)

_SOBEL = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=np.float64)
_SCHARR = np.array([[-3, 0, 3], [-10, 0, 10], [-3, 0, 3]], dtype=np.float64)
_LAPLACIAN = np.array([[0, 1, 0], [1, -4, 1], [0, 1, 0]], dtype=np.float64)
_SLOPE = np.array([[-2, -1, 0], [-1, 0, 1], [0, 1, 2]], dtype=np.float64)


@dataclass(frozen=True)
class NamedKernel:
    """A kernel that can be chosen by name."""

    title: str
    shows: str  # one sentence: what to look for
    sizes: tuple[int, ...]
    build: Callable[[int, int], np.ndarray]  # (size, seed) → float64 (size, size)


def kernel(name: str, size: int = 3, seed: int = 0) -> np.ndarray:
    """The weights of a named kernel, float64 (size, size).

    Args:
        name: one of `NAMES`.
        size: one of `KERNELS[name].sizes`, between 1 and 11; `nearest_size` finds the closest.
        seed: chooses the weights of "random"; the others ignore it.

    Raises:
        InvalidSetting: an unknown name, or a size that this kernel does not have.

    >>> kernel("sobel_x")[1].tolist()
    [-2.0, 0.0, 2.0]
    """
    if name not in KERNELS:
        raise InvalidSetting(name=_("The kernel"), value=repr(name), allowed=_("one of ") + ", ".join(NAMES))
    named = KERNELS[name]
    if size not in named.sizes:
        allowed = _("one of ") + ", ".join(map(str, named.sizes))
        raise InvalidSetting(name=_("The size of the kernel {kernel}").format(kernel=name), value=size, allowed=allowed)
    return named.build(size, seed)


def nearest_size(name: str, size: int) -> int:
    """The size of this kernel that is closest to `size`, the larger one of two.

    >>> nearest_size("sobel_x", 1), nearest_size("sobel_x", 4), nearest_size("box", 4)
    (3, 5, 4)
    """
    return min(KERNELS[name].sizes, key=lambda own: (abs(own - size), -own))


def sigma(size: int) -> float:
    """The standard deviation, in cells, of the Gaussian of this size, as OpenCV chooses it.

    >>> [round(sigma(size), 2) for size in (3, 5, 11)]
    [0.8, 1.1, 2.0]
    """
    return 0.3 * ((size - 1) / 2 - 1) + 0.8


def _binomial(size: int) -> np.ndarray:
    """(size, size), weights of Pascal's triangle along both axes, adding up to 1."""
    row = np.array([1.0])
    for _step in range(size - 1):
        row = np.convolve(row, [0.5, 0.5])
    return np.outer(row, row)


def _smoothed(base: np.ndarray, size: int) -> np.ndarray:
    """A 3×3 kernel convolved with the (size − 2)-wide binomial: (3, 3) → (size, size)."""
    smooth = _binomial(size - 2)
    grown = np.zeros((size, size))
    for (row, col), weight in np.ndenumerate(base):
        grown[row : row + size - 2, col : col + size - 2] += weight * smooth
    return grown


def _identity(size: int) -> np.ndarray:
    """1 in the middle; in an even kernel before it, where "same" padding puts the pixel itself."""
    weights = np.zeros((size, size))
    weights[(size - 1) // 2, (size - 1) // 2] = 1
    return weights


def _box(size: int) -> np.ndarray:
    return np.full((size, size), 1 / size**2)


def _gaussian(size: int) -> np.ndarray:
    row = np.exp(-((np.arange(size) - (size - 1) / 2) ** 2) / (2 * sigma(size) ** 2))
    return np.outer(row, row) / row.sum() ** 2


def _prewitt(size: int) -> np.ndarray:
    """The slope of the plane that fits the window best (least squares), six-fold as in the 3×3 form.

    Source: Prewitt, Object enhancement and extraction (1970).
    """
    offsets = np.arange(size) - (size - 1) / 2
    return np.tile(6 * offsets / (size * (offsets**2).sum()), (size, 1))


def _random(size: int, seed: int) -> np.ndarray:
    """Uniform within ±√(3 / size²): a Keras Conv2D of one channel and one filter before training (Glorot uniform)."""
    limit = np.sqrt(6 / (size**2 + size**2))
    return np.random.default_rng(seed).uniform(-limit, limit, (size, size))


KERNELS: dict[str, NamedKernel] = {
    "identity": NamedKernel(
        _("Identity"), _("Changes nothing: each pixel is kept as it is."), ANY_SIZE, lambda size, seed: _identity(size)
    ),
    "box": NamedKernel(
        _("Box blur"),
        _("The mean of the window: detail smaller than it goes."),
        ANY_SIZE,
        lambda size, seed: _box(size),
    ),
    "gaussian": NamedKernel(
        _("Gaussian blur"),
        _("A mean in which near pixels count more: softer than the box, without its streaks."),
        ANY_SIZE,
        lambda size, seed: _gaussian(size),
    ),
    "sharpen": NamedKernel(
        _("Sharpen"),
        _("The pixel plus its difference from its neighbours: edges gain contrast."),
        ODD_FROM_3,
        lambda size, seed: _identity(size) - _smoothed(_LAPLACIAN, size),
    ),
    "sobel_x": NamedKernel(
        _("Sobel x"),
        _("Upright edges: positive from dark to bright, left to right, and negative the other way."),
        ODD_FROM_3,
        lambda size, seed: _smoothed(_SOBEL, size),
    ),
    "sobel_y": NamedKernel(
        _("Sobel y"),
        _("Level edges: positive from dark to bright, top to bottom, and negative the other way."),
        ODD_FROM_3,
        lambda size, seed: _smoothed(_SOBEL.T, size),
    ),
    "prewitt_x": NamedKernel(
        _("Prewitt x"),
        _("Upright edges, every row of the window counting alike."),
        ODD_FROM_3,
        lambda size, seed: _prewitt(size),
    ),
    "prewitt_y": NamedKernel(
        _("Prewitt y"),
        _("Level edges, every column of the window counting alike."),
        ODD_FROM_3,
        lambda size, seed: _prewitt(size).T,
    ),
    "scharr_x": NamedKernel(
        _("Scharr x"),
        _("Upright edges, with weights that answer slanting edges most evenly."),
        ODD_FROM_3,
        lambda size, seed: _smoothed(_SCHARR, size),
    ),
    "laplacian": NamedKernel(
        _("Laplacian"),
        _("Where brightness bends: zero on flat ground and on steady slopes, two-sided at edges."),
        ODD_FROM_3,
        lambda size, seed: _smoothed(_LAPLACIAN, size),
    ),
    "emboss": NamedKernel(
        _("Emboss"),
        _("The pixel plus the slope towards bottom right: lit as if from one side."),
        ODD_FROM_3,
        lambda size, seed: _identity(size) + _smoothed(_SLOPE, size),
    ),
    "outline": NamedKernel(
        _("Outline"),
        _("The pixel minus the mean of its window, nine-fold: all that differs from its surroundings."),
        ODD_FROM_3,
        lambda size, seed: 9 * (_identity(size) - _box(size)),
    ),
    "motion": NamedKernel(
        _("Motion blur"),
        _("The mean along one diagonal: as if the camera had moved."),
        ANY_SIZE,
        lambda size, seed: np.eye(size) / size,
    ),
    "random": NamedKernel(
        _("Random"), _("Weights as a layer has them before it has learned anything."), ANY_SIZE, _random
    ),
    "custom": NamedKernel(
        _("Your own"),
        _("Starts as the identity; change it cell by cell."),
        ANY_SIZE,
        lambda size, seed: _identity(size),
    ),
}
NAMES = tuple(KERNELS)


def write(weights: np.ndarray) -> str:
    """Weights as one line for an address: values divided by commas, rows by semicolons.

    >>> write(np.array([[-1, 0.5], [2, 0]]))
    '-1,0.5;2,0'
    """
    return ";".join(",".join(f"{weight:.6g}" for weight in row) for row in weights)


def parse(text: str) -> np.ndarray:
    """The weights that `write` wrote, or that a person typed: float64 (size, size), each within ±1,000,000.

    Raises:
        InvalidSetting: not a square of 1 to 11 finite numbers a side.

    >>> parse(" -1, 0.5; 2, 0 ").tolist()
    [[-1.0, 0.5], [2.0, 0.0]]
    """
    rows = [row.replace(",", " ").split() for row in text.strip().strip(";").split(";")]
    size = len(rows)
    try:
        weights = np.array([[float(weight) for weight in row] for row in rows])
        square = weights.shape == (size, size) and SMALLEST <= size <= LARGEST
    except ValueError:
        square = False
    if not square or not (np.abs(weights) <= 1e6).all():
        allowed = _("a square of 1 to 11 rows, as 0,−1,0; −1,5,−1; 0,−1,0 with plain minus signs")
        raise InvalidSetting(name=_("Your kernel"), value=repr(text[:60]), allowed=allowed)
    return weights


def fitted(weights: np.ndarray, size: int) -> np.ndarray:
    """The middle of a kernel at another size: cells are cut off, or zeros added, round it.

    >>> fitted(np.array([[5.0]]), 3).tolist()
    [[0.0, 0.0, 0.0], [0.0, 5.0, 0.0], [0.0, 0.0, 0.0]]
    """
    own = len(weights)
    shift = (size - 1) // 2 - (own - 1) // 2
    grown = np.zeros((size, size))
    for row in range(size):
        for col in range(size):
            if 0 <= row - shift < own and 0 <= col - shift < own:
                grown[row, col] = weights[row - shift, col - shift]
    return grown
