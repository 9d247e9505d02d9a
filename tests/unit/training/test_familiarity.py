"""Which rule tells pictures unlike a network's own: learned, chosen and judged on parts that do not mix."""

import json
import shutil
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from lib import datasets, networks
from lib.datasets import Split
from lib.metrics import wilson
from lib.networks import Network
from lib.networks.familiarity import FILE, read
from lib.networks.registry import MODELS
from lib.training import familiarity
from lib.training.data import Parts
from lib.training.export import checksums
from lib.training.observing import few, seen
from lib.training.strangers import made, others, strangers
from tests import data
from tests.unit.datasets import make

CLASSES = datasets.describe("fashion_mnist").classes
MEASURED = [name for name in networks.names() if networks.load(name).card.familiarity]


def clothes(n: int, seed: int) -> Split:
    """A light box on black with a little noise, its width told by its class."""
    rng = np.random.default_rng(seed)
    pictures = rng.integers(0, 12, (n, 28, 28, 1))
    labels = np.arange(n) % 10
    for picture, label in zip(pictures, labels, strict=True):
        picture[6:22, 14 - label // 2 - 3 : 14 + label // 2 + 3] += rng.integers(120, 220)
    return Split(pictures.astype(np.uint8), labels, CLASSES, "here")


@pytest.fixture(scope="module")
def parts() -> Parts:
    return Parts(clothes(400, 1), clothes(300, 2), clothes(300, 3))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with noise called MNIST, and with photos of two colours called cats and dogs."""
    folder = tmp_path_factory.mktemp("others")
    noise = [(make.pictures(40, (28, 28), seed), np.arange(40) % 10) for seed in (4, 5)]
    make.idx_folder(folder / "mnist", *noise)
    for seed, part in enumerate(("train", "test")):
        photos = {name: list(make.pictures(12, (40, 60, 3), 10 * seed + i)) for i, name in enumerate(("cat", "dog"))}
        make.class_folders(folder / "cats_vs_dogs" / part, photos)
    return folder


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder = tmp_path_factory.mktemp("networks") / "fashion_lenet5"
    shutil.copytree(MODELS / "fashion_lenet5", folder)
    return Network(folder)


@pytest.fixture(scope="module")
def block(network: Network, parts: Parts, elsewhere: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    folder = tmp_path_factory.mktemp("fitted")
    return familiarity.fit(network, parts, folder, elsewhere) | {"folder": folder}


class TestFit:
    def test_pictures_that_differ_in_every_way_are_all_found(self, block: dict) -> None:
        assert block["hits"].keys() == {"mnist", "cats_vs_dogs"}
        assert all(hit["share"] == 1 for hit in block["hits"].values())
        assert block["hits"]["mnist"]["n"] == 40
        assert block["hits"]["mnist"]["title"] == "MNIST"

    def test_exactly_the_allowed_alarms_lie_above_the_threshold(self, block: dict) -> None:
        alarm = block["false_alarms"]["validation"]
        assert alarm["share"] == familiarity.alarms(300) / 300
        assert (alarm["low"], alarm["high"]) == wilson(familiarity.alarms(300), 300)
        scores = read(block["folder"]).validation
        assert (scores > block["threshold"]).sum() == familiarity.alarms(300)

    def test_pictures_like_its_own_stay_below(self, block: dict) -> None:
        assert block["false_alarms"]["test"]["share"] < 0.08
        assert block["false_alarms"]["test"]["n"] == 300

    def test_it_is_chosen_by_training_pictures_of_others(self, block: dict) -> None:
        assert block["chosen"]["on"] == {"cats_vs_dogs": 24, "mnist": 40}
        found = block["chosen"]["found"]
        assert len(found) == len(familiarity.RULES)
        assert found[" + ".join(block["rule"])] >= max(found.values()) - familiarity.WORTH

    def test_no_test_picture_is_seen_before_the_rule_stands(
        self, network: Network, parts: Parts, elsewhere: Path, tmp_path: Path
    ) -> None:
        blind = Parts(parts.train, parts.validation, clothes(7, 99))
        alone = tmp_path / "others"
        shutil.copytree(elsewhere, alone)
        shutil.rmtree(alone / "cats_vs_dogs" / "test")
        one, other = tmp_path / "one", tmp_path / "other"
        for folder, those, place in ((one, parts, elsewhere), (other, blind, alone)):
            folder.mkdir()
            familiarity.fit(network, those, folder, place)
        assert (one / FILE).read_bytes() == (other / FILE).read_bytes()

    def test_without_other_pictures_there_is_no_rule_and_no_old_file(
        self, network: Network, parts: Parts, tmp_path: Path
    ) -> None:
        (tmp_path / FILE).write_bytes(b"old")
        assert familiarity.fit(network, parts, tmp_path, None) is None
        assert not (tmp_path / FILE).exists()
        assert familiarity.fit(network, parts, tmp_path, tmp_path) is None

    def test_the_card_gets_the_block_and_the_checksums(
        self, network: Network, parts: Parts, elsewhere: Path, tmp_path: Path, block: dict
    ) -> None:
        folder = tmp_path / "fashion_lenet5"
        shutil.copytree(MODELS / "fashion_lenet5", folder)
        added = familiarity.add(folder, parts, elsewhere)
        assert added == {key: value for key, value in block.items() if key != "folder"}, "the same every time"
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        assert card["familiarity"] == added
        assert card["sha256"] == checksums(folder)
        assert card["sha256"].keys() >= {FILE}
        assert Network(folder).familiarity.threshold == added["threshold"]

    def test_the_terminal_is_told_everything(self, block: dict) -> None:
        lines = "\n".join(familiarity.told("it", block))
        for words in ("false alarms, test: ", "hits, MNIST: 100.0% of 40", "of no data set, noise: 100.0% of 100"):
            assert words in lines


def test_blocks_of_another_processor_may_differ_by_two_pictures(block: dict) -> None:
    share = {"share": 0.05, "n": 100}
    assert familiarity.same(block, block | {"hits": block["hits"]})
    base = block | {"false_alarms": {"test": share}}
    assert familiarity.same(base, base | {"false_alarms": {"test": share | {"share": 0.07}}})
    assert not familiarity.same(base, base | {"false_alarms": {"test": share | {"share": 0.08}}})
    assert not familiarity.same(base, base | {"hits": {}})
    assert familiarity.same(base | {"hits": {}}, base), "of fewer sets, where data are missing"


def test_a_card_is_held_to_its_rule(
    block: dict,
    network: Network,
    parts: Parts,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(familiarity, "_parts_of", lambda _network, _given: parts)
    told = {key: value for key, value in block.items() if key != "folder"}
    other = told | {"hits": {"mnist": block["hits"]["mnist"] | {"share": 0.5}, "cats_vs_dogs": block["hits"]["mnist"]}}
    monkeypatch.setitem(vars(network), "familiarity", read(block["folder"]))
    for says, agrees, words in ((told, True, "  as on its card"), (other, False, "but its card says otherwise")):
        monkeypatch.setattr(network, "card", replace(network.card, familiarity=says))
        monkeypatch.setattr(networks, "load", lambda _name: network)
        assert familiarity.main(["it", "--check", "--data", str(elsewhere)]) == (0 if agrees else 1)
        assert words in capsys.readouterr().out


class TestStrangers:
    CARD = networks.load("fashion_lenet5").card

    def test_a_set_of_the_same_pictures_is_no_other(self, tmp_path: Path) -> None:
        for part in ("train", "val", "test"):
            grey = {name: list(make.pictures(4, (30, 30, 1), len(part))) for name in ("NORMAL", "PNEUMONIA")}
            make.class_folders(tmp_path / "chest_xray" / part, grey)
        assert others(self.CARD, tmp_path) == ["chest_xray"], "the published parts hold the same pictures"
        assert others(replace(self.CARD, data_set="chest_xray_official"), tmp_path) == []

    def test_files_in_the_folder_itself_are_of_no_other_set(self, tmp_path: Path) -> None:
        make.class_folders(tmp_path / "train", {"cat": list(make.pictures(2, (32, 32, 3), 1))})
        assert others(self.CARD, tmp_path) == []

    def test_classes_that_the_network_knows_are_relatives(self, tmp_path: Path) -> None:
        classes = datasets.describe("cifar10").classes
        pictures = {name: list(make.pictures(2, (32, 32, 3), i)) for i, name in enumerate(classes)}
        make.class_folders(tmp_path / "cifar10" / "train", pictures)
        card = replace(self.CARD, data_set="cats_vs_dogs", classes=("cat", "dog"))
        far = strangers(card, "cifar10", "train", 100, tmp_path)
        near = strangers(card, "cifar10", "train", 100, tmp_path, related=True)
        assert (len(far.pictures), len(near.pictures)) == (16, 4)
        assert far.known == near.known == ("cat", "dog")
        assert {each.tobytes() for each in near.pictures} == {
            each.tobytes() for each in (*pictures["cat"], *pictures["dog"])
        }
        assert len(strangers(self.CARD, "cifar10", "train", 5, tmp_path).pictures) == 5

    def test_a_part_that_is_not_there_gives_none(self, elsewhere: Path) -> None:
        assert strangers(self.CARD, "mnist", "val", 5, elsewhere).pictures == ()

    def test_made_pictures_are_always_the_same(self) -> None:
        for name, pictures in made().items():
            assert all(np.array_equal(*pair) for pair in zip(pictures, made()[name], strict=True))
            assert pictures[0].dtype == np.uint8

    def test_dark_things_on_light_are_swapped_as_classify_does(self, network: Network) -> None:
        light, dark = clothes(1, 8).pixels[0], 255 - clothes(1, 8).pixels[0]
        one, other = (seen(network, [picture])["logits"] for picture in (light, dark))
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)

    def test_a_sample_keeps_its_order(self) -> None:
        sample = few(clothes(50, 9), 20)
        assert len(sample) == 20
        np.testing.assert_array_equal(few(clothes(50, 9), 20).pixels, sample.pixels)


@lru_cache(maxsize=1)
def real_test_part(data_set: str) -> Split:
    return datasets.load(data_set, "test", data.require(data_set))


@pytest.mark.parametrize("name", sorted(MEASURED, key=lambda name: networks.load(name).card.data_set))
def test_committed_cards_say_what_their_files_give(name: str) -> None:
    network = networks.load(name)
    told, rule = network.card.familiarity, network.familiarity
    found = familiarity.false_alarms(network, rule, {"test": real_test_part(network.card.data_set)})
    other = next(other for other in ("mnist", "fashion_mnist") if other in told["hits"])
    found[other] = familiarity.fired(network, rule, other, data.require(other))
    for key, share in found.items():
        wanted = told["hits"][other] if key == other else told["false_alarms"][key]
        assert share["n"] == wanted["n"]
        assert abs(share["share"] - wanted["share"]) * share["n"] < 3, key
