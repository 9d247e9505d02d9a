"""The parts of a data set as training takes them."""

from pathlib import Path

import keras
import numpy as np
import pytest

from lib import datasets
from lib.datasets import division
from lib.errors import DataError
from lib.images.prepare import fit, shuffled
from lib.networks import Input
from lib.training import data, recipe
from tests.unit.datasets import make
from tests.unit.training import tiny

FETCHED = ("cifar10", "fashion_mnist", "mnist")  # what keras.datasets has
TAKES = Input(28, 28, 1, "centre", "area", True)


class TestLoad:
    def test_a_tenth_of_the_training_part_is_left_out_to_validate(self, tmp_path: Path) -> None:
        folder = tiny.folder("mnist", tmp_path)
        parts = data.load("mnist", folder)
        whole = datasets.load("mnist", "train", folder)
        assert len(parts.train) + len(parts.validation) == len(whole) == 400
        assert 20 < len(parts.validation) < 60
        assert set(parts.train.digests()) | set(parts.validation.digests()) == set(whole.digests())
        np.testing.assert_array_equal(parts.test.pixels, datasets.load("mnist", "test", folder).pixels)

    def test_a_validation_part_of_the_folder_s_own_is_taken(self, tmp_path: Path) -> None:
        folder = tiny.folder("cifar10", tmp_path)
        parts = data.load("cifar10", folder)
        np.testing.assert_array_equal(parts.validation.pixels, datasets.load("cifar10", "val", folder).pixels)
        assert len(parts.train) == 80

    def test_one_that_is_too_small_to_choose_by_is_left(self, tmp_path: Path) -> None:
        folder = tiny.folder("chest_xray_official", tmp_path)
        parts = data.load("chest_xray_official", folder)
        assert not any(name.startswith("val/") for name in parts.validation.names)
        assert len(parts.train) + len(parts.validation) == 60
        assert {name.split("/")[0] for name in parts.test.names} == {"test"}

    def test_no_patient_stands_in_two_parts(self, tmp_path: Path) -> None:
        folder = tiny.folder("chest_xray", tmp_path)
        for name in ("chest_xray", "chest_xray_official"):
            parts, about = vars(data.load(name, folder)), datasets.describe(name)
            owners = [set(division.patients(part.names, about)) for part in parts.values()]
            assert sum(map(len, owners)) == len(set.union(*owners)) > 40

    def test_a_picture_that_is_trained_on_and_judged_by_is_refused(self, tmp_path: Path) -> None:
        pictures, labels = tiny.digits()
        train, test = (pictures[:200], labels[:200]), (pictures[190:260], labels[190:260])
        make.idx_folder(tmp_path / "mnist", train, test)
        with pytest.raises(DataError, match=r"MNIST stands in two parts, (train|validation) and test"):
            data.load("mnist", tmp_path)


class TestFolder:
    def test_is_the_given_one_else_the_data_folder_that_has_the_part_else_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make.class_folders(tmp_path / "mnist" / "test", {"1": list(make.pictures(1, (28, 28, 1)))})
        monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path))
        given = tmp_path / "given"
        assert data.folder_of("mnist", "test", given) == given
        assert data.folder_of("mnist", "test", None) == tmp_path
        assert data.folder_of("mnist", "train", None) is None

    @pytest.mark.parametrize("name", FETCHED)
    def test_without_one_keras_fetches_the_set(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        about = datasets.describe(name)
        shape = (28, 28) if about.channels == 1 else (32, 32, 3)
        labels = np.array([[1], [2]]) if about.channels == 3 else np.array([1, 2])  # CIFAR's labels are a column
        train, test = (make.pictures(2, shape, seed) for seed in (1, 2))
        monkeypatch.setattr(getattr(keras.datasets, name), "load_data", lambda: ((train, labels), (test, labels)))
        for part, pictures in (("train", train), ("test", test)):
            found = data.part(name, part, None)
            np.testing.assert_array_equal(found.pixels, pictures.reshape(2, *(*shape, 1)[:3]))
            assert found.labels.tolist() == [1, 2]
            assert (found.classes, found.origin) == (about.classes, f"keras.datasets.{name}")

    @pytest.mark.parametrize("name", sorted({recipe.load(each).data_set for each in recipe.names()} - set(FETCHED)))
    def test_what_keras_has_not_is_to_be_got_elsewhere(self, name: str) -> None:
        about = datasets.describe(name)
        with pytest.raises(DataError) as caught:
            data.load(name, None)
        assert f"{about.title} is not on this machine, and Keras cannot fetch it." in str(caught.value)
        assert f"Get it from {about.source} and give its folder with --data" in str(caught.value)


class TestPrepared:
    def test_pictures_of_any_size_get_the_network_s_shape(self) -> None:
        pictures = [make.pictures(1, shape)[0] for shape in ((40, 60, 1), (28, 28, 1), (90, 30, 1), (1, 1, 1))]
        found = data.prepared(pictures, TAKES)
        assert (found.shape, found.dtype) == ((4, 28, 28, 1), np.uint8)
        np.testing.assert_array_equal(found[1], pictures[1])
        assert np.abs(found[0] - fit(pictures[0], 28, 28, 1)).max() <= 0.5

    def test_pictures_that_have_it_are_not_copied(self) -> None:
        pictures = make.pictures(3, (28, 28, 1))
        assert data.prepared(pictures, TAKES) is pictures

    def test_pixels_come_in_the_network_s_order_where_it_has_one(self) -> None:
        pictures = make.pictures(3, (28, 28, 1))
        found = data.prepared(pictures, Input(28, 28, 1, "centre", "area", True, shuffle=7))
        for before, after in zip(pictures, found, strict=True):
            np.testing.assert_array_equal(after, shuffled(before, 7))
