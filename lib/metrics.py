"""How good a classifier is, and how sure one can be of it: confusion, recall, precision, Wilson's interval.

Rows of a confusion matrix are the true classes, columns the answers, as in Keras and in the field's papers.
"""

from math import sqrt

import numpy as np

from lib.errors import InvalidSetting
from lib.text import _


def wilson(correct: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The interval that holds a share when `correct` of `n` independent answers were right.

        p = correct / n
        centre = (p + z² / 2n) / (1 + z² / n)
        half = z / (1 + z² / n) · √(p · (1 − p) / n + z² / 4n²)

    It is the set of all shares q for which |p − q| ≤ z · √(q · (1 − q) / n), so it never leaves 0…1.

    Args:
        correct: right answers, 0…n.
        n: answers in all, at least 1.
        z: half the width in standard deviations, 1.96 for 95 %.
    Returns:
        (low, high), both in 0…1.
    Raises:
        InvalidSetting: there are no answers, more right ones than answers, or a z that is not positive.
    Source:
        Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927), 209–212.
    """
    if n < 1:
        raise InvalidSetting(name="n", value=n, allowed=_("at least 1"))
    if not 0 <= correct <= n:
        raise InvalidSetting(name="correct", value=correct, allowed=_("between 0 and {n}").format(n=n))
    if not z > 0:
        raise InvalidSetting(name="z", value=z, allowed=_("above 0"))
    share = correct / n
    shrink = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / shrink
    half = z / shrink * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if correct == 0 else max(0.0, centre - half)
    high = 1.0 if correct == n else min(1.0, centre + half)
    return low, high


def confusion(truth: np.ndarray, answers: np.ndarray, classes: int) -> np.ndarray:
    """How often each true class got each answer.

    Args:
        truth: integers (n,), the true class of each picture, 0…classes − 1.
        answers: integers (n,), the class answered.
        classes: how many classes there are, at least 1.
    Returns:
        int64 (classes, classes); row = true class, column = answer; the sum is n.
    Raises:
        InvalidSetting: the two differ in length, are not integers, or hold a class that is not there.
    """
    truth, answers = _labels("truth", truth, classes), _labels("answers", answers, classes)
    if truth.shape != answers.shape:
        raise InvalidSetting(
            name="answers", value=answers.size, allowed=_("as long as truth, {n}").format(n=truth.size)
        )
    return np.bincount(truth * classes + answers, minlength=classes * classes).reshape(classes, classes)


def recall(matrix: np.ndarray) -> np.ndarray:
    """Of each true class, the share that was found: diagonal / sum of the row.

    Args:
        matrix: a confusion matrix (classes, classes).
    Returns:
        float64 (classes,), 0…1; NaN for a class of which there was no picture.
    """
    return _share(np.diagonal(matrix), matrix.sum(axis=1))


def precision(matrix: np.ndarray) -> np.ndarray:
    """Of each answer, the share that was right: diagonal / sum of the column.

    Args:
        matrix: a confusion matrix (classes, classes).
    Returns:
        float64 (classes,), 0…1; NaN for a class that was never answered.
    """
    return _share(np.diagonal(matrix), matrix.sum(axis=0))


def most_confused(matrix: np.ndarray, most: int) -> list[tuple[int, int, int]]:
    """The mistakes made most often: (true class, answer, how often), the most frequent first, none that never happened.

    >>> most_confused(np.array([[9, 1, 0], [4, 5, 1], [0, 0, 3]]), 2)
    [(1, 0, 4), (0, 1, 1)]
    """
    wrong = matrix.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(-wrong, axis=None, kind="stable")[:most]
    places = [divmod(int(place), len(wrong)) for place in order]
    return [(truth, answer, int(wrong[truth, answer])) for truth, answer in places if wrong[truth, answer]]


def accuracy(matrix: np.ndarray) -> float:
    """The share of right answers: sum of the diagonal / sum of all. NaN of an empty matrix.

    >>> accuracy(np.array([[3, 1], [0, 4]]))
    0.875
    """
    return float(_share(np.trace(matrix), matrix.sum()))


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """part / whole as float64, NaN where the whole is 0."""
    part, whole = np.asarray(part, np.float64), np.asarray(whole, np.float64)
    return np.divide(part, whole, out=np.full(whole.shape, np.nan), where=whole > 0)


def _labels(name: str, values: np.ndarray, classes: int) -> np.ndarray:
    """`values` as int64 (n,), checked to lie in 0…classes − 1."""
    values = np.asarray(values)
    if values.ndim != 1 or (values.size and not np.issubdtype(values.dtype, np.integer)):
        raise InvalidSetting(name=name, value=f"{values.dtype} {values.shape}", allowed=_("a row of whole numbers"))
    wrong = values[(values < 0) | (values >= classes)]
    if wrong.size:
        raise InvalidSetting(name=name, value=int(wrong[0]), allowed=_("0…{last}").format(last=classes - 1))
    return values.astype(np.int64)
