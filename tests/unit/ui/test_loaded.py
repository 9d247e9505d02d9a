"""What is loaded stays out of the garbage collector's sight, once for each time that something new is loaded."""

import gc
import sys
from types import ModuleType

import pytest

from lib.ui import loaded


@pytest.fixture(autouse=True)
def thawed(monkeypatch):
    monkeypatch.setattr(loaded, "_modules", 0)
    yield
    gc.unfreeze()


class Ring:
    """A ring of references, which only the collector can free."""

    freed = 0

    def __init__(self):
        self.itself = self

    def __del__(self):
        Ring.freed += 1


def test_what_is_loaded_is_no_longer_looked_at_and_new_garbage_still_is():
    loaded.settle()
    assert gc.get_freeze_count() > 1000
    assert len(gc.get_objects()) < gc.get_freeze_count()
    before = Ring.freed
    Ring()
    gc.collect()
    assert Ring.freed == before + 1


def test_garbage_is_collected_before_the_rest_is_frozen():
    before = Ring.freed
    Ring()
    loaded.settle()
    assert Ring.freed == before + 1


def test_it_is_done_again_only_after_something_was_loaded(monkeypatch):
    loaded.settle()
    monkeypatch.setattr(gc, "freeze", lambda: pytest.fail("nothing was loaded"))
    loaded.settle()
    frozen = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    monkeypatch.setitem(sys.modules, "another_module", ModuleType("another_module"))
    loaded.settle()
    assert frozen
