"""The only file that imports the interpreter: a model file → numbers, from any thread.

One LiteRT interpreter used by two threads at once gives wrong numbers without a word. So a thread takes an interpreter
from the shelf, runs it and puts it back; as many run at once as there are cores, and others wait.

Names come from the file's signature, because the interpreter's own list of outputs is in no order. The signature's
runner is used for that alone: it copies the output of every layer, wanted or not, and while it lives the interpreter
itself refuses to run. One thread, milliseconds a picture on two busy cores:

    network, bytes of outputs a picture, at once    all outputs    the last alone
    fashion_cnn, 0.04 MB, 16                              0.013             0.012
    cifar10_cnn, 1.1 MB, 4                                 0.75              0.65
    an earlier one for 96×96, 6.8 MB, 1                     4.9               4.0
    the same, 16 at once                                    6.3               4.1
"""

import os
from collections.abc import Collection
from math import prod
from pathlib import Path

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from lib.checks import spelled
from lib.errors import NetworkError
from lib.networks.shelf import Shelf
from lib.text import _

MOST = max(1, min(8, os.cpu_count() or 1))

# An interpreter's memory grows with the pictures it takes at once, and stays: one for 96×96 held 20 MB with 1 and
# 136 MB with 16, and was no faster. Small ones are: fashion_cnn took 21 µs a picture alone, 12 with 16, 10 with 32.
_AT_ONCE = 32
_OUTPUTS = 4_000_000  # bytes of outputs of one run, where several pictures are taken at once
_IDLE = 14_000_000  # bytes that the interpreters of all networks may hold while nobody uses them


class Pool:
    """Interpreters of one model file, made when needed; all networks share the shelf on which idle ones lie."""

    def __init__(self, model: Path, shelf: "Shelf[_Interpreter] | None" = None) -> None:
        self._model = str(model)
        self._shelf = SHELF if shelf is None else shelf

    def run(self, batch: np.ndarray, names: Collection[str] | None = None) -> dict[str, np.ndarray]:
        """The outputs of the model for a batch.

        Args:
            batch: float32 (n, height, width, channels), n at least 1.
            names: the outputs that are wanted; without it all of them. What is not wanted is not copied.

        Returns:
            output name → float32 (n, …), arrays of the caller's own.

        Raises:
            NetworkError: the batch is no array of float32, is empty, or has another shape than the model takes.
        """
        require_array(batch)
        with self._shelf.taken(self, lambda: _Interpreter(self._model)) as interpreter:
            interpreter.check(batch)
            most = interpreter.at_once
            pieces = [interpreter.run(batch[at : at + most], names) for at in range(0, len(batch), most)]
        if len(pieces) == 1:
            return pieces[0]
        return {name: np.concatenate([piece[name] for piece in pieces]) for name in pieces[0]}


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
    """One interpreter and where its input and outputs lie; its only input takes any number of pictures.

    Attributes:
        at_once: how many pictures it is best given at once.
        weight: bytes it holds, about: the weights as read and as packed for the processor, and the outputs of the
            largest batch it was given.
    """

    def __init__(self, model: str) -> None:
        try:
            self._interpreter = Interpreter(model_path=model, num_threads=1)
        except ValueError as error:
            reason = _("{path} is not a whole LiteRT file. Train the network again, or fetch the file again.")
            raise NetworkError(reason=reason.format(path=model)) from error
        runner = self._interpreter.get_signature_runner()
        (given,) = runner.get_input_details().values()
        outputs = runner.get_output_details()
        self._input = given["index"]
        self._shape = tuple(int(size) for size in given["shape_signature"][1:])
        self._outputs = {name: details["index"] for name, details in outputs.items()}
        self._bytes = sum(4 * prod(int(size) for size in each["shape_signature"][1:]) for each in outputs.values())
        self.at_once = max(1, min(_AT_ONCE, _OUTPUTS // self._bytes))
        self.weight = self._still = 2 * Path(model).stat().st_size
        self._ready = 0  # for how many pictures its memory is laid out

    def run(self, batch: np.ndarray, names: Collection[str] | None = None) -> dict[str, np.ndarray]:
        """The outputs `names`, or all, as copies."""
        if len(batch) != self._ready:
            self._ready = 0
            self._interpreter.resize_tensor_input(self._input, batch.shape)
            self._interpreter.allocate_tensors()
            self._ready = len(batch)
            self.weight = max(self.weight, self._still + self._ready * self._bytes)
        self._interpreter.set_tensor(self._input, batch)
        self._interpreter.invoke()
        return {name: self._interpreter.get_tensor(self._outputs[name]) for name in names or self._outputs}

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


SHELF: Shelf[_Interpreter] = Shelf(MOST, _IDLE)
"""Where the interpreters of all networks lie while nobody uses them."""
