"""The page Image as numbers: its address, its figures, what it says of levels, grey and sizes."""

import json

import numpy as np
import pytest

from lib.images.grey import grey, weighted
from lib.images.levels import quantise
from lib.images.samples import load_sample
from lib.images.shrink import shrink
from tests.asking import question
from tests.pages.app import checked, component, opened, sentences

SHAPES = {"chelsea": (75, 112), "coffee": (75, 112), "retina": (112, 112)}


def loupe(app) -> dict:
    """What the loupe was given, with or without a table of grey."""
    return component(app, "loupe")


def test_opens_on_the_cat_where_its_values_vary_most():
    app = opened("image")
    given = loupe(app)
    assert app.title[0].value == "What does the computer see?"
    assert (given["rows"], given["columns"], given["cells"], given["channel"]) == (75, 112, 12, "grey")
    assert (given["top"], given["left"]) == (28, 48)
    assert (given["row"], given["col"]) == (34, 54)
    assert given["table"] == list(range(256))
    assert (given["form"], given["levels"], given["weights"]) == ("0-255", 256, [0.299, 0.587, 0.114])


@pytest.mark.parametrize("photo", SHAPES)
def test_every_photo_starts_inside_itself(photo):
    given = loupe(opened("image", photo=photo))
    rows, columns = SHAPES[photo]
    assert (given["rows"], given["columns"]) == (rows, columns)
    assert 0 <= given["top"] <= given["row"] < given["top"] + 12 <= rows
    assert 0 <= given["left"] <= given["col"] < given["left"] + 12 <= columns


def test_the_address_chooses_the_pixel_the_frame_the_numbers_and_the_detail():
    address = {"photo": "coffee", "row": 5, "col": 19, "sight": "2,9", "channel": "blue", "size": 16, "detail": 224}
    given = loupe(opened("image", **address))
    names = ("row", "col", "top", "left", "channel", "cells", "columns")
    assert [given[name] for name in names] == [5, 19, 2, 9, "blue", 16, 224]


def test_without_a_frame_the_pixel_stands_in_its_middle_as_nearly_as_can_be():
    given = loupe(opened("image", row=40, col=2, size=9))
    assert (given["top"], given["left"]) == (36, 0)


def test_a_frame_without_the_pixel_is_moved_and_said():
    app = opened("image", row=50, col=60, sight="9999,0")
    given = loupe(app)
    assert (given["top"], given["left"]) == (50, 49)
    assert "where no frame holds the chosen pixel: 50,49 is shown." in sentences(app)


def test_what_is_no_frame_is_said():
    app = opened("image", sight="<b>")
    assert (loupe(app)["top"], loupe(app)["left"]) == (28, 48)
    assert "which is not two whole numbers" in sentences(app)


def test_what_is_out_of_range_is_clamped_and_said():
    app = opened("image", row=999, channel="purple", size=40, levels=1, side=7, red=9, **{"as": "octal"})
    given = loupe(app)
    assert (given["row"], given["channel"], given["cells"], given["levels"]) == (74, "grey", 32, 2)
    assert (given["form"], given["weights"][0]) == ("0-255", 2)
    said = sentences(app)
    assert "row was 999, which is outside 0 to 74: 74 is shown." in said
    assert "There is no channel called purple: grey is shown." in said
    assert "There is no as called octal: 0\\-255 is shown." in said.replace("0-255", "0\\-255")
    assert "There is no side called 7: 28 is shown." in said
    assert "levels was 1, which is outside 2 to 256: 2 is shown." in said
    assert "red was 9.0, which is outside -2.0 to 2.0: 2.0 is shown." in said


def test_another_photo_moves_the_frame_to_its_own_best_place():
    app = opened("image", row=0, col=0)
    app.sidebar.selectbox(key="photo").set_value("rocket")
    given = loupe(checked(app.run()))
    assert (given["top"], given["left"], given["row"], given["col"]) == (60, 48, 66, 54)


def test_more_pixels_of_the_same_photo_keep_the_spot():
    app = opened("image", row=10, col=100)
    app.selectbox(key="detail").set_value(448)
    given = loupe(checked(app.run()))
    assert (given["columns"], given["row"], given["col"]) == (448, 41, 402)


