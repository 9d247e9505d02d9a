"""The rule in its file: what is written is what is read, and what is broken gets a sentence."""

from pathlib import Path

import numpy as np
import pytest

from lib import networks
from lib.errors import NetworkError
from lib.images.samples import load_sample
from lib.networks import familiarity
from lib.networks.familiarity import Familiarity, Known, Layers
from lib.networks.registry import MODELS
from lib.networks.scores import Clusters, Directions, Neighbours

LAYERS = Layers("relu", "logits", "softmax")
MEASURED = [name for name in networks.names() if networks.load(name).card.familiarity]
every_measured = pytest.mark.parametrize("name", MEASURED)


def rule_of(*names: str, width: int = 12) -> Familiarity:
    """A rule on made-up training pictures."""
    rng = np.random.default_rng(11)
    directions = Directions.fit(rng.normal(size=(400, width)))
    features = directions.of(rng.normal(size=(400, width)))
    labels = np.arange(400) % 4
    looks = Clusters.fit(rng.normal(size=(400, 18)), 0 * labels)
    known = Known(directions, Clusters.fit(features, labels), Neighbours.fit(features, 100), looks)
    count = len(names)
    return Familiarity(names, LAYERS, known, np.arange(count) + 0.5, np.arange(count) + 1.0, 1.25, np.arange(8) / 8)


def tensors(n: int, width: int = 12) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Pictures and what a network made of them."""
    rng = np.random.default_rng(12)
    logits = rng.normal(size=(n, 4)).astype(np.float32)
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    outputs = {"relu": rng.normal(size=(n, width)).astype(np.float32), "logits": logits, "softmax": shares}
    return rng.uniform(0, 255, (n, 28, 28, 1)).astype(np.float32), outputs


@pytest.mark.parametrize("width", [12, 300])
@pytest.mark.parametrize("names", [("softmax",), ("energy", "looks"), ("features", "looks"), ("neighbours",)])
def test_what_is_written_is_what_is_read(names: tuple[str, ...], width: int, tmp_path: Path) -> None:
    rule = rule_of(*names, width=width)
    rule.save(tmp_path)
    again = familiarity.read(tmp_path)
    assert (again.rule, again.layers, again.threshold) == (names, LAYERS, 1.25)
    np.testing.assert_array_equal(again.score(*tensors(5, width)), rule.score(*tensors(5, width)))


def test_the_same_rule_is_the_same_file(tmp_path: Path) -> None:
    for folder in (tmp_path / "one", tmp_path / "other"):
        folder.mkdir()
        rule_of("neighbours", "looks").save(folder)
    assert (tmp_path / "one" / familiarity.FILE).read_bytes() == (tmp_path / "other" / familiarity.FILE).read_bytes()


def test_measures_are_put_on_one_scale_and_added() -> None:
    rule = rule_of("energy", "looks")
    pictures, outputs = tensors(6)
    alone = [rule_of(name).score(pictures, outputs) + 0.5 for name in ("energy", "looks")]  # 0.5 is the middle there
    np.testing.assert_allclose(rule.score(pictures, outputs), (alone[0] - 0.5) / 1 + (alone[1] - 1.5) / 2)


def test_the_share_of_nearer_pictures_is_counted() -> None:
    assert [rule_of("softmax").farther(score) for score in (-1, 0.5, 2)] == [0, 0.5, 1]


class TestBroken:
    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(NetworkError, match="Measure it again with python -m"):
            familiarity.read(tmp_path)

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"\x93NUMPY"])
    def test_no_whole_file(self, data: bytes, tmp_path: Path) -> None:
        (tmp_path / familiarity.FILE).write_bytes(data)
        with pytest.raises(NetworkError, match="cannot be told"):
            familiarity.read(tmp_path)

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"rule": np.array(["guess"])}, "the rule is guess"),
            ({"rule": np.array([], str)}, "the rule is empty"),
            ({"reach": np.array([0.0])}, "do not fit the rule"),
            ({"threshold": None}, "threshold"),
            ({"looks/matrix": None}, "looks/matrix"),
            ({"layers": np.array(["logits"])}, "missing"),
        ],
    )
    def test_an_array_is_missing_or_does_not_fit(self, change: dict, said: str, tmp_path: Path) -> None:
        rule_of("looks").save(tmp_path)
        with np.load(tmp_path / familiarity.FILE) as saved:
            arrays = {name: saved[name] for name in saved.files} | change
        np.savez(tmp_path / familiarity.FILE, **{name: array for name, array in arrays.items() if array is not None})
        with pytest.raises(NetworkError, match=said):
            familiarity.read(tmp_path)


@every_measured
class TestCommitted:
    def test_card_and_file_agree(self, name: str) -> None:
        network = networks.load(name)
        told, rule = network.card.familiarity, network.familiarity
        assert tuple(told["rule"]) == rule.rule
        assert told["threshold"] == rule.threshold
        above = (rule.validation > np.float32(rule.threshold)).sum()
        assert told["false_alarms"]["validation"]["share"] == above / len(rule.validation)
        assert rule.layers == Layers.of(network.card)

    def test_it_is_small(self, name: str) -> None:
        assert (MODELS / name / familiarity.FILE).stat().st_size <= 500_000

    def test_it_is_wrong_as_seldom_as_was_asked(self, name: str) -> None:
        told = networks.load(name).card.familiarity
        assert told["false_alarms"]["test"]["share"] <= 0.05
        assert all(share["n"] and share["low"] <= share["share"] <= share["high"] for share in told["hits"].values())

    def test_noise_is_far_away(self, name: str) -> None:
        network = networks.load(name)
        noise = np.random.default_rng(13).integers(0, 256, (200, 200, 3)).astype(np.uint8)
        batch = network.prepare(noise)[None]
        (score,) = network.familiarity.score(batch, network.run(batch, network.familiarity.layers))
        assert score > network.familiarity.threshold

    def test_all_outputs_give_the_score_of_the_few_it_needs(self, name: str) -> None:
        network = networks.load(name)
        batch = network.prepare(load_sample("coffee").pixels)[None]
        few = network.familiarity.score(batch, network.run(batch, network.familiarity.layers))
        np.testing.assert_allclose(network.familiarity.score(batch, network.run(batch)), few, rtol=1e-6)
