"""Apps run in these tests beside everything that other tests have imported."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def settled() -> Iterator[None]:
    """Keep imports out of sight of the collector, which Streamlit starts after every run: a second with TensorFlow."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
