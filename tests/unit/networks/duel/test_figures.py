"""models/duel.json tells of the committed networks, and what it says is what they answer.

When a network was trained again, these tests fail until `python -m lib.networks.duel` was run.
"""

import json
import re

import numpy as np
import pytest

from lib import datasets, networks
from lib.errors import NetworkError
from lib.networks import duel
from lib.networks.duel import figures, measuring, pictures
from lib.networks.duel.__main__ import NEAR, differences, main
from lib.networks.registry import MODELS
from tests import data

FIGURES = duel.read()
NAMES = [name for pair in duel.PAIRS.values() for name in pair.names]
EACH = pytest.mark.parametrize("name", NAMES)
AGAIN = f"models/duel.json tells of another {{}}: run {figures.COMMAND} and commit what it writes"


@EACH
class TestEveryNetwork:
    def test_the_figures_are_those_of_the_committed_file(self, name: str) -> None:
        told = FIGURES.fighters[name]
        assert figures.sha256(name) == told.sha256, AGAIN.format(name)
        assert told.size == (MODELS / name / "model.tflite").stat().st_size, AGAIN.format(name)
        assert not told.stale(networks.load(name).card), AGAIN.format(name)

    def test_they_say_what_the_card_says(self, name: str) -> None:
        told, card = FIGURES.fighters[name], networks.load(name).card
        assert told.result == card.results["test"], AGAIN.format(name)
        assert told.parameters == card.parameters

    def test_counts_hold_together(self, name: str) -> None:
        told, card = FIGURES.fighters[name], networks.load(name).card
        as_trained = told.in_places if card.input.shuffle is None else told.permuted
        assert {right[0] for right in told.moved.values()} == {as_trained}
        assert all(0 <= count <= told.n for right in told.moved.values() for count in right)
        assert told.mean(0) == pytest.approx(told.result.accuracy)

    def test_asked_again_it_answers_the_same(self, name: str) -> None:
        network, told = networks.load(name), FIGURES.fighters[name]
        test = datasets.load(network.card.data_set, "test", data.require(network.card.data_set))
        assert FIGURES.pictures[network.card.data_set] == measuring.checksum(test)
        found = measuring.right(network, test, 0, -3, seed=network.card.input.shuffle)
        assert abs(found - told.moved["left"][3]) <= NEAR, AGAIN.format(name)


def test_macs_by_hand() -> None:
    assert FIGURES.fighters["fashion_mlp"].macs == 784 * 150 + 150 * 10
    assert FIGURES.fighters["fashion_cnn"].macs == 154_080


def test_pairs_are_of_one_budget_of_parameters() -> None:
    for pair in duel.PAIRS.values():
        mlp, cnn = (FIGURES.fighters[name] for name in pair.names)
        assert abs(mlp.parameters / cnn.parameters - 1) < 0.01


def test_the_kept_pictures_are_those_of_the_data_set() -> None:
    network = networks.load("fashion_cnn")
    kept = duel.examples(network.classes)
    assert [each.label for each in kept] == list(network.classes)
    assert all(each.pixels.shape == (28, 28, 1) and not each.pixels.flags.writeable for each in kept)
    folder = data.require(pictures.DATA_SET)
    test = datasets.load(pictures.DATA_SET, "test", folder)
    assert [each.index for each in kept] == pictures.first_of_each(test)
    for each in kept:
        np.testing.assert_array_equal(each.pixels, test.pixels[each.index])


