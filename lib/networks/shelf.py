"""Interpreters between two uses: shared by all networks of the process, and bounded in memory.

An interpreter is used by one thread at a time, and keeps the memory of its largest batch for as long as it lives.
With many networks looked at in one process that adds up, so what is idle shares one budget; the longest unused goes.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Generic, Protocol, TypeVar


class Weighed(Protocol):
    """Something that says how much memory it holds, in bytes."""

    weight: int


T = TypeVar("T", bound=Weighed)


class Shelf(Generic[T]):
    """Things that are dear to make and that one thread at a time may use.

    Args:
        busy: how many may be in use at once; further threads wait.
        most: bytes that idle ones may hold together.
    """

    def __init__(self, busy: int, most: int) -> None:
        self._places = BoundedSemaphore(busy)
        self._most = most
        self._lock = Lock()
        self._idle: list[tuple[Hashable, T]] = []  # the longest unused first

    @property
    def weight(self) -> int:
        """Bytes that the idle things hold together."""
        with self._lock:
            return sum(thing.weight for _key, thing in self._idle)

    @contextmanager
    def taken(self, key: Hashable, make: Callable[[], T]) -> Iterator[T]:
        """A thing of that kind which no other thread has until the block ends; a new one where none is idle."""
        with self._places:
            thing = self._idle_one(key) or make()
            try:
                yield thing
            finally:
                self._put_back(key, thing)

    def _idle_one(self, key: Hashable) -> T | None:
        """The one used last, whose memory is likeliest to be warm."""
        with self._lock:
            for place in reversed(range(len(self._idle))):
                if self._idle[place][0] == key:
                    return self._idle.pop(place)[1]
        return None

    def _put_back(self, key: Hashable, thing: T) -> None:
        """Keep it, and let go of the longest unused while all weigh too much; one that alone does is not kept."""
        if thing.weight > self._most:
            return
        with self._lock:
            self._idle.append((key, thing))
            spare = sum(each.weight for _key, each in self._idle) - self._most
            while spare > 0:
                spare -= self._idle.pop(0)[1].weight
