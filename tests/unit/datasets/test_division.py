"""Which picture belongs to which part: groups, keys, shares, and what is refused."""

import random
from dataclasses import replace

import cv2
import numpy as np
import pytest

from lib import datasets
from lib.datasets import Split, division
from lib.datasets.split import DataSet
from lib.errors import DataError
from lib.images.samples import load_sample
from tests import data as real
from tests.unit.datasets import make

PLAIN = datasets.describe("mnist")
XRAYS = datasets.describe("chest_xray")
HALVES = (0.5, 0.5)


def split_of(n: int, seed: int = 1, classes: int = 2) -> Split:
    """Pictures of noise, no two alike."""
    names = tuple("0123456789")[:classes]
    return Split(make.pictures(n, (6, 5, 1), seed), np.arange(n) % classes, names, "here")


def xrays(names: list[str], seed: int = 1) -> Split:
    """Pictures of noise of different sizes, with the names of X-rays."""
    sizes = [(6 + i % 3, 5, 1) for i in range(len(names))]
    pictures = [make.pictures(1, size, seed * 1000 + i)[0] for i, size in enumerate(sizes)]
    return Split(pictures, np.arange(len(names)) % 2, XRAYS.classes, "here", tuple(names))


def where(pieces: list[Split]) -> dict[str, int]:
    """Digest → number of the part."""
    return {digest: number for number, piece in enumerate(pieces) for digest in piece.digests().tolist()}


def by_hand(digests: list[str], owners: list[str], pairs: list[tuple[int, int]]) -> list[str]:
    """The keys of the groups, by merging any two sets that share something until none do."""
    sets = [{row} for row in range(len(digests))]
    for row, other in [(a, b) for a in range(len(digests)) for b in range(a)]:
        same = digests[row] == digests[other] or bool(owners and owners[row] == owners[other])
        if same or (row, other) in pairs or (other, row) in pairs:
            one, two = (next(group for group in sets if each in group) for each in (row, other))
            if one is not two:
                sets.remove(two)
                one |= two
    return [min(digests[each] for group in sets if row in group for each in group) for row in range(len(digests))]


