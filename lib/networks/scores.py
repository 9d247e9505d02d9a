"""Numbers that say how unlike its training pictures a picture is to a network; the larger, the more unlike.

Each takes what the network was given or what its layers gave, and answers one float64 a picture:

    unlikeliness    1 − the largest probability: the network is undecided                Hendrycks & Gimpel (2017)
    energy          −log Σ exp(logits): no class speaks up                               Liu et al. (2020)
    Clusters        Mahalanobis distance to the nearest class mean                       Lee et al. (2018)
    Neighbours      distance to the k-th nearest of many stored training pictures        Sun et al. (2022)

`Directions` and `looks` make the values that distances are measured between: of what the layer before the logits
computed, and of the picture itself.
"""

from dataclasses import dataclass

import numpy as np

_DARKEST = 1e-3  # added before logarithms; a quarter of a grey level
_SHARES = (5, 25, 50, 75, 95)
_SCALES = 3
_SHRINK = 1e-3
_WIDEST = 256
_MAIN = 96


def unlikeliness(probabilities: np.ndarray) -> np.ndarray:
    """1 − the largest probability of each row.

    Args:
        probabilities: (n, classes).
    Source:
        Hendrycks & Gimpel, A Baseline for Detecting Misclassified and Out-of-Distribution Examples in Neural Networks
        (2017).
    """
    return 1 - probabilities.max(axis=1).astype(np.float64)


def energy(logits: np.ndarray) -> np.ndarray:
    """−log Σ exp(logits) of each row, at temperature 1.

    Args:
        logits: (n, classes).
    Source:
        Liu, Wang, Owens & Li, Energy-based Out-of-distribution Detection (2020).
    """
    logits = logits.astype(np.float64)
    top = logits.max(axis=1)
    return -top - np.log(np.exp(logits - top[:, None]).sum(axis=1))


def looks(pictures: np.ndarray) -> np.ndarray:
    """How a picture looks, in 17 to 21 numbers: its edges at up to three sizes, its rim, its light, its colour.

    Of the grey picture, and of it at a half and a quarter of its sides: the logarithm of the mean difference to the
    pixel below and to the right, and of the mean Laplacian. Mean and spread of the rim. Mean and spread of each
    channel. The greys below which 5, 25, 50, 75 and 95 % of the pixels lie.

    How coloured a picture is was left out on purpose. With it, the CIFAR-10 network would know an X-ray by its being
    grey: 97 % of X-rays far away instead of 36 % by these numbers alone. But it would also take 20 % of its own test
    pictures turned grey for something it does not know, and it still names 83 % of those rightly.

    Args:
        pictures: (n, height, width, channels), values 0 to 255, each side at least 3.

    Returns:
        float64 (n, 9 + 2·channels + 7), fewer where a side is shorter than 12 pixels.
    """
    light = pictures.astype(np.float64) / 255
    grey = light.mean(axis=3)
    rim = np.concatenate([grey[:, 0], grey[:, -1], grey[:, :, 0], grey[:, :, -1]], axis=1)
    columns = [column for step in _halves(grey) for column in _edges(step)]
    columns += [rim.mean(axis=1), rim.std(axis=1)]
    columns += [*light.mean(axis=(1, 2)).T, *light.std(axis=(1, 2)).T]
    columns += [*np.percentile(grey.reshape(len(grey), -1), _SHARES, axis=1)]
    return np.stack(columns, axis=1)


