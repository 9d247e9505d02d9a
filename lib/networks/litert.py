"""The only file that imports the interpreter: a model file → numbers, from any thread.

One LiteRT interpreter used by two threads at once gives wrong numbers without a word. So there is a small pool: a
thread takes an interpreter, runs it and puts it back; where all are taken it waits.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from lib.checks import spelled
from lib.errors import NetworkError
from lib.text import _

MOST = max(1, min(4, os.cpu_count() or 1))
_AT_ONCE = 16  # pictures an interpreter takes at once; its memory grows with them and stays


class Pool:
    """Interpreters of one model file, made when first needed, at most as many as there are cores."""

    def __init__(self, model: Path, most: int = MOST) -> None:
        self._model = str(model)
        self._free: LifoQueue[_Interpreter | None] = LifoQueue()
        for _number in range(most):
            self._free.put(None)  # a place in which none was made yet

    def run(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        """The outputs of the model for a batch.

        Args:
            batch: float32 (n, height, width, channels), n at least 1.

        Returns:
            output name → float32 (n, …), arrays of the caller's own.

        Raises:
            NetworkError: the batch is no array of float32, is empty, or has another shape than the model takes.
        """
        require_array(batch)
        with self._taken() as interpreter:
            interpreter.check(batch)
            pieces = [interpreter.run(batch[at : at + _AT_ONCE]) for at in range(0, len(batch), _AT_ONCE)]
        if len(pieces) == 1:
            return pieces[0]
        return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}

    @contextmanager
    def _taken(self) -> Iterator["_Interpreter"]:
        """An interpreter that no other thread has, until the block ends."""
        interpreter = self._free.get()
        try:
            if interpreter is None:
                interpreter = _Interpreter(self._model)
            yield interpreter
        finally:
            self._free.put(interpreter)


def require_array(batch: object) -> None:
    """Refuse what is no array, before anything is asked of it.

    Raises:
        NetworkError: it is a list, None or anything else but an array with axes.
    """
    if not isinstance(batch, np.ndarray) or not batch.ndim:
        reason = _(
            "The network takes a NumPy array of float32, but was given {given}. "
            "Use Network.prepare on each picture and stack the results."
        )
        raise NetworkError(reason=reason.format(given=spelled(batch)))


class _Interpreter:
    """One interpreter with its signature; its only input takes any number of pictures."""

    def __init__(self, model: str) -> None:
        try:
            self._interpreter = Interpreter(model_path=model, num_threads=1)
        except ValueError as error:
            reason = _("{path} is not a whole LiteRT file. Train the network again, or fetch the file again.")
            raise NetworkError(reason=reason.format(path=model)) from error
        self._run = self._interpreter.get_signature_runner()
        ((self._input, details),) = self._run.get_input_details().items()
        self._shape = tuple(int(size) for size in details["shape_signature"][1:])

    def run(self, batch: np.ndarray) -> dict[str, np.ndarray]:
        """The signature's outputs, as copies."""
        return self._run(**{self._input: batch})

    def check(self, batch: np.ndarray) -> None:
        """Say what is wrong with a batch before the interpreter does in its own words."""
        if batch.dtype == np.float32 and batch.ndim == 4 and len(batch) and batch.shape[1:] == self._shape:
            return
        reason = _(
            "The network takes float32 of shape (n, {wanted}), n at least 1, but was given {dtype} of shape {shape}. "
            "Use Network.prepare on each picture and stack the results."
        )
        wanted = ", ".join(str(size) for size in self._shape)
        raise NetworkError(reason=reason.format(wanted=wanted, dtype=batch.dtype, shape=batch.shape))
