"""The page Training curves: its address, its curves, its words, and histories of one's own."""

import re

import pytest

from lib.histories import reference
from lib.ui.network_choice import label, ordered
from tests.odd_histories import DECIMAL_COMMAS, LISTS, LOGGED, as_bytes
from tests.pages.app import checked, component, opened, sentences

OWN_LIMIT = 8


def shown(app) -> list[str]:
    """The histories in the diagrams."""
    return [one["id"] for one in component(app, "curves")["series"]]


def at(names: list[str]):
    """The page at an address with several histories."""
    app = opened("training")
    app.query_params["history"] = names
    return checked(app.run())


def given(app, data: bytes, name: str = "mine.csv"):
    """The page after a file was given to it."""
    uploader = next(one for one in app.main.file_uploader if one.key.startswith("history_upload"))
    uploader.upload(name, data)
    return checked(app.run())


class TestChoosing:
    def test_opens_on_the_two_networks_of_the_duel(self):
        app = opened("training")
        assert app.title[0].value == "When did it stop learning?"
        assert shown(app) == ["fashion_cnn", "fashion_mlp"]
        assert "history" not in app.query_params

    def test_the_address_chooses_one(self):
        app = opened("training", history="lab08")
        assert shown(app) == ["lab08"]
        assert app.query_params["history"] == "lab08"

    def test_the_address_chooses_several(self):
        assert shown(at(["lab08", "fashion_mlp"])) == ["fashion_mlp", "lab08"]

    def test_an_unknown_history_is_said_and_the_known_ones_are_shown(self):
        app = at(["lab08", "<b>none</b>"])
        assert shown(app) == ["lab08"]
        assert r"no history called \<b\>none\<\/b\>" in sentences(app)

    def test_the_choice_is_written_into_the_address(self):
        app = opened("training")
        app.multiselect(key="history_choice").set_value(["lab08"])
        checked(app.run())
        assert shown(app) == ["lab08"]
        assert app.query_params["history"] == "lab08"

    def test_choosing_nothing_says_what_to_do_and_stays_in_the_address(self):
        app = opened("training")
        app.multiselect(key="history_choice").set_value([])
        checked(app.run())
        assert "Choose one or more histories" in app.info[0].value
        assert app.query_params["history"] == ""

    def test_every_network_has_its_history_here(self):
        offered = opened("training").multiselect(key="history_choice").options
        assert offered[: len(ordered())] == [label(name) for name in ordered()]

    def test_each_offered_history_is_drawn(self):
        names = [*ordered(), "lab08"]
        series = component(at(names), "curves")["series"]
        assert [one["id"] for one in series] == names
        assert len({one["slot"] for one in series}) == len(names)

    def test_six_have_six_colours_and_the_duel_keeps_its_own(self):
        names = ordered()
        chosen = [*[name for name in names if name not in ("fashion_cnn", "fashion_mlp")][:4], "fashion_cnn", "lab08"]
        slots = {one["id"]: one["slot"] for one in component(at(chosen), "curves")["series"]}
        assert len({slot % 6 for slot in slots.values()}) == len(slots)
        assert slots["fashion_cnn"] == 0

    def test_two_worth_comparing_are_chosen_at_once(self):
        app = opened("training", history="lab08")
        pair = app.selectbox(key="history_pair")
        pair.set_value(("fashion_cnn", "fashion_mlp"))
        checked(app.run())
        assert shown(app) == ["fashion_cnn", "fashion_mlp"]
        assert app.selectbox(key="history_pair").value is None

    def test_the_card_of_each_chosen_network_is_there_and_of_no_other(self):
        app = at(["fashion_cnn", "lab08"])
        titles = [each.label for each in app.main.expander if each.label.startswith("The card of")]
        assert titles == ["The card of Fashion CNN: what it saw, what it scores, where it fails"]


