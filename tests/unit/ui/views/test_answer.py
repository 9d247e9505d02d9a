"""The way from photo to answer as HTML: whole, sharp, escaped."""

import base64
import re

import cv2
import numpy as np
import pytest

from lib import networks
from lib.ui.answers import Answer
from lib.ui.views import answer as way

CARD = networks.load("fashion_cnn").card


def answer(shares: tuple[tuple[str, float], ...], inverted: bool = False) -> Answer:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28, 1)
    return Answer("fashion_cnn", picture, inverted, shares, 1.23, 0.04)


def embedded(html: str) -> list[np.ndarray]:
    """The pictures in the HTML, in their order."""
    found = re.findall(r'src="data:image/(?:png|jpeg);base64,([^"]+)"', html)
    return [cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_UNCHANGED) for data in found]


def test_what_the_network_got_is_shown_without_loss() -> None:
    got = answer((("Bag", 1.0),))
    (picture,) = embedded(way.small(got, 8))
    np.testing.assert_array_equal(picture, got.picture[..., 0])
    assert 'style="width:224px;width:round(down,15.03rem,28px)"' in way.small(got, 8)


def test_class_names_are_escaped() -> None:
    html = way.flow(np.zeros((40, 50, 3), np.uint8), CARD, answer((("<img src=x onerror=alert(1)>", 1.0),)), None)
    assert "<img src=x" not in html
    assert html.count("&lt;img src=x") == 2


def test_five_classes_are_shown_with_their_bars() -> None:
    shares = tuple((f"class {i}", 0.4 / 2**i) for i in range(8))
    html = way.flow(np.zeros((40, 50, 3), np.uint8), CARD, answer(shares), None)
    assert html.count("<li>") == 5
    assert 'style="width:40.00%"' in html
    assert "40.0\xa0%" in html


def test_the_true_class_is_named_in_words() -> None:
    assert "Coat <small" in way.bars((("Bag", 0.9), ("Coat", 0.1)), "Coat")
    assert "<small" not in way.bars((("Bag", 0.9), ("Coat", 0.1)))


@pytest.mark.parametrize(
    ("size", "place"),
    [
        ((300, 451), "top:0.000%;left:16.630%;height:100.000%;width:66.519%"),
        ((100, 50), "top:25.000%;left:0.000%;height:50.000%;width:100.000%"),
    ],
)
def test_the_part_that_is_taken_is_framed(size: tuple[int, int], place: str) -> None:
    html = way.flow(np.zeros((*size, 3), np.uint8), CARD, answer((("Bag", 1.0),)), None)
    assert f'<i style="{place}">' in html


def test_a_tiny_photo_is_enlarged_by_a_whole_factor_and_sharp() -> None:
    photo = np.random.default_rng(1).integers(0, 256, (28, 20, 3)).astype(np.uint8)
    html = way.flow(photo, CARD, answer((("Bag", 1.0),)), None)
    assert 'class="cs-sharp" style="width:160px;width:round(down,10.77rem,20px)"' in html
    np.testing.assert_array_equal(embedded(html)[0][..., ::-1], photo)


def test_times_are_said_and_small_ones_not_as_nothing() -> None:
    html = way.flow(np.zeros((40, 50, 3), np.uint8), CARD, answer((("Bag", 1.0),)), None)
    assert "1.2 ms to crop and reduce, &lt; 0.1 ms for 9 layers, measured once, when this answer was computed" in html
