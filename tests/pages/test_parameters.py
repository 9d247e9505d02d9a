"""The Parameters page without a browser: the figures on the screen, the presets, the address."""

import re

import pytest

from lib.ui import comparison
from lib.ui.views.costs import written
from tests.pages.app import checked, component, opened, sentences


def figures(app):
    """The two large numbers, as they are written."""
    return dict(re.findall(r'data-number="(\w+)">([\d,]+)<', sentences(app)))


def pressed(app, preset):
    """The page after a preset was chosen."""
    return checked(app.button_group(key="lab").set_value(preset).run())


class TestPresets:
    @pytest.mark.parametrize(
        ("preset", "mlp", "cnn", "written"),
        [
            ("400×600 grey", "24,000,100", "1,000", ["240,000·100 + 100", "3·3·1·100 + 100"]),
            ("800×600 grey", "48,000,100", "1,000", ["480,000·100 + 100", "798×598×100"]),
            ("800×600 colour", "144,000,100", "2,800", ["3·3·3·100 + 100", "798×598×100"]),
            ("… then max-pool", "144,000,100", "2,800", ["399×299×100", "nothing to learn"]),
            ("Fashion-MNIST", "119,260", "118,980", ["3·3·1·5 + 5", "980·120 + 120", "120·10 + 10", "784·150 + 150"]),
        ],
    )
    def test_each_shows_the_figures_of_the_lab(self, preset, mlp, cnn, written):
        app = pressed(opened("parameters"), preset)
        assert figures(app) == {"mlp": mlp, "cnn": cnn}
        assert all(text in sentences(app) for text in written)
        assert app.button_group(key="lab").value == preset

    def test_the_photo_gives_its_size(self):
        app = pressed(opened("parameters", photo="chelsea"), "this photo")
        assert (app.number_input(key="height").value, app.number_input(key="width").value) == (300, 451)
        assert figures(app)["mlp"] == "40,590,100"

    def test_a_changed_setting_leaves_the_preset(self):
        app = checked(opened("parameters").number_input(key="filters").set_value(101).run())
        assert app.button_group(key="lab").value is None
        assert figures(app)["cnn"] == "2,828"


class TestAddress:
    def test_every_setting_can_stand_in_it(self):
        app = opened(
            "parameters", height=28, width=28, channels=1, units=150, filters=5, size=3, pool="true", mode="network"
        )
        assert figures(app) == {"mlp": "119,260", "cnn": "118,980"}

    def test_a_number_out_of_range_is_clamped_and_said(self):
        app = opened("parameters", units=99_999, size=0)
        assert app.number_input(key="units").value == 10_000
        assert "units was 99999, which is outside 1 to 10000: 10000 is shown." in sentences(app)
        assert app.number_input(key="size").value == 1

    def test_a_word_that_is_no_choice_is_said(self):
        app = opened("parameters", mode="<b>layer</b>")
        assert figures(app)["cnn"] == "2,800"
        assert "There is no mode called" in sentences(app)
        assert "<b>layer" not in sentences(app)


class TestViews:
    def test_the_curve_gets_the_counts_and_both_formulas(self):
        data = component(opened("parameters"), "growth")
        assert [line["formula"] for line in data["lines"]] == ["s·s·3·100 + 100", "3·3·3·100 + 100"]
        assert dict(zip(data["sides"], data["lines"][0]["values"], strict=True))[28] == 28 * 28 * 3 * 100 + 100
        assert data["label"] == "800×600"

    def test_a_picture_too_small_for_the_kernel_is_explained_and_the_mlp_stays(self):
        app = opened("parameters", height=2, width=9, size=5)
        assert figures(app) == {"mlp": "5,500"}
        assert "needs at least 5×5 pixels, and the picture has 2×9" in sentences(app)
        assert not app.error

    def test_a_guess_is_judged_and_explained(self):
        app = opened("parameters")
        key = next(group.key for group in app.button_group if group.key.startswith("guess_double"))
        wrong = checked(app.button_group(key=key).set_value("4 times").run())
        assert "**No: as many.** The CNN: 2,800 → 2,800." in sentences(wrong)
        right = checked(wrong.button_group(key=key).set_value("as many").run())
        assert "**Right: as many.**" in sentences(right)

    def test_no_guess_is_given_away(self):
        assert "Right:" not in sentences(opened("parameters"))

    def test_the_code_is_that_of_both_networks(self):
        counted = comparison.count(comparison.FASHION)
        made = written.code(counted)
        assert made.count("import keras") == 1
        assert "mlp = keras.Sequential([" in made
        assert "cnn = keras.Sequential([" in made

    def test_the_memory_is_a_line_among_the_curves(self):
        data = component(opened("parameters", memory="512 MB"), "growth")
        assert data["limit"]["value"] == 128_000_000
        assert data["limit"]["side"] == 654  # 653·653·300 + 100 = 127,922,800
        assert 654 in data["sides"]

    def test_each_card_says_what_it_has_more_of(self):
        said = sentences(opened("parameters"))
        assert "51,429 times the parameters of the CNN" in said
        assert "8.9 times the multiplications of the MLP" in said

    def test_closed_answers_are_judged_and_not_told(self):
        app = opened("parameters", reveal="0")
        key = next(group.key for group in app.button_group if group.key.startswith("guess_double"))
        said = sentences(checked(app.button_group(key=key).set_value("4 times").run()))
        assert "**No.**" in said
        assert "2,800 → 2,800" not in said

    def test_the_labs_networks_say_how_often_they_are_right(self):
        app = pressed(opened("parameters"), "Fashion-MNIST")
        assert re.search(
            r"the MLP is right in \*\*8\d\.\d %\*\* and the CNN in \*\*9\d\.\d %\*\* of 10,000", sentences(app)
        )

    def test_every_preset_has_a_name_of_its_own_settings(self):
        assert len(set(comparison.PRESETS.values())) == len(comparison.PRESETS)


class TestFlat:
    def test_nothing_is_walked_before_one_asks(self):
        assert not [
            each for each in opened("parameters").get("bidi_component") if "window" in each.proto.component_name
        ]

    def test_the_filter_stays_and_the_places_grow(self):
        app = opened("parameters", flat="true", photo="chelsea", detail=56)
        said = sentences(app)
        for text in (">28</b>", "1,890 places", "8,030 places", ">25,201</b>", ">6,217</b>"):
            assert text in said
        data = component(app, "window_stepper")
        assert (data["outHeight"], data["outWidth"], data["editable"]) == (35, 54, False)

    def test_closed_answers_stay_closed_in_the_stepper(self):
        assert component(opened("parameters", flat="true", reveal="0"), "window_stepper")["closed"]

    def test_a_photo_smaller_than_the_kernel_is_explained(self):
        app = opened("parameters", flat="true", photo="chelsea", detail=28, size=11)
        assert not app.warning
        assert component(app, "window_stepper")["outHeight"] == 19 - 11 + 1
