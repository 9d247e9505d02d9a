"""What breaks a convolution, guessed first: a file an experiment, found by its name.

`lib/experiments/shift.py` is the experiment "shift". Each has a `TITLE` and one function, `run(setup) -> Experiment`,
which computes everything that is said, the right answer too, from the picture and the settings of the page.
"""

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from lib.errors import InvalidSetting
from lib.experiments._result import Experiment, Picture
from lib.experiments._setup import Setup
from lib.text import _

__all__ = ["Experiment", "Picture", "Setup", "names", "run", "title"]


def names() -> list[str]:
    """Every experiment, by the alphabet.

    >>> names()
    ['checkerboard', 'flip', 'shift', 'shuffle', 'sum']
    """
    return list(_experiments())


def title(name: str) -> str:
    """What the experiment does, in a few words.

    Raises:
        InvalidSetting: there is none of that name.
    """
    return _experiment(name).TITLE


def run(name: str, setup: Setup) -> Experiment:
    """Do one experiment.

    Args:
        name: one of `names()`.
        setup: the picture, the kernel and how it moves. Where the experiment would show nothing there, it takes
            something else and says so in the result.

    Raises:
        InvalidSetting: there is no experiment of that name, or the setup is no picture and kernel.
    """
    return _experiment(name).run(setup)


def _experiment(name: str) -> ModuleType:
    if name not in _experiments():
        raise InvalidSetting(name=_("The experiment"), value=repr(name), allowed=_("one of ") + ", ".join(names()))
    return _experiments()[name]


@lru_cache(maxsize=1)
def _experiments() -> dict[str, ModuleType]:
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in found}
