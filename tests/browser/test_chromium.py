"""How the tests find a Chromium on a machine that has none."""

from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.browser import chromium


def executable(folder: Path, name: str, status: int = 0) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return path


def test_the_first_that_starts_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(tmp_path, "chromium", status=127)  # there, but its libraries are missing
    good = executable(tmp_path, "google-chrome")
    monkeypatch.setattr(chromium, "NAMES", ("chromium", "google-chrome"))
    monkeypatch.setattr(chromium.shutil, "which", lambda name: str(tmp_path / name))
    assert chromium.on_path() == good


def test_of_playwright_s_own_the_shell_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("chromium-1200/chrome-linux64", "chromium_headless_shell-1200/chrome-headless-shell-linux64"):
        (tmp_path / name).mkdir(parents=True)
    whole = executable(tmp_path / "chromium-1200/chrome-linux64", "chrome")
    playwright = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(whole)))
    monkeypatch.setattr(chromium, "sync_playwright", lambda: nullcontext(playwright))
    assert chromium.playwrights_own() == whole
    folder = tmp_path / "chromium_headless_shell-1200/chrome-headless-shell-linux64"
    shell = executable(folder, "chrome-headless-shell")
    assert chromium.playwrights_own() == shell
    executable(folder, "chrome-headless-shell", status=127)
    assert chromium.playwrights_own() == whole


def test_a_second_way_is_tried_when_the_first_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(chromium, "find", lambda: Path("/found"))
    ways = (
        lambda: bool(tried.append("download")),
        lambda: not tried.append("debian"),
        lambda: not tried.append("more"),
    )
    assert chromium.fetch(ways) == Path("/found")
    assert tried == ["download", "debian"]


def test_without_any_way_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "fetch", lambda: None)
    assert chromium.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Install Chromium or Google Chrome" in said.err
