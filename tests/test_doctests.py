"""The examples in the docstrings run, and give what they say."""

import doctest
from importlib import import_module

import pytest

from tests.source import Module, modules

WITH_EXAMPLES = [module for module in modules() if ">>> " in module.text and module.name != __name__]


@pytest.mark.parametrize("module", WITH_EXAMPLES, ids=lambda module: module.path)
def test_examples_hold(module: Module) -> None:
    failed, tried = doctest.testmod(import_module(module.name))
    assert tried
    assert not failed
