"""What a network takes of a photo, as HTML."""

import base64
import re
from dataclasses import replace

import cv2
import numpy as np

from lib.images.prepare import fit, shuffled
from lib.networks import Input
from lib.ui.views.network_input import network_input

GREY = Input(28, 28, 1, "centre", "area", False)
COLOUR = Input(32, 32, 3, "centre", "area", False)


def pictures(html: str) -> list[np.ndarray]:
    found = re.findall(r"base64,([^\"]+)", html)
    return [cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_UNCHANGED) for data in found]


def test_the_small_picture_is_what_the_network_takes():
    photo = np.random.default_rng(1).integers(0, 256, (50, 80, 3), np.uint8)
    small = pictures(network_input(photo, COLOUR, "colour"))[1]
    assert np.array_equal(small[..., ::-1], np.rint(fit(photo, 32, 32, 3)).astype(np.uint8))


def test_grey_is_one_channel_and_its_numbers_are_counted():
    html = network_input(np.zeros((50, 80, 3), np.uint8), GREY, "grey")
    assert pictures(html)[1].shape == (28, 28)
    assert "28 × 28 × 1 = 784 numbers" in html


def test_the_crop_is_framed_where_it_is_cut():
    html = network_input(np.zeros((50, 100, 3), np.uint8), GREY, "grey")
    assert "top:0.000%;left:25.000%;height:100.000%;width:50.000%" in html


def test_the_name_of_who_takes_it_is_escaped():
    html = network_input(np.zeros((50, 80, 3), np.uint8), GREY, "<img src=x onerror=alert(1)> & co:")
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; co:" in html


def test_a_padded_photo_is_framed_whole_and_shown_as_the_network_takes_it():
    photo = np.random.default_rng(2).integers(0, 256, (50, 100, 3), np.uint8)
    html = network_input(photo, replace(COLOUR, crop="pad"), "colour")
    assert "top:0.000%;left:0.000%;height:100.000%;width:100.000%" in html
    assert "takes all 50 × 100 pixels" in html
    wanted = np.rint(fit(photo, 32, 32, 3, mode="pad")).astype(np.uint8)
    assert np.array_equal(pictures(html)[1][..., ::-1], wanted)


def test_shuffled_pixels_are_shown_shuffled():
    photo = np.random.default_rng(3).integers(0, 256, (40, 40, 3), np.uint8)
    html = network_input(photo, replace(COLOUR, shuffle=5), "colour")
    assert np.array_equal(pictures(html)[1][..., ::-1], shuffled(np.rint(fit(photo, 32, 32, 3)).astype(np.uint8), 5))
