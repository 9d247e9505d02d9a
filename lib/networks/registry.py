"""The networks there are: a folder under `models` with a card in it is one."""

from functools import lru_cache
from pathlib import Path

from lib.checks import spelled
from lib.errors import NetworkError
from lib.networks.runtime import Network
from lib.text import _

MODELS = Path(__file__).parent.parent.parent / "models"


def names() -> list[str]:
    """Folders with a card, by the alphabet.

    The name is a word as Python's own are, so that `NAME.new`, which an export is still writing, is none. The folders
    are walked again when one was added to `models`, taken away or renamed.
    """
    return list(_names(MODELS, MODELS.stat().st_mtime_ns)) if MODELS.is_dir() else []


@lru_cache(maxsize=2)
def _names(models: Path, _changed: int) -> tuple[str, ...]:
    return tuple(sorted(card.parent.name for card in models.glob("*/card.json") if card.parent.name.isidentifier()))


def load(name: str) -> Network:
    """The network NAME; loaded once for all sessions.

    Raises:
        NetworkError: there is none of that name, or its card cannot be read.
    """
    if not _is_there(name):
        reason = _("There is no network {name}. There are: {names}.")
        said = name if isinstance(name, str) else spelled(name)
        raise NetworkError(reason=reason.format(name=said, names=", ".join(names())))
    return _loaded(name)


def _is_there(name: object) -> bool:
    """Whether `names` would list it, without walking all folders."""
    return isinstance(name, str) and name.isidentifier() and (MODELS / name / "card.json").is_file()


@lru_cache(maxsize=16)
def _loaded(name: str) -> Network:
    return Network(MODELS / name)
