"""The receptive field: Keras' gradient is the judge, on every network and on random ones."""

from dataclasses import astuple
from types import SimpleNamespace

import keras
import numpy as np
import pytest

from lib import networks
from lib.errors import InvalidSetting, LayerError
from lib.networks.registry import MODELS
from lib.receptive_field import Field, fields, largest, receptive_field
from lib.receptive_field.field import at
from tests.unit.receptive_field.by_keras import Gradients

SEED = 20261121
CELLS = 6
L = keras.layers


def rows_of(model):
    """A Keras model's layers as a card has them."""
    rows = []
    for layer in model.layers:
        if isinstance(layer, L.InputLayer):
            continue
        given = layer.input if isinstance(layer.input, list) else [layer.input]
        names = [each._keras_history.operation for each in given]
        inputs = ["input" if isinstance(each, L.InputLayer) else each.name for each in names]
        shape = tuple(layer.output.shape[1:])
        kind = type(layer).__name__
        row = {"name": layer.name, "kind": kind, "config": layer.get_config(), "output_shape": shape, "inputs": inputs}
        rows.append(SimpleNamespace(**row))
    return rows


def cells_of(shape, rng):
    """The four corners' first and last, and some between: (CELLS, axes)."""
    cells = rng.integers(0, shape, (CELLS, len(shape)))
    cells[0], cells[1] = 0, np.array(shape) - 1
    return cells


def assert_equal_to_keras(model, layers, input_shape, rng, note):
    gradients, found = Gradients(model, CELLS), fields(layers, input_shape)
    for layer in layers:
        cells = cells_of(layer.output_shape, rng)
        wanted = gradients.boxes(layer.name, cells)
        for cell, box in zip(cells.tolist(), wanted, strict=True):
            *place, channel = cell
            row, col = place or (None, None)
            given = astuple(at(found[layer.name], layer.output_shape, row, col, channel))
            assert given == box, f"{note}: {layer.name} ({layer.kind}) at {cell}"


@pytest.mark.parametrize("name", networks.names())
def test_every_layer_of_every_network_sees_what_its_gradient_says(name):
    print(f"seed {SEED}")
    network = networks.load(name)
    model = keras.models.load_model(MODELS / name / "model.keras")
    rng = np.random.default_rng(SEED)
    assert_equal_to_keras(model, network.layers, network.card.input.shape, rng, f"seed {SEED}, {name}")


def some_layer(rng, shape):
    """A random layer that fits (h, w, c), or None where the draw does not fit."""
    pick = lambda *choices: choices[rng.integers(len(choices))]  # noqa: E731
    size, stride, gap = (pick(1, 2, 3, 5), pick(1, 2, 3, 4, 5)), pick(1, 1, 2, 3), pick(1, 1, 2, 3)
    how = {"padding": pick("same", "valid")}
    dilated = how | {"strides": stride if gap == 1 else 1, "dilation_rate": gap}
    kind = pick(
        *("conv", "conv", "grouped", "depthwise", "separable", "transposed", "max", "average", "zeros", "up", "up"),
        *("smooth", "norm", "relu", "dropout", "rescale", "leaky", "softmax"),
    )
    made = {
        "conv": lambda: L.Conv2D(pick(2, 4), size, activation=pick(None, "relu"), **dilated),
        "grouped": lambda: L.Conv2D(4, size, groups=2, **dilated),
        "depthwise": lambda: L.DepthwiseConv2D(
            size, depth_multiplier=pick(1, 2), strides=stride, padding=how["padding"]
        ),
        "separable": lambda: L.SeparableConv2D(2, size[0], strides=stride, padding=how["padding"]),
        "transposed": lambda: L.Conv2DTranspose(2, size, strides=stride, **how),
        "max": lambda: L.MaxPooling2D(size, strides=pick(None, stride), **how),
        "average": lambda: L.AveragePooling2D(size, strides=pick(None, stride), **how),
        "zeros": lambda: L.ZeroPadding2D(pick(1, (1, 2), ((0, 1), (2, 0)))),
        "up": lambda: L.UpSampling2D(pick(2, (1, 3), (2, 3))),
        "smooth": lambda: L.UpSampling2D(pick(2, (3, 2)), interpolation="bilinear"),
        "norm": L.BatchNormalization,
        "relu": L.ReLU,
        "dropout": lambda: L.SpatialDropout2D(0.1),
        "rescale": lambda: L.Rescaling(0.5, 1.0),
        "leaky": L.LeakyReLU,
        "softmax": L.Softmax,
    }[kind]()
    grown = max(shape[:2]) > 40 and kind in ("transposed", "up", "smooth")
    odd = kind == "grouped" and shape[2] % 2
    spanned = [(cells - 1) * (gap if kind in ("conv", "grouped") else 1) + 1 for cells in size]
    small = how["padding"] == "valid" and any(a < b for a, b in zip(shape[:2], spanned, strict=True))
    windowed = kind in ("conv", "grouped", "depthwise", "separable", "max", "average")
    side = kind == "separable" and how["padding"] == "valid" and min(shape[:2]) < size[0]
    return None if grown or odd or (small and windowed) or side or shape[2] > 16 else made


