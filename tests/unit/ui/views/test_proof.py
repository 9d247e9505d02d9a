"""The sentences that say whether a sum is the network's number."""

import re
from types import SimpleNamespace

import pytest

from lib import networks
from lib.errors import NetworkError
from lib.ui.views import proof


@pytest.mark.parametrize("name", networks.names())
def test_the_difference_of_keras_is_that_of_the_card(name: str) -> None:
    card = networks.load(name).card
    for layer in card.layers:
        most = card.difference["layers"][layer.name]
        said = proof.words(card, layer.name)["keras"]
        assert f"on {card.difference['n']} pictures" in said
        if most:
            told = re.search(r"at most (\S+) of", said)[1].replace("−", "-")
            assert float(told) == pytest.approx(most, rel=0.06)
        else:
            assert said.startswith("Keras gives the same")


def test_the_browser_fills_in_both_numbers() -> None:
    words = proof.words(networks.load("fashion_cnn").card, "logits")
    said = words["computed"].format(network="0.41283", sum="0.41283")
    assert said == "The network computed 0.41283; this sum gives 0.41283"
    assert "{difference}" in words["differs"]
    assert "{difference}" in words["rounding"]


@pytest.mark.parametrize(
    ("name", "layer", "gives"),
    [
        *(("cats_vs_dogs", each, "this sum gives") for each in ("conv2d_1", "add_3", "logits")),
        *(("cats_vs_dogs", each, "; this gives") for each in ("batch_norm_1", "relu_1", "max_pool_1", "softmax")),
        *(("cats_vs_dogs", each, "; this gives") for each in ("rescaling", "global_average")),
        ("tiny_vgg", "flatten", "; this gives"),
        ("fashion_lenet5", "tanh_3", "; this gives"),
    ],
)
def test_only_a_sum_is_called_one(name: str, layer: str, gives: str) -> None:
    assert gives in proof.words(networks.load(name).card, layer)["computed"]


def test_a_card_without_the_measure_says_so() -> None:
    card = SimpleNamespace(layer=lambda _name: SimpleNamespace(kind="Dense"), difference={"n": 64, "layers": {}})
    assert proof.words(card, "logits")["keras"] == "Keras was not compared with it on this layer."


def test_an_unknown_layer_is_explained() -> None:
    with pytest.raises(NetworkError, match="has no layer dense_9"):
        proof.words(networks.load("fashion_cnn").card, "dense_9")