def _halves(grey: np.ndarray) -> list[np.ndarray]:
    """(n, h, w), then at half and a quarter of its sides while they have 3 pixels."""
    steps = [grey]
    while len(steps) < _SCALES and min(steps[-1].shape[1:]) >= 6:
        n, height, width = steps[-1].shape
        even = steps[-1][:, : height // 2 * 2, : width // 2 * 2]
        steps.append(even.reshape(n, height // 2, 2, width // 2, 2).mean(axis=(2, 4)))
    return steps


def _edges(grey: np.ndarray) -> tuple[np.ndarray, ...]:
    """Logarithms of the mean step downwards, to the right, and of the mean Laplacian; each (n,)."""
    down = np.abs(np.diff(grey, axis=1)).mean(axis=(1, 2))
    right = np.abs(np.diff(grey, axis=2)).mean(axis=(1, 2))
    around = grey[:, :-2, 1:-1] + grey[:, 2:, 1:-1] + grey[:, 1:-1, :-2] + grey[:, 1:-1, 2:]
    laplacian = np.abs(4 * grey[:, 1:-1, 1:-1] - around).mean(axis=(1, 2))
    return tuple(np.log(value + _DARKEST) for value in (down, right, laplacian))


@dataclass(frozen=True)
class Directions:
    """What a layer computes as a direction: each row divided by its length.

    A row of more than 256 values is then told by its 96 main directions among the training pictures and by the length
    of what they leave out, which grows for pictures of another kind.

    Attributes:
        middle: float32 (d,), the mean direction; empty where nothing is reduced.
        main: float32 (d, 96), orthonormal; empty where nothing is reduced.
    Source:
        Mueller & Hein, Mahalanobis++: Improving OOD Detection via Feature Normalization (2025); Wang et al., ViM:
        Out-Of-Distribution with Virtual-logit Matching (2022), for what is left out.
    """

    middle: np.ndarray
    main: np.ndarray

    @classmethod
    def fit(cls, values: np.ndarray) -> "Directions":
        """From training pictures, (n, d)."""
        if values.shape[1] <= _WIDEST:
            return cls(np.zeros(0, np.float32), np.zeros((0, 0), np.float32))
        rows = _unit(values)
        middle = rows.mean(axis=0)
        _rotated, _lengths, axes = np.linalg.svd(rows - middle, full_matrices=False)
        return cls(middle.astype(np.float32), axes[:_MAIN].T.astype(np.float16).astype(np.float32))

    def of(self, values: np.ndarray) -> np.ndarray:
        """float64 (n, d), or (n, 97) where d is more than 256."""
        rows = _unit(values)
        if not self.middle.size:
            return rows
        rest = rows - self.middle
        along = rest @ self.main
        left = np.linalg.norm(rest - along @ self.main.T, axis=1, keepdims=True)
        return np.concatenate([along, left], axis=1)


@dataclass(frozen=True)
class Clusters:
    """The training pictures as one cloud a class, all of one shape.

    Attributes:
        matrix: float32 (d, d), lower triangular; values times it have variance 1 in every direction within a class.
        centres: float32 (classes, d), the class means times `matrix`.
    Source:
        Lee, Lee, Lee & Shin, A Simple Unified Framework for Detecting Out-of-Distribution Samples and Adversarial
        Attacks (2018).
    """

    matrix: np.ndarray
    centres: np.ndarray

    @classmethod
    def fit(cls, values: np.ndarray, labels: np.ndarray) -> "Clusters":
        """From training pictures.

        Args:
            values: float64 (n, d), finite.
            labels: int (n,); the same number everywhere makes one cloud. A thousandth of the mean variance is added to
                each direction, so that one that never varied counts for something finite.
        """
        present = np.unique(labels)
        means = np.stack([values[labels == label].mean(axis=0) for label in present])
        rest = values - means[np.searchsorted(present, labels)]
        shape = rest.T @ rest / len(rest)
        shape += np.eye(len(shape)) * (_SHRINK * np.trace(shape) / len(shape) + np.finfo(np.float32).tiny)
        matrix = np.linalg.cholesky(np.linalg.inv(shape)).astype(np.float32)
        return cls(matrix, (means @ matrix).astype(np.float32))

    def distance(self, values: np.ndarray) -> np.ndarray:
        """float64 (n,): to the nearest centre, in standard deviations."""
        return np.sqrt(_squares(values @ self.matrix.astype(np.float64), self.centres).min(axis=1))


@dataclass(frozen=True)
class Neighbours:
    """Some training pictures, kept.

    Attributes:
        rows: float32 (m, d).
    Source:
        Sun, Ming, Zhu & Li, Out-of-Distribution Detection with Deep Nearest Neighbors (2022).
    """

    rows: np.ndarray
    nearest = 20

    @classmethod
    def fit(cls, values: np.ndarray, most: int) -> "Neighbours":
        """The first `most` of (n, d), rounded to float16 as they are stored."""
        return cls(values[:most].astype(np.float16).astype(np.float32))

    def distance(self, values: np.ndarray) -> np.ndarray:
        """float64 (n,): to the 20th nearest, or the farthest where fewer were kept."""
        place = min(self.nearest, len(self.rows)) - 1
        return np.sqrt(np.partition(_squares(values, self.rows), place, axis=1)[:, place])


def _unit(values: np.ndarray) -> np.ndarray:
    """Rows of length 1, float64; one of nothing but zeros stays so."""
    values = values.reshape(len(values), -1).astype(np.float64)
    return values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), np.finfo(np.float32).tiny)


def _squares(values: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Squared distances (n, m) from each value (n, d) to each point (m, d), never below 0."""
    values, points = values.astype(np.float64), points.astype(np.float64)
    lengths = (values**2).sum(axis=1)[:, None] + (points**2).sum(axis=1)
    return np.maximum(lengths - 2 * values @ points.T, 0)
