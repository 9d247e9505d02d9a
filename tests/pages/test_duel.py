"""The duel on the Parameters page without a browser: its figures, their sentences, and what the browser gets."""

import base64

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.networks import duel
from tests.pages.app import checked, component, opened, sentences

FIGURES = duel.read()


def opened_duel(**query: object):
    """The part at an address."""
    return opened("parameters", part="duel", **query)


def shares(app) -> list[np.ndarray]:
    """The answers of each network that the browser is given."""
    data = component(app, "shift_duel")
    return [
        np.frombuffer(base64.b64decode(side["shares"]), np.float32).reshape(9, 9, len(data["classes"]))
        for side in data["sides"]
    ]


class TestFigures:
    @pytest.mark.parametrize("pair", duel.PAIRS)
    def test_the_table_has_the_figures_of_the_committed_file(self, pair: str) -> None:
        said = sentences(opened_duel(pair=pair)).replace("\xa0", " ")
        for name in duel.PAIRS[pair].names:
            told = FIGURES.fighters[name]
            assert f">{told.parameters:,}</td>" in said
            assert f">{told.macs:,}</td>" in said
            assert f"{told.size / 1000:,.0f} kB" in said
            assert f"<b>{100 * told.result.accuracy:.1f} %</b>" in said
            assert all(f"{100 * told.mean(shift):.1f} %" in said for shift in range(1, 5))

    def test_a_network_that_was_trained_again_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(networks.load("fashion_cnn").card.sha256, "model.tflite", "0" * 64)
        (warned,) = opened_duel().warning
        assert warned.value.startswith("fashion_cnn was trained again since these figures were made.")
        assert "python -m lib.networks.duel" in warned.value

    def test_figures_that_cannot_be_read_are_a_sentence(self, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
        monkeypatch.setattr("lib.networks.duel.figures.read.__defaults__", (tmp_path / "none.json",))
        (error,) = opened_duel().error
        assert "python \\-m lib\\.networks\\.duel" in error.value


class TestLive:
    def test_a_kept_picture_is_what_both_networks_answer(self) -> None:
        app = opened_duel(example="Trouser")
        data = component(app, "shift_duel")
        picture = duel.examples(networks.load("fashion_cnn").classes)[1]
        assert data["classes"][data["truth"]] == "Trouser"
        assert base64.b64decode(data["picture"]["values"]) == picture.pixels.tobytes()
        assert [side["title"] for side in data["sides"]] == ["MLP", "CNN"]
        for name, found in zip(duel.PAIRS[duel.FASHION].names, shares(app), strict=True):
            network = networks.load(name)
            np.testing.assert_allclose(found[4, 4].max(), network.classify(picture.pixels)[0][1], atol=1e-6)

    def test_the_photo_is_what_the_networks_take_of_it(self) -> None:
        app = opened_duel(pair=duel.CIFAR10, photo="coffee")
        data = component(app, "shift_duel")
        assert data["truth"] is None
        assert not [box for box in app.selectbox if box.key == "example"]
        for name, found in zip(duel.PAIRS[duel.CIFAR10].names, shares(app), strict=True):
            label, share = networks.load(name).classify(load_sample("coffee").pixels)[0]
            assert data["classes"][found[4, 4].argmax()] == label
            np.testing.assert_allclose(found[4, 4].max(), share, atol=1e-6)

    def test_shuffled_shows_all_four_before_one_order(self) -> None:
        app = opened_duel(pair=duel.SHUFFLED)
        data = component(app, "shift_duel")
        assert data["order"] == duel.order(28, 28, duel.SEED).tolist()
        assert [side["kind"] for side in data["sides"]] == ["mlp", "cnn", "mlp", "cnn"]
        assert data["sides"][2]["note"] == "trained with pixels in order 1998"
        network = networks.load("fashion_cnn_shuffled")
        boot = duel.examples(network.classes)[9].pixels
        np.testing.assert_allclose(shares(app)[3][4, 4].max(), network.classify(boot)[0][1], atol=1e-6)
        other = opened_duel(pair=duel.SHUFFLED, seed=7)
        assert component(other, "shift_duel")["order"] == duel.order(28, 28, 7).tolist()
        plain = opened_duel(pair=duel.SHUFFLED, order="in place")
        assert component(plain, "shift_duel")["order"] is None

    def test_another_pair_begins_with_its_own_picture_where_it_was(self) -> None:
        app = opened_duel(example="Bag", right=3, down=-2, order="shuffled")
        assert component(app, "shift_duel")["at"] == [-2, 3]
        other = checked(app.button_group(key="pair").set_value(duel.CIFAR10).run())
        data = component(other, "shift_duel")
        assert data["at"] == [0, 0]
        assert data["order"] is None
        assert "There is no" not in sentences(other)


class TestAddress:
    def test_what_is_out_of_range_is_said(self) -> None:
        app = opened_duel(right=9, down="<b>", example="Hat", pair="mnist", order="sorted")
        said = sentences(app)
        assert component(app, "shift_duel")["at"] == [0, 0]
        for words in ("right was 9", "no example called Hat", "no pair called mnist", "no order called sorted"):
            assert words in said
        assert "down was <b>" not in said

    def test_a_place_in_it_is_where_the_picture_stands(self) -> None:
        assert component(opened_duel(right=-4, down=1), "shift_duel")["at"] == [1, -4]
