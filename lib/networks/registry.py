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

    The name is a word as Python's own are, so that `NAME.new`, which an export is still writing, is none. What is
    in a folder is looked at again when something was added to it or taken out.
    """
    if not MODELS.is_dir():
        return []
    return list(_names(MODELS, tuple((path.name, _changed(path)) for path in MODELS.iterdir())))


def _changed(path: Path) -> int:
    """When something was last added to a folder or taken out, in nanoseconds; 0 where it has gone by now."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=2)
def _names(models: Path, entries: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    names = sorted(name for name, _changed in entries if name.isidentifier())
    return tuple(name for name in names if (models / name / "card.json").is_file())


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