class TestGroups:
    def test_a_chain_over_pixels_patients_and_likeness_is_one_group(self) -> None:
        digests = ["dd", "cc", "cc", "bb", "aa", "ee"]
        owners = ["p1", "p1", "p2", "p3", "p4", "p5"]
        assert division.group_keys(digests, owners, [(2, 3), (4, 3)]) == ["aa"] * 5 + ["ee"]

    def test_without_patients_only_equal_pixels_belong_together(self) -> None:
        assert division.group_keys(["b", "a", "b"], []) == ["b", "a", "b"]

    @pytest.mark.parametrize("seed", range(20))
    def test_groups_are_those_of_merging_until_nothing_is_shared(self, seed: int) -> None:
        chance = random.Random(seed)
        n = chance.randint(1, 30)
        digests = [f"{chance.randrange(2 * n):03d}" for _each in range(n)]
        owners = [f"p{chance.randrange(2 * n)}" for _each in range(n)] if seed % 2 else []
        pairs = [(chance.randrange(n), chance.randrange(n)) for _each in range(n // 3)]
        assert division.group_keys(digests, owners, pairs) == by_hand(digests, owners, pairs), f"seed {seed}"

    def test_a_patient_is_one_person_of_one_published_part(self) -> None:
        names = ["train/person1_virus_7.jpeg", "train/person1_bacteria_9.jpeg", "test/person1_virus_7.jpeg"]
        names += [
            "train/person11_virus_7.jpeg",
            "val/IM-0030-0001.jpeg",
            "val/IM-0030-0002.jpeg",
            "val/NORMAL2-IM-0030.png",
        ]
        one, two, other, eleven, first, second, normal2 = division.patients(names, XRAYS)
        assert one == two
        assert first == second
        assert len({one, other, eleven, first, normal2}) == 5
        assert division.patients(["train/scan.png"], XRAYS) == ["train/scan.png"], "a patient of its own"
        assert division.patients(names, PLAIN) == []


class TestNearTwins:
    def test_the_same_scene_again_is_found_and_another_is_not(self) -> None:
        cat, coffee = (load_sample(name).pixels for name in ("chelsea", "coffee"))
        smaller = cv2.resize(cat, (100, 70), interpolation=cv2.INTER_AREA)
        darker = (cat * 0.7).astype(np.uint8)
        assert division.near_twins([coffee, cat, smaller, darker], 0.95) == [(1, 2), (1, 3), (2, 3)]

    def test_thumbnails_are_compared_by_their_correlation(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(division, "_AT_ONCE", 7)  # several blocks
        pictures = make.pictures(40, (16, 24, 3), seed=4)
        small = np.stack([cv2.resize(each, (8, 8), interpolation=cv2.INTER_AREA).reshape(-1) for each in pictures])
        wanted = np.corrcoef(small)
        pairs = {(i, j) for i in range(40) for j in range(i + 1, 40) if wanted[i, j] > 0.05}
        assert pairs
        assert set(division.near_twins(pictures, 0.05)) == pairs

    def test_flat_pictures_are_like_none(self) -> None:
        assert division.near_twins([np.full((5, 9, 1), 7, np.uint8)] * 3, 0.5) == []


class TestAssign:
    def test_shares_are_kept_to_a_hundredth(self) -> None:
        part = division.assign([f"{key:05d}" for key in range(20_000)], (0.65, 0.15, 0.2))
        np.testing.assert_allclose(np.bincount(part) / 20_000, (0.65, 0.15, 0.2), atol=0.01)

    def test_a_key_says_its_part_whatever_else_is_there(self) -> None:
        keys = [f"{key:04d}" for key in range(1000)]
        whole = dict(zip(keys, division.assign(keys, HALVES), strict=True))
        few = keys[::7][::-1]
        assert division.assign(few, HALVES).tolist() == [whole[key] for key in few]

    def test_large_groups_do_not_all_fall_into_the_first_part(self) -> None:
        """The smallest of many digests is a small one; as a share itself it would mean the first part."""
        digests = [digest for digest in split_of(4000).digests()]
        owners = [f"p{row // 40}" for row in range(4000)]
        part = division.assign(division.group_keys(digests, owners), HALVES)
        assert 0.3 < part.mean() < 0.7


class TestDivide:
    def test_every_picture_lies_in_one_part_with_its_label_and_name(self) -> None:
        whole = xrays([f"train/person{i // 3}_virus_{i}.jpeg" for i in range(90)])
        told = dict(zip(whole.names, zip(whole.digests(), whole.labels, strict=True), strict=True))
        pieces = division.divide(whole, XRAYS, (0.6, 0.4))
        assert sorted(name for piece in pieces for name in piece.names) == sorted(whole.names)
        for piece in pieces:
            for name, digest, label in zip(piece.names, piece.digests(), piece.labels, strict=True):
                assert (digest, label) == told[name]

    def test_rows_keep_their_order(self) -> None:
        whole = split_of(100)
        place = {digest: row for row, digest in enumerate(whole.digests())}
        for piece in division.divide(whole, PLAIN, HALVES):
            rows = [place[digest] for digest in piece.digests()]
            assert rows == sorted(rows)

    @pytest.mark.parametrize("about", [PLAIN, replace(PLAIN, alike=0.6)], ids=["by pixels", "by likeness"])
    def test_the_order_of_the_rows_does_not_matter(self, about: DataSet) -> None:
        whole = split_of(300)
        mixed = whole.take(np.random.default_rng(8).permutation(300))
        assert where(division.divide(whole, about, HALVES)) == where(division.divide(mixed, about, HALVES))

    def test_added_pictures_move_no_other_where_none_belong_together(self) -> None:
        before, after = (where(division.divide(split_of(n), PLAIN, HALVES)) for n in (200, 400))
        assert before.items() <= after.items()

    def test_added_pictures_move_at_most_the_groups_they_join(self) -> None:
        names = [f"train/person{i // 4}_virus_{i}.jpeg" for i in range(400)]
        order = np.random.default_rng(2).permutation(400)  # the added hundred join patients who are there
        whole = xrays(names)
        before = where(division.divide(whole.take(order[:300]), XRAYS, HALVES))
        after = where(division.divide(whole, XRAYS, HALVES))
        moved = sum(after[digest] != part for digest, part in before.items())
        assert moved < 0.2 * len(before)

    def test_what_belongs_together_stays_together(self) -> None:
        names = [f"train/person{i % 40}_virus_{i}.jpeg" for i in range(160)]
        one, other = division.divide(xrays(names), XRAYS, HALVES)
        owners = [set(division.patients(piece.names, XRAYS)) for piece in (one, other)]
        assert all(owners)
        assert not owners[0] & owners[1]

    def test_twins_stay_together(self) -> None:
        photos = [load_sample(name).pixels[:90, :90] for name in ("chelsea", "coffee", "rocket", "astronaut")]
        pictures = [np.clip(photo * light, 0, 255).astype(np.uint8) for photo in photos for light in (0.6, 0.8, 1)]
        whole = Split(np.stack(pictures), np.arange(12) // 3, tuple("0123"), "here")
        for piece in division.divide(whole, replace(PLAIN, alike=0.95), HALVES):
            assert set(np.bincount(piece.labels, minlength=4)) <= {0, 3}

    def test_too_few_groups_are_explained(self) -> None:
        whole = xrays([f"train/person7_virus_{i}.jpeg" for i in range(5)])
        with pytest.raises(DataError, match="has 5 pictures in 1 groups, too few to divide into 2 parts"):
            division.divide(whole, XRAYS, HALVES)


class TestCheck:
    def test_parts_that_know_nothing_of_each_other_pass(self) -> None:
        division.check({"train": split_of(8, 1), "test": split_of(8, 2)}, PLAIN)

    def test_a_picture_in_two_parts_is_refused(self) -> None:
        train = split_of(8)
        with pytest.raises(DataError, match=r"The picture .* of MNIST stands in two parts, train and test"):
            division.check({"train": train, "validation": split_of(8, 2), "test": train.take(np.array([3, 4]))}, PLAIN)

    def test_a_patient_in_two_parts_is_refused(self) -> None:
        train, test = (xrays([f"train/person{n}_virus_1.jpeg", "train/person7_virus_2.jpeg"], n) for n in (1, 2))
        with pytest.raises(DataError, match=r"train/person7 of Chest X-rays.* stands in two parts, train and test"):
            division.check({"train": train, "test": test}, XRAYS)

    @pytest.mark.parametrize(
        ("labels", "told"),
        [
            ([0, 0, 0], "3, 0 pictures of 0, 1, and 0 of no class"),
            ([0, 1, 2], "1, 1 pictures of 0, 1, and 1 of no class"),
            ([0, 1, -1], "1, 1 pictures of 0, 1, and 1 of no class"),
            ([], "0, 0 pictures of 0, 1, and 0 of no class"),
        ],
        ids=["missing", "too high", "below 0", "empty"],
    )
    def test_labels_that_are_not_the_classes_are_refused(self, labels: list[int], told: str) -> None:
        wrong = replace(split_of(len(labels)), labels=np.array(labels, np.int64))
        with pytest.raises(DataError, match=f"The part test of here has {told}. Each class needs at least one"):
            division.check({"train": split_of(4, 2), "test": wrong}, PLAIN)


class TestRealSets:
    def test_a_tenth_of_mnist_is_a_tenth_of_every_digit(self) -> None:
        whole = datasets.load("mnist", "train", real.require("mnist"))
        train, validation = division.divide(whole, PLAIN, (0.9, 0.1))
        assert len(train) + len(validation) == 60_000
        shares = np.bincount(validation.labels) / np.bincount(whole.labels)
        np.testing.assert_allclose(shares, 0.1, atol=0.015)

    def test_no_picture_of_cifar_is_kept_from_its_twin(self) -> None:
        about = datasets.describe("cifar10")
        whole = datasets.load("cifar10", "test", real.require("cifar10"))  # divided here as its training part is
        train, validation = division.divide(whole, about, (0.9, 0.1))
        assert len(validation) / len(whole) == pytest.approx(0.1, abs=0.02)
        pairs = division.near_twins(np.concatenate([train.pixels, validation.pixels]), about.alike)
        assert pairs, "there are twins in this set"
        assert all((i < len(train)) == (j < len(train)) for i, j in pairs)
        division.check({"train": train, "validation": validation}, about)
