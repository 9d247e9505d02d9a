"""The page Image as numbers: its address, its figures, its guess."""

import pytest

from tests.pages.app import checked, component, opened, sentences

SHAPES = {"chelsea": (75, 112), "coffee": (75, 112), "retina": (112, 112)}


def test_opens_on_the_cat_where_its_values_vary_most():
    app = opened("image")
    given = component(app, "loupe")
    assert app.title[0].value == "What does the computer see?"
    assert (given["rows"], given["columns"], given["cells"], given["channel"]) == (75, 112, 12, "grey")
    assert (given["row"], given["col"]) == (28, 48)


@pytest.mark.parametrize("photo", SHAPES)
def test_every_photo_starts_inside_itself(photo):
    given = component(opened("image", photo=photo), "loupe")
    rows, columns = SHAPES[photo]
    assert (given["rows"], given["columns"]) == (rows, columns)
    assert 0 <= given["row"] <= rows - 12
    assert 0 <= given["col"] <= columns - 12


def test_the_address_chooses_the_place_the_numbers_and_the_detail():
    app = opened("image", photo="coffee", row=5, col=9, channel="blue", size=16, detail=224)
    given = component(app, "loupe")
    chosen = {name: given[name] for name in ("row", "col", "channel", "cells", "columns")}
    assert chosen == {"row": 5, "col": 9, "channel": "blue", "cells": 16, "columns": 224}


def test_what_is_out_of_range_is_clamped_and_said():
    app = opened("image", row=999, channel="purple", size=40)
    given = component(app, "loupe")
    assert (given["row"], given["channel"], given["cells"]) == (75 - 16, "grey", 16)
    assert "row was 999, which is outside 0 to 59: 59 is shown." in sentences(app)
    assert "There is no channel called purple: grey is shown." in sentences(app)


def test_another_photo_moves_the_frame_to_its_own_best_place():
    app = opened("image", row=0, col=0)
    app.sidebar.selectbox(key="photo").set_value("rocket")
    given = component(checked(app.run()), "loupe")
    assert (given["row"], given["col"]) == (60, 48)


def test_the_guess_is_answered_with_the_count():
    app = opened("image")
    guess = next(group for group in app.button_group if group.key.startswith("_guess"))
    guess.set_value(405_900)
    assert "Right. Each pixel is three numbers: 300 · 451 · 3 = **405,900**." in sentences(checked(app.run()))


def test_the_histogram_counts_every_pixel_of_the_photo():
    words = sentences(opened("image", photo="horse"))
    assert "Darkest 0, brightest 255" in words
    assert "bars are cut at" in words


def test_the_inputs_of_all_networks_are_shown():
    words = sentences(opened("image"))
    assert "28 × 28 × 1 = 784 numbers" in words
