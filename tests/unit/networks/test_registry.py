"""Which networks there are: what is on the disk now, though the folders are not walked each time."""

from pathlib import Path

import pytest

from lib.networks import registry


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "MODELS", tmp_path / "models")
    return registry.MODELS


def write(models: Path, name: str) -> None:
    (models / name).mkdir(parents=True, exist_ok=True)
    (models / name / "card.json").write_text("{}", encoding="utf-8")


def test_there_is_none_without_a_folder(models: Path) -> None:
    assert registry.names() == []


def test_a_card_that_comes_later_or_goes_is_seen(models: Path) -> None:
    write(models, "b")
    (models / "a").mkdir()
    assert registry.names() == ["b"]
    write(models, "a")
    assert registry.names() == ["a", "b"]
    (models / "b" / "card.json").unlink()
    assert registry.names() == ["a"]


def test_what_is_still_being_written_is_none_until_it_has_its_name(models: Path) -> None:
    write(models, "a.new")
    assert registry.names() == []
    (models / "a.new").rename(models / "a")
    assert registry.names() == ["a"]


def test_a_file_among_the_folders_is_none(models: Path) -> None:
    write(models, "a")
    (models / "duel").write_text("{}", encoding="utf-8")
    assert registry.names() == ["a"]


def test_the_list_is_the_callers_own(models: Path) -> None:
    write(models, "a")
    registry.names().clear()
    assert registry.names() == ["a"]
