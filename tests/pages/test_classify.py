"""The page Classify: its address, its answers, its honesty."""

import re

import pytest

from lib import datasets, networks
from lib.code.classify import classify
from lib.images.samples import load_sample
from lib.ui.network_choice import ordered
from tests import data
from tests.pages.app import checked, component, opened, sentences


@pytest.fixture
def fashion() -> None:
    data.require("fashion_mnist")
    data.require("mnist")


def answered(words: str) -> list[str]:
    """The classes of the first list of bars, from the top."""
    first = words.split('class="cs-shares">')[1].split("</ol>")[0]
    return re.findall(r"<li><span>([^<]+)", first)


def badges(app) -> list[str]:
    return [each.value for each in app.main.markdown if "-badge[" in each.value]


def test_every_network_answers_the_cat_with_its_own_classes():
    for name in networks.names():
        words = sentences(opened("classify", network=name))
        card = networks.load(name).card
        assert f"{card.title} answers:" in words
        assert len(answered(words)) == min(5, len(card.classes))
        assert set(answered(words)) <= set(card.classes)


def test_the_bars_are_the_networks_own_numbers():
    network = networks.load("fashion_cnn")
    expected = network.classify(load_sample("coffee").pixels, invert=False)
    words = sentences(opened("classify", network="fashion_cnn", photo="coffee"))
    assert answered(words) == [label for label, _share in expected[:5]]
    assert f"{100 * expected[0][1]:.1f}\xa0%" in words


def test_all_networks_stand_beside_one_another():
    app = opened("classify", network="fashion_mlp")
    shown = {button.key: button.disabled for button in app.main.button if button.key.startswith("show_")}
    assert shown == {f"show_{name}": name == "fashion_mlp" for name in ordered()}
    assert list(shown) == [f"show_{name}" for name in ordered()]
    app.button(key="show_fashion_cnn").click()
    assert "Fashion CNN answers:" in sentences(checked(app.run()))


def test_the_card_s_result_and_all_its_classes_are_said():
    card = networks.load("fashion_cnn").card
    words = sentences(opened("classify", network="fashion_cnn"))
    assert f"it was right on **{100 * card.results['test'].accuracy:.1f}\xa0%**" in words
    assert "It knows 10 classes and answers one of them whatever the photo shows" in words
    assert "Ankle boot" in words


def test_the_mistake_made_most_often_is_said_and_the_card_tells_all():
    network = networks.load("fashion_cnn")
    words = sentences(opened("classify", network="fashion_cnn")).replace("\\", "")
    worst = network.failures.confused[0]
    assert f"Of {worst.of:,} test pictures of {worst.truth} it took {worst.count} for {worst.answer}." in words
    for heading in ("What it saw", "What it scores", "Where it fails", "How it was trained", "Licences and sources"):
        assert f"<h2>{heading}</h2>" in words


def test_the_code_that_gives_the_answer_is_there():
    app = opened("classify", network="fashion_cnn", photo="horse")
    assert app.main.code[0].value == classify(networks.load("fashion_cnn").card, invert=True)


class TestLightAndDark:
    def test_a_dark_thing_on_white_is_noticed_said_and_swapped(self):
        words = sentences(opened("classify", network="fashion_cnn", photo="horse"))
        assert "has only seen light things on black. The rim of this photo is light" in words
        assert "So light and dark were swapped." in words
        assert ", light and dark swapped:" in words

    def test_the_switch_undoes_it(self):
        words = sentences(opened("classify", network="fashion_cnn", photo="horse", invert="off"))
        assert "The rim of this photo is light, as behind a dark thing. The switch left it as it is." in words
        assert ", light and dark swapped:" not in words

    def test_a_dark_ground_is_left_unless_the_switch_is_on(self):
        assert "The rim of this photo is dark. It was left" in sentences(
            opened("classify", network="fashion_cnn", photo="rocket")
        )
        words = sentences(opened("classify", network="fashion_cnn", photo="rocket", invert="on"))
        assert "The rim of this photo is dark. The switch swapped light and dark." in words
        assert "So light and dark" not in words

    def test_a_network_for_photos_has_no_switch(self):
        app = opened("classify", network="cifar10_cnn", photo="horse", invert="on")
        assert not [group for group in app.button_group if group.key == "invert"]
        assert ", light and dark swapped:" not in sentences(app)


def test_what_the_address_asks_for_in_vain_is_said():
    words = sentences(opened("classify", network="vgg", invert="perhaps"))
    assert "There is no network called vgg" in words


@pytest.mark.parametrize(("guess", "word"), [("same", "Right|Not quite"), ("other", "Right|Not quite")])
def test_the_guess_is_answered_by_the_other_picture(guess: str, word: str):
    app = opened("classify", network="fashion_cnn", photo="horse")
    network, photo = networks.load("fashion_cnn"), load_sample("horse")
    before = network.classify(photo.pixels, invert=True)[0][0]
    after = network.classify(photo.pixels, invert=False)[0]
    group = next(group for group in app.button_group if group.key.startswith("_guess"))
    group.set_value(guess)
    words = sentences(checked(app.run()))
    right = (before == after[0]) == (guess == "same")
    assert f"{'Right.' if right else 'Not quite.'} It answers **{after[0]}** with" in words


@pytest.mark.usefixtures("fashion")
class TestTestPictures:
    def test_a_test_picture_of_the_networks_set_is_judged(self):
        for index in range(12):
            app = opened("classify", network="fashion_cnn", data_set="fashion_mnist", index=index)
            pixels, label = datasets.test_picture("fashion_mnist", index)
            network = networks.load("fashion_cnn")
            answer, truth = network.classify(pixels)[0][0], network.classes[label]
            assert ("Right: " if answer == truth else "Wrong: it is ") in badges(app)[0]

    def test_the_truth_is_not_claimed_for_another_networks_set(self):
        said = badges(opened("classify", network="fashion_cnn", data_set="mnist", index=3))
        assert not [each for each in said if "Right: " in each or "Wrong: " in each], "only those of MNIST may know it"

    def test_ten_are_offered_and_one_can_be_taken_as_the_photo(self):
        app = opened("classify", network="fashion_cnn")
        row = component(app, "picture_row")
        assert len(row["tiles"]) == 10
        assert row["chosen"] is None
        first = [tile["index"] for tile in row["tiles"]]
        for tile in row["tiles"]:
            truth = networks.load("fashion_cnn").classes[datasets.test_picture("fashion_mnist", tile["index"])[1]]
            assert tile["title"] == truth
            assert tile["right"] == (tile["verdict"] == "right")
        app.button(key="others").click()
        assert [tile["index"] for tile in component(checked(app.run()), "picture_row")["tiles"]] != first

    def test_a_test_picture_is_never_swapped_by_itself(self):
        app = opened("classify", network="fashion_cnn", data_set="fashion_mnist", index=0)
        assert ", light and dark swapped:" not in sentences(app)


def test_without_data_no_test_pictures_are_offered(tmp_path, monkeypatch):
    monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path))
    app = opened("classify", network="fashion_cnn")
    assert not [each for each in app.get("bidi_component") if each.proto.component_name == "convscope_picture_row"]


def test_a_data_folder_that_is_not_there_is_said_and_the_page_stands(tmp_path, monkeypatch):
    monkeypatch.setenv("CONVSCOPE_DATA", str(tmp_path / "gone"))
    app = opened("classify", network="fashion_cnn")
    assert "which is not a folder" in sentences(app)
