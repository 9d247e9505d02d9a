"""Ctrl-C, heard between two batches, where nothing can swallow it."""

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

import keras


class Stop:
    """Hears Ctrl-C while it is entered, and raises it where training can be left.

    Python raises KeyboardInterrupt between any two steps of its own. In a finaliser or in a callback of TensorFlow's
    it is printed and forgotten, and training goes on for hours. A second Ctrl-C stops at once, as Python does it.

    In a thread other than the main one, and where Ctrl-C is ignored (as for a command in the background), nothing
    is changed.
    """

    def __init__(self) -> None:
        self.asked = False
        self._before = None

    def __enter__(self) -> Self:
        main = threading.current_thread() is threading.main_thread()
        if main and signal.getsignal(signal.SIGINT) not in (signal.SIG_IGN, None):
            self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _hear(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl-C was pressed."""
        if self.asked:
            raise KeyboardInterrupt

    def between_batches(self) -> keras.callbacks.Callback:
        """A callback that checks after every batch, of training and of validation."""
        return _Checks(self)


class _Checks(keras.callbacks.Callback):
    """Asks a Stop after every batch."""

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.stop = stop

    def on_train_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Leave training if that was asked for."""
        self.stop.check()

    def on_test_batch_end(self, batch: int, logs: dict[str, float] | None = None) -> None:
        """Leave validation if that was asked for."""
        self.stop.check()
