"""Published parts put together and divided anew, so that no patient stands in two."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib import datasets
from lib.datasets import anew, division
from lib.errors import DataError
from tests import data as real
from tests.unit.datasets import make

ABOUT = datasets.describe("chest_xray")
PARTS = ("train", "val", "test")


def name_of(part: str, kind: str, number: int) -> str:
    """As the published files are called: two pictures a patient, the same numbers again in each part."""
    patient = number // 2
    if kind == "NORMAL":
        return f"{'NORMAL2-' if patient % 2 else ''}IM-{patient:04d}-{number:04d}.jpeg"
    return f"person{patient}_{'virus' if patient % 2 else 'bacteria'}_{number}.jpeg"


def pictures(n: int, seed: int) -> dict[str, list[np.ndarray]]:
    """For each part and class n pictures."""
    return {
        f"{part}/{kind}": list(make.pictures(n, (9, 8, 1), seed + 10 * at + place))
        for at, part in enumerate(PARTS)
        for place, kind in enumerate(ABOUT.classes)
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Class folders of 3 × 2 × 60 pictures; a picture of train lies in test too, under another patient."""
    found = pictures(60, 5)
    found["test/NORMAL"][7] = found["train/NORMAL"][31]
    for place, images in found.items():
        part, kind = place.split("/")
        (tmp_path / place).mkdir(parents=True)
        for number, image in enumerate(images):
            file = (tmp_path / place / name_of(part, kind, number)).with_suffix(".png")
            file.write_bytes(make.encoded(image))
    return tmp_path


def test_all_pictures_lie_in_one_of_three_parts(folder: Path) -> None:
    assert datasets.parts("chest_xray", folder) == set(PARTS)
    splits = {part: datasets.load("chest_xray", part, folder) for part in PARTS}
    names = [name for split in splits.values() for name in split.names]
    assert len(names) == len(set(names)) == 360
    published = {part: datasets.load("chest_xray_official", part, folder) for part in PARTS}
    told = {
        name: (digest, label)
        for split in published.values()
        for name, digest, label in zip(split.names, split.digests(), split.labels, strict=True)
    }
    for split in splits.values():
        for name, digest, label in zip(split.names, split.digests(), split.labels, strict=True):
            assert told[name] == (digest, label)
    assert [len(published[part]) for part in PARTS] == [120, 120, 120]


def test_shares_are_about_those_that_were_asked(folder: Path) -> None:
    counts = [len(datasets.load("chest_xray", part, folder)) for part in PARTS]
    np.testing.assert_allclose(np.array(counts) / 360, list(anew.SHARES.values()), atol=0.1)


def test_no_patient_and_no_picture_stands_in_two_parts(folder: Path) -> None:
    splits = {part: datasets.load("chest_xray", part, folder) for part in PARTS}
    division.check(splits, ABOUT)
    owners = [set(division.patients(split.names, ABOUT)) for split in splits.values()]
    assert sum(map(len, owners)) == len(set.union(*owners)) == 180
    homes = {name: part for part, split in splits.items() for name in split.names}
    same = [f"train/{name_of('train', 'NORMAL', 31)}", f"test/{name_of('test', 'NORMAL', 7)}"]
    assert len({homes[name.replace(".jpeg", ".png")] for name in same}) == 1, "the same picture, another name"


def test_one_test_picture_is_that_of_all(folder: Path) -> None:
    test = datasets.load("chest_xray", "test", folder)
    assert datasets.test_count("chest_xray", folder) == len(test)
    for index in range(len(test)):
        pixels, label = datasets.test_picture("chest_xray", index, folder)
        np.testing.assert_array_equal(pixels, test.pixels[index])
        assert label == test.labels[index]
    with pytest.raises(DataError, match=f"numbered 0 to {len(test) - 1}"):
        datasets.test_picture("chest_xray", len(test), folder)


def test_parquet_files_are_divided_as_the_same_pictures_in_folders(folder: Path, tmp_path_factory) -> None:
    other = tmp_path_factory.mktemp("parquet")
    for part in PARTS:
        split = datasets.load("chest_xray_official", part, folder)
        order = np.random.default_rng(3).permutation(len(split))
        table = {
            "image": [make.encoded(split.pixels[row]) for row in order],
            "label": split.labels[order],
            "name": [split.names[row].removeprefix(f"{part}/") for row in order],
        }
        pq.write_table(pa.table(table), other / f"{part}-00000-of-00001.parquet", row_group_size=17)
    for part in PARTS:
        found, wanted = (datasets.load("chest_xray", part, place) for place in (other, folder))
        assert sorted(found.names) == sorted(wanted.names)
        assert sorted(found.digests()) == sorted(wanted.digests())
    pixels, label = datasets.test_picture("chest_xray", 5, other)
    test = datasets.load("chest_xray", "test", other)
    np.testing.assert_array_equal(pixels, test.pixels[5])
    assert label == test.labels[5]


@pytest.fixture(scope="module")
def parts() -> dict[str, datasets.Split]:
    """The real X-rays, divided anew."""
    folder = real.require("chest_xray")
    return {part: datasets.load("chest_xray", part, folder) for part in PARTS}


class TestRealXRays:
    def test_all_of_them_are_there_in_about_the_shares_that_were_asked(self, parts) -> None:
        counts = np.array([len(split) for split in parts.values()])
        assert counts.sum() == 5856
        np.testing.assert_allclose(counts / 5856, list(anew.SHARES.values()), atol=0.02)

    def test_pneumonia_is_about_as_frequent_in_each_part(self, parts) -> None:
        np.testing.assert_allclose([split.labels.mean() for split in parts.values()], 0.73, atol=0.03)

    def test_no_patient_stands_in_two_parts(self, parts) -> None:
        division.check(parts, ABOUT)
        owners = [set(division.patients(split.names, ABOUT)) for split in parts.values()]
        assert sum(map(len, owners)) == len(set.union(*owners)) > 2000
        assert all("person" in name or "IM-" in name for name in set.union(*owners))

    def test_one_test_picture_is_that_of_all(self, parts) -> None:
        for index in (0, 77, len(parts["test"]) - 1):
            pixels, label = datasets.test_picture("chest_xray", index)
            np.testing.assert_array_equal(pixels, parts["test"].pixels[index])
            assert label == parts["test"].labels[index]

    def test_the_published_parts_are_still_to_be_had(self) -> None:
        folder = real.require("chest_xray_official")
        assert [len(datasets.load("chest_xray_official", part, folder)) for part in ("val", "test")] == [16, 624]
