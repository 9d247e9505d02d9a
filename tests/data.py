"""Real pictures for tests, where there are any on this machine."""

from pathlib import Path

import pytest

from lib import datasets


def require(name: str) -> Path:
    """The data folder with the data set NAME in it; without one the test that asks is skipped."""
    folder = datasets.data_folder()
    if folder is None or not datasets.test_count(name, folder):
        title = datasets.describe(name).title
        pytest.skip(f"{title} is not on this machine; fetch it with make data, or set CONVSCOPE_DATA to its folder")
    return folder


def has(name: str) -> bool:
    """Whether the data set NAME is on this machine."""
    return datasets.test_count(name) > 0
