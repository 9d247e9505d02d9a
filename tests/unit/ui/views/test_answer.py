"""The way from photo to answer as HTML: whole, sharp, escaped."""

import base64
import dataclasses
import re

import cv2
import numpy as np
import pytest

from lib import networks
from lib.networks import Card, Decision
from lib.ui.answers import Answer
from lib.ui.views import answer as way

CARD = networks.load("fashion_cnn").card


def answer(shares: tuple[tuple[str, float], ...], inverted: bool = False) -> Answer:
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28, 1)
    return Answer("fashion_cnn", picture, inverted, shares[0][0], shares, 1.23, 0.04)


def card(**changes: object) -> Card:
    """The card of a network whose input, threshold or notice is another."""
    told = {name: changes.pop(name) for name in ("crop", "shuffle") if name in changes}
    return dataclasses.replace(CARD, input=dataclasses.replace(CARD.input, **told), **changes)


def flow(pixels: np.ndarray, about: Card = CARD) -> str:
    return way.flow(pixels, about, answer((("Bag", 0.6), ("Coat", 0.4))), None)


def embedded(html: str) -> list[np.ndarray]:
    """The pictures in the HTML, in their order."""
    found = re.findall(r'src="data:image/(?:png|jpeg);base64,([^"]+)"', html)
    return [cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_UNCHANGED) for data in found]


def test_what_the_network_got_is_shown_without_loss() -> None:
    got = answer((("Bag", 1.0),))
    (picture,) = embedded(way.small(got, 8))
    np.testing.assert_array_equal(picture, got.picture[..., 0])
    assert 'style="width:224px;width:round(down,15.03rem,28px)"' in way.small(got, 8)
    assert 'style="width:252px;' in flow(np.zeros((40, 50, 3), np.uint8)), "as large as fits 256, by a whole factor"


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
    assert 'class="cs-sharp" style="width:180px;width:round(down,12.10rem,20px)"' in html
    np.testing.assert_array_equal(embedded(html)[0][..., ::-1], photo)


def test_a_small_photo_is_enlarged_smoothly_and_a_large_one_left_to_its_place() -> None:
    small, large = flow(np.zeros((180, 128, 3), np.uint8)), flow(np.zeros((800, 600, 3), np.uint8))
    assert '<img alt="The photo; the network takes the framed middle" style="width:12.14rem" src' in small  # 256 high
    assert "style=" not in large.split("cs-framed")[1].split("src=")[0]


def test_times_are_said_and_small_ones_not_as_nothing() -> None:
    html = way.flow(np.zeros((40, 50, 3), np.uint8), CARD, answer((("Bag", 1.0),)), None)
    assert "1.2 ms to crop and reduce, &lt; 0.1 ms for 9 layers, measured once, when this answer was computed" in html


class TestPadding:
    def test_a_padded_photo_is_framed_whole_and_where_it_stands_is_said(self) -> None:
        html = flow(np.zeros((300, 600, 3), np.uint8), card(crop="pad"))
        assert '<i style="top:0.000%;left:0.000%;height:100.000%;width:100.000%">' in html
        assert "The whole photo is taken: 600 × 300 pixels become 28 × 14; its rim" in html

    def test_a_square_photo_fills_the_input_without_padding(self) -> None:
        html = flow(np.zeros((300, 300, 3), np.uint8), card(crop="pad"))
        assert "The whole photo is taken: 300 × 300 pixels become 28 × 28<" in html

    def test_a_crop_of_all_there_is_is_called_the_whole_photo(self) -> None:
        assert "The whole photo is taken: 300 × 300 pixels<" in flow(np.zeros((300, 300, 3), np.uint8))


def test_shuffled_pixels_are_said() -> None:
    assert "28 × 28 in grey, its pixels shuffled in one fixed order" in flow(
        np.zeros((9, 9, 3), np.uint8), card(shuffle=3)
    )


class TestThreshold:
    HTML = flow(
        np.zeros((9, 9, 3), np.uint8), card(decision=Decision("Coat", 0.31, "the <highest> on the validation part"))
    )

    def test_its_place_is_marked_on_the_bar_of_its_class_only(self) -> None:
        assert self.HTML.count('<b style="left:31.00%"></b>') == 1
        assert re.search(r"Coat.*?width:40.00%\"></i><b style=\"left:31.00%\">", self.HTML)

    def test_it_is_explained_and_escaped(self) -> None:
        said = "The app's answer is Coat from 31.0\xa0% on: the &lt;highest&gt; on the validation part."
        assert said in self.HTML.replace("&#x27;", "'")


def test_a_notice_stands_beside_the_answer_and_is_escaped() -> None:
    html = flow(np.zeros((9, 9, 3), np.uint8), card(notice="Not for <b>diagnosis</b>."))
    assert html.index("Fashion CNN answers") < html.index("Not for &lt;b&gt;diagnosis") < html.index("cs-shares")
    assert "cs-notice" not in flow(np.zeros((9, 9, 3), np.uint8))
