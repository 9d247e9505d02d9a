"""Every recipe: a network whose layers can all be seen, of the size that was agreed."""

from dataclasses import fields, replace

import keras
import numpy as np
import pytest

from lib import datasets
from lib.images.samples import load_sample
from lib.networks.card import CROPS
from lib.training import recipe
from tests.unit.datasets import make

NAMES = recipe.names()
every_recipe = pytest.mark.parametrize("name", NAMES)
COUNTS = {
    "mnist_lenet5": 61_706,
    "fashion_mlp": 119_260,
    "fashion_cnn": 118_980,
    "fashion_lenet5": 61_706,
    "fashion_mlp_shuffled": 119_260,
    "fashion_cnn_shuffled": 118_980,
    "tiny_vgg": 19_920,
}
MOST = {"cifar10_cnn": 400_000, "cats_vs_dogs": 1_000_000}
PHOTOS = [load_sample("coffee").pixels[:height, :width] for height, width in ((1, 1), (39, 59), (1, 200), (130, 40))]


def built(name: str) -> keras.Model:
    chosen = recipe.load(name)
    return chosen.build(chosen.input_shape, len(datasets.describe(chosen.data_set).classes))


@every_recipe
class TestEveryRecipe:
    def test_builds_a_network_whose_layers_can_all_be_seen(self, name: str) -> None:
        layers = built(name).layers[1:]
        assert isinstance(layers[0], keras.layers.Rescaling)
        assert isinstance(layers[-1], keras.layers.Softmax)
        assert layers[-2].name == "logits"
        assert all(
            getattr(layer, "activation", None) in (None, keras.activations.linear)
            or isinstance(layer, keras.layers.Activation)
            for layer in layers
        )

    def test_has_as_many_parameters_as_was_agreed(self, name: str) -> None:
        count = built(name).count_params()
        assert count == COUNTS.get(name, count)
        assert count <= MOST.get(name, 1_000_000)

    def test_says_whom_to_thank_and_what_it_cannot_do(self, name: str) -> None:
        chosen = recipe.load(name)
        assert chosen.data_set in datasets.names()
        assert chosen.crop in CROPS
        assert all((chosen.title, chosen.task, chosen.limits, chosen.sources))
        assert chosen.watched is None or chosen.watched[0] in datasets.describe(chosen.data_set).classes

    def test_augmentation_gives_what_the_network_takes(self, name: str) -> None:
        chosen = recipe.load(name)
        height, _width, channels = chosen.input_shape
        grid = {28: (28, 28), 32: (32, 32), 64: (32, 32)}.get(height)  # as published; photos come in any size
        pictures = make.pictures(4, (*grid, channels)) if grid else [photo[..., :channels] for photo in PHOTOS]
        if chosen.augment is not None:
            found = chosen.augment(pictures, np.random.default_rng(3))
            assert (found.shape, found.dtype) == ((4, *chosen.input_shape), np.uint8)


@pytest.mark.parametrize(
    ("name", "twin", "differ"),
    [
        ("fashion_cnn_shuffled", "fashion_cnn", {"title", "shuffle", "snapshots", "tried", "limits"}),
        ("fashion_mlp_shuffled", "fashion_mlp", {"title", "shuffle", "snapshots", "tried", "limits"}),
        ("chest_xray_official", "chest_xray", {"title", "data_set", "tried", "limits"}),
    ],
)
def test_a_twin_differs_in_what_it_is_there_to_show(name: str, twin: str, differ: set[str]) -> None:
    one, other = replace(recipe.load(name), name=twin), recipe.load(twin)
    changed = {field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name)}
    assert changed <= differ


def test_both_networks_for_cifar_have_about_as_many_parameters() -> None:
    mlp, cnn = (built(name).count_params() for name in ("cifar10_mlp", "cifar10_cnn"))
    assert abs(mlp / cnn - 1) <= 0.02


def test_both_shuffled_networks_get_the_same_order() -> None:
    one, other = (recipe.load(f"fashion_{kind}_shuffled").shuffle for kind in ("mlp", "cnn"))
    assert one == other is not None


def test_the_rate_rises_and_falls_to_nothing() -> None:
    rate = recipe.cosine(0.1, 100, warm_up=0.1)
    values = [float(rate(step)) for step in (0, 5, 10, 55, 100)]
    np.testing.assert_allclose(values, [0, 0.05, 0.1, 0.05, 0], atol=1e-7)
    assert float(recipe.cosine(0.1, 100)(0)) == pytest.approx(0.1)
