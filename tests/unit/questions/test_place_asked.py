"""Which place of a network the questions are about, and what is not asked."""

import numpy as np

from lib.questions.network import questions
from tests.unit.questions.test_network import computed, of


def test_without_a_cell_the_one_after_the_strongest_is_asked_about():
    output = computed("tiny_vgg")[2]["conv2d_2_1"]
    row, col = np.unravel_index(np.abs(output[..., 3]).argmax(), output.shape[:2])
    place = f"row {row}, column {col + 1} of channel 3 of conv2d_2_1"
    assert col + 1 < output.shape[1]
    assert place in of("tiny_vgg", "conv2d_2_1", 3).of("cell").text


def test_without_a_map_the_strongest_on_average_is_asked_about():
    strongest = np.abs(computed("tiny_vgg")[2]["conv2d_2_1"]).mean(axis=(0, 1)).argmax()
    assert strongest
    assert f"of channel {strongest} of conv2d_2_1" in of("tiny_vgg", "conv2d_2_1").of("window").text


def test_what_the_screen_tells_is_not_asked():
    network, picture, values = computed("tiny_vgg")
    given = (network.layers, "max_pool_1", picture, values, network.weights)
    assert {*questions(*given).kinds} - {*questions(*given, told={"output shape"}).kinds} == {"output shape"}
