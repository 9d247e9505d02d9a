"""Fetching data sets, from a server on this machine."""

import hashlib
import io
import re
import tarfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets import cifar10, fetch, mnist
from lib.datasets.split import Remote
from tests.unit.datasets import make
from tests.unit.datasets.test_cifar_binary import write

TRAIN = make.pictures(5, (28, 28)), np.arange(5)
TEST = make.pictures(3, (28, 28)), np.arange(3)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and counts what was asked for."""

    asked: list[str] = []

    def log_message(self, *_: object) -> None:
        Quiet.asked.append(self.path)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder and the address it is served at."""
    folder = tmp_path / "served"
    folder.mkdir()
    Quiet.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def publish(monkeypatch: pytest.MonkeyPatch, module, served: tuple[Path, str], members: tuple[str, ...] = ()) -> None:
    """Let a data set be published on this machine."""
    folder, address = served
    files = sorted(path for path in folder.iterdir() if path.is_file())
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    remote = tuple(Remote(address + path.name, sha, path.name, members) for path, sha in zip(files, sums, strict=True))
    monkeypatch.setattr(module, "DATA_SET", replace(module.DATA_SET, remote=remote))


@pytest.fixture
def published(served: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    make.idx_folder(served[0], TRAIN, TEST)
    publish(monkeypatch, mnist, served)
    return served[0]


def test_what_was_fetched_can_be_read_and_is_not_fetched_twice(published: Path, tmp_path: Path) -> None:
    assert fetch.main(["mnist", "--into", str(tmp_path / "data")]) == 0
    split = datasets.load("mnist", "test", tmp_path / "data")
    np.testing.assert_array_equal(split.pixels[..., 0], TEST[0])
    assert len(Quiet.asked) == 4
    assert fetch.main(["mnist", "--into", str(tmp_path / "data")]) == 0
    assert len(Quiet.asked) == 4


def test_another_file_than_the_published_one_is_refused(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "t10k-labels-idx1-ubyte.gz").write_bytes(b"something else")
    assert fetch.main(["mnist", "--into", str(tmp_path / "data")]) == 1
    error = capsys.readouterr().err
    assert "t10k-labels-idx1-ubyte.gz could not be fetched: SHA256 hash" in error
    assert "Traceback" not in error
    assert not (tmp_path / "data/mnist/t10k-labels-idx1-ubyte.gz").exists()


def test_a_server_that_does_not_answer_is_told(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = Remote("http://127.0.0.1:9/t10k-labels-idx1-ubyte.gz", "0" * 64, "t10k-labels-idx1-ubyte.gz")
    monkeypatch.setattr(mnist, "DATA_SET", replace(mnist.DATA_SET, remote=(gone,)))
    assert fetch.main(["mnist", "--into", str(tmp_path / "data")]) == 1
    assert "could not be fetched" in capsys.readouterr().err


def test_an_archive_is_unpacked_and_only_what_is_wanted_is_kept(
    served: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = write(tmp_path / "cifar-10-batches-bin")
    with tarfile.open(served[0] / "cifar-10-binary.tar.gz", "w:gz") as archive:
        archive.add(batches, batches.name)
        archive.addfile(tarfile.TarInfo("cifar-10-batches-bin/readme.html"), io.BytesIO())
    publish(monkeypatch, cifar10, served, cifar10.DATA_SET.remote[0].members)
    folder = fetch.fetch("cifar10", tmp_path / "data")
    assert datasets.parts("cifar10", tmp_path / "data") == {"train", "test"}
    assert len(datasets.load("cifar10", "train", tmp_path / "data")) == 10
    assert sorted(path.name for path in folder.rglob("*") if path.suffix != ".bin") == ["cifar-10-batches-bin"]


def test_a_name_that_is_not_there_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert fetch.main(["imagenet"]) == 1
    assert "There is no data set imagenet." in capsys.readouterr().err


@pytest.mark.parametrize("name", datasets.names())
def test_every_published_file_has_its_checksum_and_a_safe_name(name: str) -> None:
    for remote in datasets.describe(name).remote:
        assert re.fullmatch("[0-9a-f]{64}", remote.sha256)
        assert re.fullmatch(r"[\w.-]+", remote.file)
        assert remote.url.startswith("https://")
        assert not any(".." in member or member.startswith("/") for member in remote.members)


class TestSetsToFetchByHand:
    NAMES = [name for name in datasets.names() if not datasets.describe(name).remote]

    @pytest.mark.parametrize("name", NAMES)
    def test_say_where_from_and_where_to(self, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        about = datasets.describe(name)
        assert fetch.main([name, "--into", str(tmp_path)]) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"{about.title} must be fetched by hand: get it from {about.source} and put its files")
        assert f"into {tmp_path / (about.folder or name)}. " in error
        assert about.source.startswith("https://")

    def test_do_not_keep_the_others_from_being_fetched(
        self, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert fetch.main(["cats_vs_dogs", "mnist", "--into", str(tmp_path / "data")]) == 1
        told = capsys.readouterr()
        assert "Cats vs dogs must be fetched by hand" in told.err
        assert f"mnist is in {tmp_path / 'data/mnist'}" in told.out
        assert len(datasets.load("mnist", "test", tmp_path / "data")) == 3

    def test_are_no_failure_where_all_were_asked_for(
        self, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(datasets, "names", lambda: ["mnist", "pets"])
        assert fetch.main(["--into", str(tmp_path / "data")]) == 0
        assert "Oxford pets, a sample must be fetched by hand" in capsys.readouterr().err
        (published / "t10k-labels-idx1-ubyte.gz").write_bytes(b"something else")
        assert fetch.main(["--into", str(tmp_path / "other")]) == 1

    @pytest.mark.parametrize("name", NAMES)
    def test_are_there_once_their_files_are(self, name: str, tmp_path: Path) -> None:
        here = tmp_path / (datasets.describe(name).folder or name)
        make.parquet(here / "sample-00000-of-00001.parquet", [b""], np.array([0]), None)
        assert fetch.main([name, "--into", str(tmp_path)]) == 0
