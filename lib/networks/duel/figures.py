"""What the command has computed, as `models/duel.json` keeps it: counts, from which every share follows."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from lib.errors import NetworkError
from lib.metrics import wilson
from lib.networks.card import Card, Result
from lib.networks.duel.moving import DIRECTIONS, MOST
from lib.networks.registry import MODELS
from lib.text import _

FILE = MODELS / "duel.json"
COMMAND = "python -m lib.networks.duel"
_VERSION = 1


@dataclass(frozen=True)
class Pair:
    """An MLP and a CNN on the same pictures, by the names of their folders."""

    mlp: str
    cnn: str

    @property
    def names(self) -> tuple[str, str]:
        """Both, the MLP first."""
        return self.mlp, self.cnn


FASHION, CIFAR10, SHUFFLED = "Fashion-MNIST", "CIFAR-10", "shuffled"
PAIRS = {
    FASHION: Pair("fashion_mlp", "fashion_cnn"),
    CIFAR10: Pair("cifar10_mlp", "cifar10_cnn"),
    SHUFFLED: Pair("fashion_mlp_shuffled", "fashion_cnn_shuffled"),
}
"""By what a pair is called on the page and in its address; the last is the first with the pixels shuffled."""


@dataclass(frozen=True)
class Fighter:
    """One network's figures.

    Attributes:
        name: its folder.
        sha256: of the model file that was asked.
        size: bytes of that file.
        parameters: all of them.
        macs: multiply-accumulates for one picture.
        n: test pictures.
        moved: direction → how many it was right on at 0, 1, … MOST pixels; a network for shuffled pixels gets each
            picture moved first and then in its own order.
        in_places: right ones with the pixels in their places, whatever order the network was trained with.
        permuted: right ones with the pixels in the order of the duel's seed.
    """

    name: str
    sha256: str
    size: int
    parameters: int
    macs: int
    n: int
    moved: dict[str, tuple[int, ...]]
    in_places: int
    permuted: int

    @property
    def result(self) -> Result:
        """How often it is right on the test pictures as they were published."""
        return self.share(self.moved["up"][0])

    def share(self, right: int) -> Result:
        """A count of right answers as a share with Wilson's 95 % interval."""
        return Result(right / self.n, self.n, *wilson(right, self.n))

    def each(self, shift: int) -> dict[str, float]:
        """Direction → the share of right answers after moving every picture by `shift` pixels that way."""
        return {direction: right[shift] / self.n for direction, right in self.moved.items()}

    def mean(self, shift: int) -> float:
        """The mean over the four directions."""
        return sum(right[shift] for right in self.moved.values()) / (len(self.moved) * self.n)

    def stale(self, card: Card) -> bool:
        """Whether the network has another model file by now, as its card says."""
        return card.sha256["model.tflite"] != self.sha256


@dataclass(frozen=True)
class Figures:
    """All of it.

    Attributes:
        seed: of the order of `Fighter.permuted`.
        pictures: data set → a checksum of its test pictures, which does not depend on their order.
        fighters: by name.
    """

    seed: int
    pictures: dict[str, str]
    fighters: dict[str, Fighter]

    def write(self, path: Path = FILE) -> None:
        """Write them, sorted, so that the same figures are the same file."""
        told = {"version": _VERSION, "made_by": COMMAND, **asdict(self)}
        path.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def sha256(name: str) -> str:
    """Of the model file of a network."""
    return hashlib.sha256((MODELS / name / "model.tflite").read_bytes()).hexdigest()


def read(path: Path = FILE) -> Figures:
    """The figures that were written.

    Raises:
        NetworkError: the file is not there, is broken, or lacks something.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["version"] != _VERSION:
            raise ValueError(f"version {told['version']!r}")
        fighters = {name: _fighter(each) for name, each in told["fighters"].items()}
        return Figures(int(told["seed"]), dict(told["pictures"]), fighters)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = _("The figures of the duel cannot be read: {error}. Make them anew with {command}.")
        raise NetworkError(reason=reason.format(error=error, command=COMMAND)) from error


def _fighter(told: dict) -> Fighter:
    values = {field.name: told[field.name] for field in fields(Fighter)}
    moved = {direction: tuple(values["moved"][direction]) for direction in DIRECTIONS}
    if any(len(right) != MOST + 1 for right in moved.values()):
        raise ValueError(f"{values['name']} lacks a shift")
    return Fighter(**values | {"moved": moved})
