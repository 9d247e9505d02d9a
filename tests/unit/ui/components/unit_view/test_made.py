"""A unit for the component: what the browser adds up is what the network computed, for every network and kind."""

import json
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest

from lib import layers, networks
from lib.networks import Layer, Network
from lib.ui.components.layer_view.enlarged import Computed
from lib.ui.components.unit_view.made import POINTS, limits, taken_apart
from tests.unit.ui.components.networks import WordNetwork, grating, layer

UNITS = [
    pytest.param(name, each.name, id=f"{name}-{each.name}")
    for name in networks.names()
    for each in networks.load(name).layers
    if len(each.output_shape) == 1
]


def computed(name: str) -> tuple[Network, np.ndarray, dict[str, np.ndarray]]:
    network = networks.load(name)
    picture = network.prepare(grating())
    return network, picture, {layer: value[0] for layer, value in network.run(picture[None]).items()}


def rows(made: dict) -> list[np.ndarray]:
    return [np.frombuffer(row, "<f8") for row in made["numbers"]["v"].to_pylist()]


def summed(made: dict) -> float:
    """What the browser makes of the numbers it is sent."""
    numbers = rows(made)
    if made["mode"] == "weighed":
        return float((numbers[0] * numbers[1]).sum() + made["bias"])
    if made["mode"] == "softened":
        powers = np.exp(numbers[0] - numbers[0].max())
        return float(powers[made["channel"]] / powers.sum())
    if made["mode"] == "pooled":
        return float(numbers[0].mean() if made["pool"] == "average" else numbers[0].max())
    return made["sum"]


class Words(WordNetwork):
    """A network of words whose pixels stay in their places."""

    @property
    def card(self) -> SimpleNamespace:
        known = super().card
        return SimpleNamespace(input=SimpleNamespace(channels=self.channels, shuffle=None), layer=known.layer)


def made_of(
    kind: str, inputs: np.ndarray, output: np.ndarray, channel: int, learned: dict | None = None, **config
) -> dict:
    """A unit of a layer that reads `inputs`, in a network of words."""
    before = layer("before", "Conv2D" if inputs.ndim == 3 else "Dense", inputs.shape, "input")
    chosen = layer("chosen", kind, output.shape, "before", **config)
    network = Words((before, chosen), ("cat", "dog"), 1, {"chosen": learned or {}})
    return taken_apart(network, np.zeros((4, 4, 1)), {"before": inputs, "chosen": output}, chosen, channel)


@pytest.mark.parametrize(("name", "chosen"), UNITS)
def test_what_is_sent_adds_up_to_the_number_of_the_network(name: str, chosen: str) -> None:
    network, picture, values = computed(name)
    rng = np.random.default_rng(5)
    for channel in rng.integers(0, values[chosen].size, 5):
        made = taken_apart(network, picture, values, network.card.layer(chosen), int(channel))
        assert made["mode"] != "unknown"
        assert made["network"] == float(values[chosen][channel])
        assert abs(summed(made) - made["network"]) <= 1e-4 * made["limit"], f"unit {channel}, seed 5"


@pytest.mark.parametrize(("name", "chosen"), UNITS)
def test_what_is_sent_adds_up_to_the_one_arithmetic_of_the_layers(name: str, chosen: str) -> None:
    network, picture, values = computed(name)
    each = network.card.layer(chosen)
    made = taken_apart(network, picture, values, each, 1)
    inputs = [values[before] for before in each.inputs]
    number = layers.number(each.kind, each.config, inputs, network.weights(chosen), (1,))
    assert summed(made) == pytest.approx(number.value, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("name", "chosen"), UNITS)
def test_all_but_the_numbers_is_strict_json(name: str, chosen: str) -> None:
    network, picture, values = computed(name)
    made = taken_apart(network, picture, values, network.card.layer(chosen), 0)
    assert isinstance(made.pop("numbers"), pa.Table)
    json.dumps(made, allow_nan=False)


class TestDense:
    def test_through_flatten_its_inputs_are_cells_of_the_maps_before(self) -> None:
        network, picture, values = computed("fashion_cnn")
        made = taken_apart(network, picture, values, network.card.layer("dense_1"), 3)
        source = {"layer": "max_pool_1", "through": "flatten", "shape": [14, 14, 5], "shuffled": False}
        assert made["source"] == source
        inputs = rows(made)[0].reshape(14, 14, 5)
        assert (inputs == values["max_pool_1"]).all()

    def test_behind_global_pooling_stand_its_maps(self) -> None:
        network, picture, values = computed("cats_vs_dogs")
        made = taken_apart(network, picture, values, network.card.layer("logits"), 1)
        assert made["behind"]["layer"] == "relu_7"
        maps = rows(made)[2].reshape(144, 6, 6)
        assert maps.mean(axis=(1, 2)) == pytest.approx(values["global_average"], abs=1e-5)

    def test_shuffled_pixels_are_said(self) -> None:
        network, picture, values = computed("fashion_mlp_shuffled")
        assert taken_apart(network, picture, values, network.card.layer("dense_1"), 0)["source"]["shuffled"]

    def test_the_activation_after_it_is_told(self) -> None:
        network, picture, values = computed("fashion_lenet5")
        made = taken_apart(network, picture, values, network.card.layer("dense_1"), 4)
        assert made["next"] == {"layer": "tanh_3", "label": "tanh", "value": float(values["tanh_3"][4])}

    def test_logits_bear_the_names_of_the_classes(self) -> None:
        network, picture, values = computed("fashion_cnn")
        assert taken_apart(network, picture, values, network.card.layer("logits"), 0)["classes"][8] == "Bag"
        assert taken_apart(network, picture, values, network.card.layer("dense_1"), 0)["classes"] == []


