"""Finding data sets, and saying what is missing."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets.split import digest
from lib.errors import DataError
from tests import data
from tests.unit.datasets import make


class TestEverySet:
    @pytest.mark.parametrize("name", datasets.names())
    def test_says_what_it_is_and_whom_to_thank(self, name: str) -> None:
        about = datasets.describe(name)
        assert about.channels in (1, 3)
        assert len(set(about.classes)) == len(about.classes) > 1
        assert all((about.title, about.author, about.source, about.licence))

    @pytest.mark.parametrize(
        ("name", "shape"), [("fashion_mnist", (28, 28, 1)), ("mnist", (28, 28, 1)), ("cifar10", (32, 32, 3))]
    )
    def test_has_its_published_test_part(self, name: str, shape: tuple[int, int, int]) -> None:
        split = datasets.load(name, "test", data.require(name))
        assert split.pixels.shape == (10_000, *shape)
        assert datasets.test_count(name) == 10_000
        pixels, label = datasets.test_picture(name, 9_999)
        np.testing.assert_array_equal(pixels, split.pixels[-1])
        assert label == split.labels[-1]
        assert len(set(split.digests())) == 10_000


class TestWhatIsMissing:
    def test_a_set_that_is_not_there_lists_those_that_are(self) -> None:
        with pytest.raises(
            DataError, match=r"no data set imagenet. There are: cats_vs_dogs, chest_xray, .*, mnist, pets"
        ):
            datasets.describe("imagenet")

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="nowhere is not a folder"):
            datasets.load("mnist", "test", tmp_path / "nowhere")

    def test_a_folder_without_the_set(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="holds no MNIST: neither it nor its folder mnist has idx"):
            datasets.load("mnist", "test", tmp_path)

    def test_a_part_that_is_not_there(self, tmp_path: Path) -> None:
        make.class_folders(tmp_path / "train", {"0": [np.zeros((28, 28, 1), np.uint8)]})
        with pytest.raises(DataError, match="holds the parts train of MNIST, but not test"):
            datasets.load("mnist", "test", tmp_path)

    def test_nothing_is_counted_in_an_empty_folder(self, tmp_path: Path) -> None:
        assert datasets.test_count("mnist", tmp_path) == 0


class TestBrokenFiles:
    @pytest.mark.parametrize(
        ("file", "content"),
        [
            ("test-00000-of-00001.parquet", b""),
            ("test-00000-of-00001.parquet", b"PAR1 but not really"),
            ("test-00000-of-00001.parquet", b"PAR1" + bytes(99) + b"\xff\0\0\0PAR1"),
            ("t10k-labels-idx1-ubyte.gz", b""),
            ("t10k-labels-idx1-ubyte.gz", make.idx(np.zeros(9, np.uint8))[:-9]),
            ("t10k-labels-idx1-ubyte.gz", gzip.compress(b"\0\0\x08\0a", mtime=0)),
            ("t10k-labels-idx1-ubyte.gz", gzip.compress(b"\0\0\x08\2" + b"\xff" * 8 + b"a", mtime=0)),
            ("test_batch.bin", b""),
            ("test_batch.bin", b"cut"),
        ],
    )
    def test_is_named(self, tmp_path: Path, file: str, content: bytes) -> None:
        (tmp_path / file).write_bytes(content)
        (tmp_path / "t10k-images-idx3-ubyte.gz").touch()
        asks = (datasets.test_count, lambda *at: datasets.test_picture(at[0], 0, at[1]))
        for ask in (*asks, lambda *at: datasets.load(at[0], "test", at[1])):
            with pytest.raises(DataError, match=r"is not a whole .* file"):
                ask("mnist", tmp_path)

    def test_is_named_where_the_system_refuses_it(self, tmp_path: Path) -> None:
        (tmp_path / "test-00000-of-00001.parquet").symlink_to(tmp_path / "gone")
        with pytest.raises(DataError, match=r"cannot be read: .*gone|cannot be read: .*parquet"):
            datasets.test_count("mnist", tmp_path)


class TestDataFolder:
    def test_is_the_one_in_the_checkout_or_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder beside the checkout is nobody's but the one's who put it there."""
        monkeypatch.delenv("CONVSCOPE_DATA", raising=False)
        monkeypatch.setattr(datasets, "_CHECKOUT", tmp_path / "checkout")
        (tmp_path / "shared" / "data").mkdir(parents=True)
        assert datasets.data_folder() is None
        (tmp_path / "checkout" / "data").mkdir(parents=True)
        assert datasets.data_folder() == tmp_path / "checkout" / "data"

    def test_is_the_one_that_the_environment_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path))
        assert datasets.data_folder() == tmp_path

    def test_that_is_not_there_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path / "gone"))
        with pytest.raises(DataError, match=r"CONVSCOPE_DATA names .*gone, which is not a folder"):
            datasets.data_folder()


def test_a_digest_names_the_pixels_and_not_their_place_in_memory() -> None:
    picture = make.pictures(1, (8, 6, 3))[0]
    assert digest(picture) == digest(np.asfortranarray(picture))
    assert digest(picture) != digest(picture + 1)
    assert len(digest(picture)) == 16


def test_a_test_picture_cannot_be_written_to(tmp_path: Path) -> None:
    make.class_folders(tmp_path / "test", {"0": [np.zeros((28, 28, 1), np.uint8)]})
    pixels, _label = datasets.test_picture("mnist", 0, tmp_path)
    with pytest.raises(ValueError, match="read-only"):
        pixels[0] = 1
