"""Every network under models/, without a test of its own: what its files hold, and what they compute."""

from concurrent.futures import ThreadPoolExecutor

import keras
import numpy as np
import pytest

from lib import datasets, networks
from lib.images.samples import SAMPLES, load_sample
from lib.networks.card import INPUT
from lib.networks.registry import MODELS
from lib.parameters import summarize
from tests import data

NAMES = networks.names()
every_network = pytest.mark.parametrize("name", NAMES)


def real_pictures(network: networks.Network) -> np.ndarray:
    """float32 (n, h, w, c): every sample photo upright and inverted, and 50 test pictures where there are data."""
    photos = [load_sample(name).pixels for name in SAMPLES]
    batch = [network.prepare(photo, invert=invert) for photo in photos for invert in (False, True)]
    if data.has(network.card.data_set):
        pictures = [datasets.test_picture(network.card.data_set, index)[0] for index in range(50)]
        batch += [network.prepare(picture) for picture in pictures]
    return np.stack(batch)


def share(found: np.ndarray, wanted: np.ndarray) -> float:
    """The largest difference as a share of the largest value."""
    return float(np.abs(found - wanted).max() / np.abs(wanted).max())


@every_network
class TestNumbers:
    def test_every_layer_equals_keras(self, name: str) -> None:
        network = networks.load(name)
        batch = real_pictures(network)
        model = keras.models.load_model(MODELS / name / "model.keras")
        tapped = keras.Model(model.input, {layer.name: model.get_layer(layer.name).output for layer in network.layers})
        wanted = {layer: np.asarray(value) for layer, value in tapped(batch, training=False).items()}
        found = network.run(batch)
        assert list(found) == [layer.name for layer in network.layers]
        differences = {layer: share(found[layer], wanted[layer]) for layer in found}
        assert max(differences.values()) < 1e-4, differences

    def test_keras_layers_are_those_of_the_card(self, name: str) -> None:
        network = networks.load(name)
        model = keras.models.load_model(MODELS / name / "model.keras")
        seen = [layer.name for layer in model.layers[1:] if not isinstance(layer, keras.layers.Dropout)]
        assert seen == [layer.name for layer in network.layers]
        for layer in network.layers:
            weights = network.weights(layer.name)
            wanted = {weight.name: np.asarray(weight) for weight in model.get_layer(layer.name).weights}
            assert weights.keys() == wanted.keys()
            assert all(np.array_equal(weights[key], wanted[key]) for key in weights)
            assert sum(weight.size for weight in weights.values()) == layer.parameters

    def test_outputs_have_the_shapes_of_the_card(self, name: str) -> None:
        network = networks.load(name)
        batch = np.stack([network.prepare(load_sample("coffee").pixels)] * 3)
        for layer in network.layers:
            assert network.run(batch)[layer.name].shape == (3, *layer.output_shape)

    def test_a_batch_gives_what_each_picture_gives_alone(self, name: str) -> None:
        network = networks.load(name)
        batch = real_pictures(network)[:21]  # more than an interpreter takes at once
        together, alone = network.run(batch), [network.run(picture[None]) for picture in batch]
        for layer in network.layers:
            single = np.concatenate([each[layer.name] for each in alone])
            assert share(together[layer.name], single) < 1e-5

    def test_eight_threads_with_their_own_photos_get_their_own_numbers(self, name: str) -> None:
        network = networks.load(name)
        batch = real_pictures(network)[:8]
        wanted = [network.run(picture[None]) for picture in batch]

        def differs(at: int) -> bool:
            found = network.run(batch[at % 8][None])
            return any(not np.array_equal(found[layer], wanted[at % 8][layer]) for layer in found)

        with ThreadPoolExecutor(8) as threads:
            assert not any(threads.map(differs, range(160)))

    def test_probabilities_are_the_last_layer(self, name: str) -> None:
        network = networks.load(name)
        batch = real_pictures(network)[:3]
        found = network.probabilities(batch)
        np.testing.assert_array_equal(found, network.run(batch)[network.layers[-1].name])
        np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)

    def test_all_classes_are_answered_the_likeliest_first(self, name: str) -> None:
        network = networks.load(name)
        answers = network.classify(load_sample("astronaut").pixels)
        shares = [probability for _label, probability in answers]
        assert sorted(label for label, _probability in answers) == sorted(network.classes)
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) == pytest.approx(1, abs=1e-5)


@every_network
class TestCard:
    def test_every_field_is_filled(self, name: str) -> None:
        card = networks.load(name).card
        for field in ("title", "task", "data", "classes", "layers", "recipe", "limits", "sources", "licence"):
            assert getattr(card, field), field
        assert card.recipe["file"] == f"lib/training/recipes/{name}.py"
        assert (MODELS.parent / card.recipe["file"]).is_file()
        assert {"file", "seed", "epochs", "batch", "optimizer", "learning_rate", "versions"} <= card.recipe.keys()

    def test_input_and_classes_are_those_of_the_data_set(self, name: str) -> None:
        card = networks.load(name).card
        about = datasets.describe(card.data_set)
        assert card.classes == about.classes
        assert card.input.channels == about.channels
        assert card.input.light_on_dark == about.light_on_dark

    def test_the_difference_from_keras_was_measured_on_every_layer(self, name: str) -> None:
        card = networks.load(name).card
        assert list(card.difference["layers"]) == [layer.name for layer in card.layers]
        assert card.difference["overall"] == max(card.difference["layers"].values()) < 1e-4

    def test_layers_read_the_ones_before_them(self, name: str) -> None:
        network = networks.load(name)
        known = {INPUT}
        for layer in network.layers:
            assert network.inputs_of(layer.name), layer.name
            assert set(network.inputs_of(layer.name)) <= known
            known.add(layer.name)

    def test_counting_from_the_card_gives_its_counts_and_shapes(self, name: str) -> None:
        card = networks.load(name).card
        rows = summarize(
            card.input.shape, [{"type": each.kind, **each.config, "name": each.name} for each in card.layers]
        )
        for row, layer in zip(rows, card.layers, strict=True):
            found = (row.output_shape, row.parameters, row.trainable)
            assert found == (layer.output_shape, layer.parameters, layer.trainable), layer.name

    def test_activations_are_layers_of_their_own(self, name: str) -> None:
        network = networks.load(name)
        assert all(
            layer.config.get("activation", "linear") == "linear" or layer.kind == "Activation"
            for layer in network.layers
        )
        assert network.layers[0].kind == "Rescaling"
        assert network.layers[-1].kind == "Softmax"
        assert network.inputs_of(network.layers[-1].name) == ["logits"]


def test_the_four_networks_of_the_tour_are_there() -> None:
    assert set(NAMES) >= {"fashion_mlp", "fashion_cnn", "fashion_lenet5", "cifar10_cnn"}