class TestFiles:
    def test_what_is_written_is_read(self, tmp_path) -> None:
        FIGURES.write(tmp_path / "duel.json")
        assert duel.read(tmp_path / "duel.json") == FIGURES
        assert (tmp_path / "duel.json").read_text("utf-8") == figures.FILE.read_text("utf-8")

    @pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "seed": 0, "pictures": {}}'])
    def test_a_broken_file_is_a_sentence_with_the_command(self, tmp_path, text: str) -> None:
        (tmp_path / "duel.json").write_text(text, "utf-8")
        with pytest.raises(NetworkError, match=f"Make them anew with {re.escape(figures.COMMAND)}"):
            duel.read(tmp_path / "duel.json")

    def test_a_shift_that_is_missing_is_said(self, tmp_path) -> None:
        told = json.loads(figures.FILE.read_text("utf-8"))
        told["fighters"]["fashion_cnn"]["moved"]["up"].pop()
        (tmp_path / "duel.json").write_text(json.dumps(told), "utf-8")
        with pytest.raises(NetworkError, match="fashion_cnn lacks a shift"):
            duel.read(tmp_path / "duel.json")

    def test_a_file_of_pictures_that_is_none_is_said(self, tmp_path) -> None:
        (tmp_path / "duel_pictures.npz").write_bytes(b"none")
        with pytest.raises(NetworkError, match="pictures of the duel cannot be read"):
            duel.examples(("a",), tmp_path / "duel_pictures.npz")

    def test_the_kept_pictures_name_their_licence(self) -> None:
        with np.load(pictures.FILE, allow_pickle=False) as saved:
            assert "MIT" in str(saved["notice"])
        assert datasets.describe(pictures.DATA_SET).licence == "MIT"


class TestCommand:
    def test_without_data_it_says_how_to_get_them(self, monkeypatch, capsys) -> None:
        monkeypatch.setattr("lib.networks.duel.__main__.datasets.data_folder", lambda: None)
        assert main([]) == 1
        assert "make data" in capsys.readouterr().err

    def test_check_compares_and_writes_nothing(self, monkeypatch, capsys) -> None:
        before = figures.FILE.read_bytes()
        monkeypatch.setattr("lib.networks.duel.__main__._tests", lambda _folder: {})
        monkeypatch.setattr("lib.networks.duel.__main__.compute", lambda _tests: FIGURES)
        assert main(["--check"]) == 0
        assert capsys.readouterr().out == "The figures agree.\n"
        other = figures.Figures(FIGURES.seed, {"fashion_mnist": "another"}, {})
        monkeypatch.setattr("lib.networks.duel.__main__.compute", lambda _tests: other)
        assert main(["--check"]) == 1
        assert capsys.readouterr().out == "fashion_mnist: other test pictures\n"
        assert figures.FILE.read_bytes() == before

    def test_the_wrong_pictures_are_refused(self) -> None:
        test = datasets.Split(np.zeros((4, 5, 5, 1), np.uint8), np.zeros(4, int), ("a", "b"), "here")
        with pytest.raises(ValueError, match="here holds other classes or sizes than Fashion CNN takes"):
            measuring.measure(networks.load("fashion_cnn"), test)

    def test_a_few_pictures_are_counted_as_the_network_answers(self) -> None:
        network = networks.load("fashion_cnn_shuffled")
        kept = duel.examples(network.classes)
        test = datasets.Split(np.stack([each.pixels for each in kept]), np.arange(10), network.classes, "here")
        found = measuring.measure(network, test)
        answered = [network.classify(each.pixels)[0][0] for each in kept]
        assert found.permuted == sum(answer == each.label for answer, each in zip(answered, kept, strict=True))
        assert found.moved["down"][0] == found.permuted
        assert found.n == 10

    def test_other_figures_differ_and_a_few_answers_do_not(self) -> None:
        told = FIGURES.fighters["fashion_cnn"]
        for off, said in ((NEAR, []), (NEAR + 1, [f"fashion_cnn: {NEAR + 1} answers differ"])):
            other = figures.Fighter(**vars(told) | {"permuted": told.permuted - off})
            found = figures.Figures(FIGURES.seed, FIGURES.pictures, {"fashion_cnn": other})
            assert differences(FIGURES, found) == said
        retrained = figures.Fighter(**vars(told) | {"sha256": "0" * 64})
        found = figures.Figures(FIGURES.seed, FIGURES.pictures, {"fashion_cnn": retrained})
        assert differences(FIGURES, found) == ["fashion_cnn: another network"]
        assert retrained.stale(networks.load("fashion_cnn").card)
