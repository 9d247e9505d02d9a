"""What pages compute once and share, within a bound of bytes: networks differ forty times in their numbers."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
import pyarrow as pa

T = TypeVar("T")


class Kept(Generic[T]):
    """Values by their keys; where all weigh too much, the longest unused goes. Safe to use from many threads.

    Args:
        most: bytes that all values may hold together. One that is heavier is given but not kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._values: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._weight = 0

    @property
    def weight(self) -> int:
        """Bytes of all values."""
        return self._weight

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of that key, made where it is not there; two threads that ask at once may both make it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key][0]
        value = make()
        self._put(key, value, weigh(value))
        return value

    def _put(self, key: Hashable, value: T, weight: int) -> None:
        if weight > self._most:
            return
        with self._lock:
            self._weight += weight - self._values.pop(key, (None, 0))[1]
            self._values[key] = value, weight
            while self._weight > self._most:
                self._weight -= self._values.popitem(last=False)[1][1]


def weigh(value: object) -> int:
    """About how many bytes a value holds: arrays, tables, texts, and lists and dicts of such.

    >>> weigh(np.zeros(100, np.float32)), weigh({"picture": b"x" * 50})
    (400, 242)
    """
    if isinstance(value, np.ndarray | pa.Table):
        return value.nbytes
    if isinstance(value, dict):
        return 64 + sum(64 + weigh(each) for each in value.values())
    if isinstance(value, list | tuple):
        return 64 + sum(8 + weigh(each) for each in value)
    if isinstance(value, str | bytes):
        return 64 + len(value)
    return 32