class TestCurves:
    def test_the_lab_s_figures_are_drawn(self):
        series = component(opened("training", history="lab08"), "curves")["series"][0]
        frame = reference("lab08").frame
        for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
            assert series[name] == frame[name].tolist()
        assert series["epochs"] == [1, 2, 3]
        assert series["best"] == {"loss": 2, "accuracy": 2}

    def test_the_words_say_what_the_figures_carry(self):
        text = sentences(opened("training", history="lab08")).replace("\\", "")
        assert "Validation loss is lowest at epoch 2 (0.2328)" in text
        assert "nobody can say" in text

    def test_mlp_and_cnn_have_the_colours_that_they_have_everywhere(self):
        slots = {one["id"]: one["slot"] for one in component(opened("training"), "curves")["series"]}
        assert slots == {"fashion_cnn": 0, "fashion_mlp": 1}

    def test_no_two_histories_look_the_same(self):
        app = opened("training")
        for i in range(3):
            given(app, LOGGED.encode(), f"{i}.csv")
        app.query_params["history"] = [
            "fashion_cnn",
            "fashion_mlp",
            "fashion_lenet5",
            "lab08",
            "own_1",
            "own_2",
            "own_3",
        ]
        slots = [one["slot"] for one in component(checked(app.run()), "curves")["series"]]
        assert len(set(slots)) == 7

    def test_all_figures_stand_in_a_table_with_the_source(self):
        app = opened("training", history="lab08")
        assert app.main.dataframe[0].value.equals(reference("lab08").frame)
        assert "Lab08" in sentences(app)


class TestUpload:
    def test_a_history_is_added_to_those_that_are_shown(self):
        app = given(opened("training"), LOGGED.encode())
        assert shown(app) == ["fashion_cnn", "fashion_mlp", "own_1"]
        assert component(app, "curves")["series"][2]["loss"] == LISTS["loss"]
        assert not app.error

    def test_what_was_changed_is_said(self):
        app = given(opened("training"), DECIMAL_COMMAS.encode())
        assert "Decimal commas were read as points" in sentences(app)
        assert "now count from 1" in sentences(app)

    def test_a_bad_file_gets_its_sentence_and_all_others_stay(self):
        app = given(opened("training"), as_bytes(LISTS), "good.json")
        before = shown(app)
        given(app, b"\x80\x04\x95pickle", "bad*name*.pkl")
        assert shown(app) == before
        assert "pickled Python object" in app.error[0].value
        assert r"bad\*name\*\.pkl" in app.error[0].value

    def test_the_sentence_goes_with_the_next_choice(self):
        app = given(opened("training"), b"nothing")
        assert app.error
        app.multiselect(key="history_choice").set_value(["lab08"])
        assert not checked(app.run()).error

    def test_two_files_of_one_name_are_told_apart(self):
        app = opened("training")
        for _again in range(2):
            given(app, LOGGED.encode(), "run.csv")
        names = [one["name"] for one in component(app, "curves")["series"]]
        assert names[-2:] == ["run", "run (2)"]

    def test_one_too_many_is_refused_and_one_removed_makes_room(self):
        app = opened("training")
        for i in range(OWN_LIMIT):
            given(app, LOGGED.encode(), f"{i}.csv")
        given(app, LOGGED.encode(), "more.csv")
        assert f"There are {OWN_LIMIT} histories of your own" in app.error[0].value.replace("\\", "")
        app.button(key="remove_own_3").click()
        assert "own_3" not in shown(checked(app.run()))
        given(app, LOGGED.encode(), "more.csv")
        assert not app.error
        assert shown(app)[-1] == "own_9"

    def test_it_comes_back_after_another_page(self):
        app = given(opened("training"), LOGGED.encode())
        checked(app.switch_page("pages/convolution.py").run())
        assert shown(checked(app.switch_page("pages/training.py").run())) == ["fashion_cnn", "fashion_mlp", "own_1"]

    @pytest.mark.parametrize(
        "name", ["<img src=x onerror=alert(1)>.csv", "runs/[a](javascript:b).csv", ":red[x].csv", "$x$"]
    )
    def test_names_are_shown_as_they_are(self, name):
        app = given(opened("training"), LOGGED.encode(), name)
        title = re.sub(r"([^\w ])", r"\\\1", name.rpartition("/")[2].removesuffix(".csv"))
        assert f"**{title}.**" in sentences(app)
        for each in (*app.main.markdown, *app.main.caption, *app.main.error):
            assert not re.search(r"(?<!\\)[<\[$]", each.value), each.value