def test_the_histogram_counts_every_pixel_of_the_photo():
    words = sentences(opened("image", photo="horse"))
    assert "Darkest 0, brightest 255" in words
    assert "bars are cut at" in words


def test_the_histogram_follows_levels_and_weights():
    pixels = load_sample("chelsea").pixels
    values = quantise(weighted(pixels, (0.0, 0.0, 1.0)), 5)
    counts = np.bincount(values.ravel(), minlength=256)
    words = sentences(opened("image", levels=5, red=0, green=0, blue=1))
    assert f"The most frequent value is {counts.argmax()}: {counts.max():,} pixels." in words


def test_all_channels_have_a_histogram_each():
    assert sentences(opened("image", channel="all")).count('<figure class="cs-histogram">') == 3


@pytest.mark.parametrize("seed", range(4))
def test_the_levels_are_said_with_what_they_leave_and_cost(seed):
    random = np.random.default_rng(seed)
    levels, channel = int(random.integers(2, 256)), str(random.choice(["grey", "green", "all"]))
    pixels = shrink(load_sample("coffee").pixels, 112)
    values = {"grey": grey(pixels), "green": pixels[..., 1], "all": pixels}[channel]
    after = quantise(values, levels)
    said = loupe(opened("image", photo="coffee", levels=levels, channel=channel))["words"]["note"]
    before, left = len(np.unique(values)), len(np.unique(after))
    error = np.abs(after.astype(int) - values).max()
    assert f"{levels} levels: {left} distinct values are left of {before} in" in said, f"seed {seed}"
    assert said.endswith(f"the largest error is {error}."), f"seed {seed}"


def test_a_preset_sets_all_three_weights():
    app = opened("image")
    next(button for button in app.button if button.label == "Plain mean").click()
    given = loupe(checked(app.run()))
    assert given["weights"] == [1 / 3] * 3
    pixel = shrink(load_sample("chelsea").pixels, 112)[34, 54]
    assert f"= {pixel.mean():.1f} ≈ {pixel.mean():.0f}" in sentences(app)
    assert "The weights add up to 1: white" in sentences(app)


def test_the_grey_of_the_chosen_pixel_is_written_out():
    red, green, blue = shrink(load_sample("chelsea").pixels, 112)[34, 54].astype(int)
    said = sentences(opened("image", red=2, green=2))
    assert f"2 · {red} + 2 · {green} + 0.114 · {blue} = {2 * red + 2 * green + 0.114 * blue:.1f}, cut to 255" in said
    assert "The weights add up to 4.114, not to 1" in said


@pytest.mark.parametrize(("side", "error"), [(8, "19.34"), (28, "11.88"), (96, "6.17")])
def test_what_a_size_loses_is_said_as_a_number(side, error):
    assert f"<b data-error>{error}</b>" in sentences(opened("image", side=side))


def test_the_sum_stays_open_while_answers_are_closed():
    app = opened("image", reveal=0)
    assert loupe(app)["closed"]
    assert "0.114 · 112 = ?" in sentences(app)
    assert not loupe(opened("image"))["closed"]


def test_the_question_is_about_a_pixel_beside_the_frame():
    red, green, blue = shrink(load_sample("chelsea").pixels, 112)[34, 60]
    asked = question(opened("image", question="grey"))
    assert f"The pixel in row 34, column 60 has red {red}, green {green}, blue {blue}." in asked


def test_a_place_told_by_the_browser_is_taken_over_and_others_are_not(monkeypatch):
    from lib.ui.views import image_place

    held = {}
    monkeypatch.setattr(image_place.st, "session_state", held)
    image_place.keep(3, 4, 1, 2)
    assert held == {"row": 3, "col": 4, "sight": "1,2"}


def test_the_loupe_is_given_strict_json():
    assert json.loads(json.dumps(loupe(opened("image", red=0.5)), allow_nan=False))


def test_the_inputs_of_all_networks_are_shown():
    words = sentences(opened("image"))
    assert "28 × 28 × 1 = 784 numbers" in words
