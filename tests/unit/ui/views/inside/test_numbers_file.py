"""The file of a photo's activations holds what the network computes."""

import io

import numpy as np
import pytest

from lib import networks
from lib.images.samples import load_sample
from lib.ui.photo import CurrentPhoto
from lib.ui.views.activations import Choice
from lib.ui.views.inside.code import written
from lib.ui.views.inside.table import numbers


def choice(name: str, invert: bool = False, **more: object) -> Choice:
    given = {"layer": None, "channel": None, "row": None, "col": None} | more
    return Choice(networks.load(name), "layer", invert, **given)


@pytest.mark.parametrize(("name", "invert"), [("fashion_cnn", True), ("cats_vs_dogs", False)])
def test_it_has_the_input_and_every_layer(name: str, invert: bool) -> None:
    shown = CurrentPhoto("coffee", load_sample("coffee"))
    network = networks.load(name)
    with np.load(io.BytesIO(numbers(choice(name, invert), shown)), allow_pickle=False) as saved:
        picture = network.prepare(shown.photo.pixels, invert=invert)
        wanted = network.run(picture[None])
        assert saved.files == ["input", *(layer.name for layer in network.layers)]
        assert np.array_equal(saved["input"], picture)
        assert all(np.array_equal(saved[layer], value[0]) for layer, value in wanted.items())


def test_the_code_is_of_the_chosen_place() -> None:
    shown = CurrentPhoto("coffee", load_sample("coffee"))
    layer = networks.load("tiny_vgg").card.layer("relu_1_1")
    place = choice("tiny_vgg", layer=layer, channel=3, row=4, col=5)
    assert "print(output[4, 5, 3])" in written(place, shown)
    assert "print(output[:, :, 3])" in written(choice("tiny_vgg", layer=layer, channel=3), shown)
    assert "classes = ['airplane'" in written(choice("tiny_vgg"), shown)
    assert "255 - picture" in written(choice("fashion_cnn", invert=True), shown)