class TestColours:
    """Maps beside a unit are coloured on the scale that is chosen for the page."""

    def strongest(self, scale: str, chosen: str, channel: int = 3) -> dict[str, list[float]]:
        network, picture, values = computed("tiny_vgg")
        found = Computed(network, {}, picture, values, scale, False)
        return limits(found, taken_apart(network, picture, values, network.card.layer(chosen), channel))

    @pytest.mark.parametrize("chosen", ["flatten", "logits"])
    def test_of_its_layer(self, chosen: str) -> None:
        largest = float(computed("tiny_vgg")[2]["max_pool_2"].max())
        assert self.strongest("layer", chosen) == {"max_pool_2": [largest]}

    def test_of_each_map(self) -> None:
        each = computed("tiny_vgg")[2]["max_pool_2"].max(axis=(0, 1))
        assert self.strongest("map", "flatten") == {"max_pool_2": each.astype(float).tolist()}

    def test_of_the_whole_network(self) -> None:
        largest = max(float(np.abs(value).max()) for value in computed("tiny_vgg")[2].values())
        assert self.strongest("network", "flatten") == {"max_pool_2": [largest]}

    def test_behind_global_pooling(self) -> None:
        network, picture, values = computed("cats_vs_dogs")
        made = taken_apart(network, picture, values, network.card.layer("logits"), 1)
        found = limits(Computed(network, {}, picture, values, "layer", False), made)
        assert found == {"relu_7": [float(values["relu_7"].max())]}

    def test_units_have_none(self) -> None:
        assert self.strongest("layer", "softmax") == {}


class TestOthers:
    RNG = np.random.default_rng(8)

    def test_a_flattened_unit_is_a_cell_of_its_map(self) -> None:
        network, picture, values = computed("tiny_vgg")
        made = taken_apart(network, picture, values, network.card.layer("flatten"), 1003)
        row, column, channel = made["reads"][0]["place"]
        assert (row * 13 + column) * 10 + channel == 1003
        assert (rows(made)[0].reshape(13, 13) == values["max_pool_2"][..., channel]).all()

    def test_a_global_maximum_tells_where_it_stands(self) -> None:
        maps = self.RNG.normal(size=(4, 5, 3)).astype(np.float32)
        made = made_of("GlobalMaxPooling2D", maps, maps.max(axis=(0, 1)), 2)
        assert made["pool"] == "max"
        assert maps[(*made["kept"], 2)] == maps[..., 2].max() == np.float32(summed(made))

    def test_the_curve_of_an_activation_holds_the_point_of_its_unit(self) -> None:
        network, picture, values = computed("fashion_lenet5")
        made = taken_apart(network, picture, values, network.card.layer("tanh_3"), 7)
        along, across, units = rows(made)
        assert len(along) == POINTS
        assert across == pytest.approx(np.tanh(along))
        assert (units == values["dense_1"]).all()
        assert along[0] <= made["reads"][0]["value"] <= along[-1]

    def test_batch_normalisation_draws_no_other_units_on_the_curve_of_one(self) -> None:
        units = self.RNG.normal(size=6).astype(np.float32)
        names = ("gamma", "beta", "moving_mean", "moving_variance")
        learned = {name: np.linspace(0.5, 2, 6) for name in names}
        made = made_of("BatchNormalization", units, units, 2, learned)
        assert made["mode"] == "curve"
        assert rows(made)[2].size == 0

    def test_dropout_is_a_formula_without_a_curve(self) -> None:
        units = self.RNG.normal(size=6).astype(np.float32)
        made = made_of("Dropout", units, units, 4, rate=0.5)
        assert made["mode"] == "formula"
        assert made["sum"] == units[4]

    def test_a_kind_without_an_arithmetic_shows_what_it_reads(self) -> None:
        units = self.RNG.normal(size=6).astype(np.float32)
        made = made_of("MysteryLayer", units, units[:2], 1)
        assert made["mode"] == "unknown"
        assert (rows(made)[0] == units).all()
        assert "sum" not in made


def test_the_layers_with_units_are_all_of_a_known_kind() -> None:
    seen = {each.kind for name in networks.names() for each in _flat(name)}
    assert seen >= {"Dense", "Flatten", "Softmax", "ReLU", "Activation", "GlobalAveragePooling2D"}


def _flat(name: str) -> list[Layer]:
    return [each for each in networks.load(name).layers if len(each.output_shape) == 1]
