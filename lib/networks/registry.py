"""The networks there are: a folder under `models` with a card in it is one."""

from functools import lru_cache
from pathlib import Path

from lib.errors import NetworkError
from lib.networks.runtime import Network
from lib.text import _

MODELS = Path(__file__).parent.parent.parent / "models"


def names() -> list[str]:
    """Folders with a card, by the alphabet."""
    return sorted(path.parent.name for path in MODELS.glob("*/card.json"))


@lru_cache(maxsize=16)
def load(name: str) -> Network:
    """The network NAME; loaded once for all sessions.

    Raises:
        NetworkError: there is none of that name, or its card cannot be read.
    """
    if name not in names():
        reason = _("There is no network {name}. There are: {names}.")
        raise NetworkError(reason=reason.format(name=name, names=", ".join(names())))
    return Network(MODELS / name)
