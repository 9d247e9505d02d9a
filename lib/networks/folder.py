"""Many picture files → what a network answers, with all cores.

A thread reads, decodes and prepares a few files, then runs them on an interpreter of its own: OpenCV and LiteRT let
other threads work meanwhile. Only the answer is copied, not what every layer gave. Processor time in milliseconds a
file, JPEGs of 128 pixels through an earlier residual network for 96×96 (138 million multiplications):

    files in a step         1      4      8     16
    one thread           5.0    4.5    4.5    4.4
    two threads          6.2    4.7    4.6    4.5

So a second thread costs 1 to 4 % more from 8 files on; with 8, a folder of 16 files keeps two at work. The network
takes one picture at a time, see `lib.networks.litert`: giving it 4, 8 or 16 at once was never faster, and took up to
seven times the memory.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from lib.errors import FileTooLarge, ImageError, NetworkError
from lib.images.decode import MEGABYTES
from lib.images.prepare import dark_on_light
from lib.images.quick import pixels_of
from lib.networks.litert import MOST
from lib.networks.runtime import Network
from lib.text import _, number

_FILES = 8  # in one step of a thread


@dataclass(frozen=True, eq=False)
class Answer:
    """What a network answered to one file.

    Attributes:
        path: the file.
        label: the class, as `Card.decide` chooses it; "" where the file cannot be read.
        probabilities: float32 (classes,) in label order, or None.
        inverted: whether light and dark were swapped, as Classify does for a network that knows light things only.
        problem: why the file cannot be read, a sentence, or "".
    """

    path: Path
    label: str = ""
    probabilities: np.ndarray | None = None
    inverted: bool = False
    problem: str = ""


def classify_files(network: Network, paths: Sequence[Path], *, threads: int = MOST) -> list[Answer]:
    """A network's answers to files, in their order; a file that cannot be read gets a sentence instead.

    The probabilities are those of `Network.classify` on the photo of `lib.images.decode`: to the last digit on 500
    JPEGs of 128 pixels, and within 0.02 (0.003 in the mean) on 36 JPEGs of 1,600 to 4,032 pixels, which are reduced in
    another way, see `lib.images.quick`; the likeliest class was the same in all. Both were measured with five networks.

    Args:
        network: which.
        paths: files of any format that `lib.images.decode` reads.
        threads: how many work at once, as many as there are cores unless said.
    """
    steps = [paths[at : at + _FILES] for at in range(0, len(paths), _FILES)]
    with ThreadPoolExecutor(threads) as workers:
        return [answer for step in workers.map(partial(_answers, network), steps) for answer in step]


def files(folder: Path) -> list[Path]:
    """All files in a folder and its folders, by the alphabet; what begins with a dot is left out.

    Raises:
        NetworkError: it is no folder, or there is no file in it.
    """
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _hidden(path.relative_to(folder))]
    if not found:
        reason = _("{folder} is not a folder with files in it. Give the folder that holds the pictures.")
        raise NetworkError(reason=reason.format(folder=folder))
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _answers(network: Network, paths: Sequence[Path]) -> list[Answer]:
    """One thread's share of the work: prepare some files, then run those that can be read together."""
    taken: list[np.ndarray] = []
    answers: list[Answer] = []
    for path in paths:
        try:
            picture, inverted = _prepared(network, path)
        except ImageError as error:
            answers.append(Answer(path, problem=str(error)))
        except OSError as error:
            reason = _("The file cannot be opened: {error}. Allow reading it, or copy it once more.")
            answers.append(Answer(path, problem=reason.format(error=error.strerror)))
        else:
            taken.append(picture)
            answers.append(Answer(path, inverted=inverted))
    return _filled(network, answers, taken) if taken else answers


def _prepared(network: Network, path: Path) -> tuple[np.ndarray, bool]:
    """(input of the network, whether it was inverted) of a file."""
    size = path.stat().st_size
    if size > MEGABYTES * 1024**2:  # said before it is read
        raise FileTooLarge(megabytes=number(size / 1024**2, 1), limit=MEGABYTES)
    photo = pixels_of(path.read_bytes())
    invert = network.card.input.light_on_dark and dark_on_light(photo)
    return network.prepare(photo, invert=invert), invert


def _filled(network: Network, answers: list[Answer], taken: list[np.ndarray]) -> list[Answer]:
    """The answers with what the network gives for the inputs of those without a problem."""
    probabilities = network.probabilities(np.stack(taken))
    rows = iter(zip(network.card.decide(probabilities), probabilities, strict=True))
    whole = []
    for answer in answers:
        if not answer.problem:
            label, shares = next(rows)
            answer = Answer(answer.path, network.classes[label], shares, answer.inverted)
        whole.append(answer)
    return whole