def random_model(rng):
    """Layers in a row with forks that are added or laid behind one another, and an end of units."""
    inputs = keras.Input((int(rng.integers(7, 24)), int(rng.integers(7, 24)), int(rng.integers(1, 4))))
    now = inputs
    for _layer in range(int(rng.integers(3, 8))):
        layer = some_layer(rng, now.shape[1:])
        if layer is None:
            continue
        now = layer(now)
        if rng.random() < 0.4:
            other = L.Conv2D(
                now.shape[-1], int(rng.integers(1, 4)), padding="same", dilation_rate=int(rng.integers(1, 4))
            )(now)
            now = (L.Add() if rng.random() < 0.5 else L.Concatenate())([now, other])
    if rng.random() < 0.3:
        now = L.Dense(3)(now)
    end = rng.integers(4)
    if end == 0:
        now = L.Dense(4, activation="softmax")(L.Flatten()(now))
    elif end == 1:
        now = L.Dense(2)((L.GlobalMaxPooling2D if rng.random() < 0.5 else L.GlobalAveragePooling2D)()(now))
    elif end == 2:
        now = L.Flatten()(now)
    return keras.Model(inputs, now) if now is not inputs else random_model(rng)


@pytest.mark.parametrize("seed", range(SEED, SEED + 40))
def test_random_networks_see_what_their_gradient_says(seed):
    print(f"seed {seed}")
    rng = np.random.default_rng(seed)
    model = random_model(rng)
    assert_equal_to_keras(model, rows_of(model), tuple(model.input_shape[1:]), rng, f"seed {seed}")


def plain(*layers):
    """Rows in a row: (kind, config, output shape)."""
    names = ["input", *(f"layer_{place}" for place in range(len(layers)))]
    return [
        SimpleNamespace(name=names[place + 1], kind=kind, config=config, output_shape=shape, inputs=[names[place]])
        for place, (kind, config, shape) in enumerate(layers)
    ]


THREE = {"kernel_size": 3, "filters": 2}


class TestByHand:
    def test_two_convolutions_of_three_see_five(self):
        rows = plain(("Conv2D", THREE, (8, 8, 2)), ("Conv2D", THREE, (6, 6, 2)))
        assert receptive_field(rows, (10, 10, 1), "layer_1", 2, 3) == Field(2, 3, 5, 5)

    def test_a_corner_sees_no_padding(self):
        rows = plain(("Conv2D", THREE | {"padding": "same"}, (10, 10, 2)))
        assert receptive_field(rows, (10, 10, 1), "layer_0", 0, 9) == Field(0, 8, 2, 2)

    def test_a_cell_of_zeros_sees_nothing(self):
        rows = plain(("ZeroPadding2D", {"padding": 1}, (12, 12, 1)))
        assert receptive_field(rows, (10, 10, 1), "layer_0", 0, 5) == Field(0, 0, 0, 0)
        assert receptive_field(rows, (10, 10, 1), "layer_0", 1, 5) == Field(0, 4, 1, 1)

    def test_dilation_spreads_the_taps(self):
        rows = plain(("Conv2D", THREE | {"dilation_rate": 3}, (4, 4, 2)))
        assert receptive_field(rows, (10, 10, 1), "layer_0", 1, 0) == Field(1, 0, 7, 7)

    def test_a_unit_of_flatten_sees_its_own_cell(self):
        rows = plain(("Flatten", {}, (24,)), ("Dense", {"units": 5}, (5,)))
        assert receptive_field(rows, (3, 4, 2), "layer_0", channel=13) == Field(1, 2, 1, 1)
        assert receptive_field(rows, (3, 4, 2), "layer_1", channel=4) == Field(0, 0, 3, 4)

    def test_the_largest_is_that_away_from_the_rim(self):
        rows = plain(("Conv2D", THREE | {"padding": "same"}, (10, 10, 2)))
        assert largest(fields(rows, (10, 10, 1))["layer_0"]) == (3, 3)


class TestErrors:
    def test_an_unknown_kind_is_named(self):
        with pytest.raises(
            LayerError, match=r"What a cell of a LSTM layer sees is not known. Known are Activation, Add"
        ):
            receptive_field(plain(("LSTM", {}, (3,))), (10, 10, 1), "layer_0", channel=0)

    def test_an_unknown_layer_is_named(self):
        with pytest.raises(LayerError, match=r"no layer 'nine'. There are: layer_0"):
            receptive_field(plain(("ReLU", {}, (10, 10, 1))), (10, 10, 1), "nine", 0, 0)

    @pytest.mark.parametrize(
        ("row", "col", "said"), [(10, 0, "row is 10"), (0, -1, "column is -1"), (None, 0, "row is None")]
    )
    def test_a_cell_that_is_not_there_is_explained(self, row, col, said):
        with pytest.raises(InvalidSetting, match=f"{said}, but it must be a whole number from 0 to 9"):
            receptive_field(plain(("ReLU", {}, (10, 10, 1))), (10, 10, 1), "layer_0", row, col)
