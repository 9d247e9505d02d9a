"""One number of a layer taken apart, for every kind that can be: against Keras, on random inputs and weights."""

import keras
import numpy as np
import pytest

from lib.errors import InvalidSetting, LayerError
from lib.layers import Pooled, Softened, Stepwise, Weighed, has_number, kinds, number
from tests.unit.layers.oracle import built

SEED = 20261113
PLACES = 40
MAP = (9, 7, 4)

CASES = [
    ("Activation", {"activation": "tanh"}, [MAP]),
    ("Activation", {"activation": "softmax"}, [MAP]),
    ("Add", {}, [MAP, MAP, MAP]),
    ("Add", {}, [MAP, (1, 1, 4)]),
    ("Add", {}, [(5,), (5,)]),
    ("AveragePooling2D", {"pool_size": 2}, [MAP]),
    ("AveragePooling2D", {"pool_size": (3, 2), "strides": (2, 1), "padding": "same"}, [MAP]),
    ("BatchNormalization", {}, [MAP]),
    ("BatchNormalization", {"axis": 1, "epsilon": 0.1, "scale": False}, [MAP]),
    ("BatchNormalization", {"center": False}, [(6,)]),
    ("Concatenate", {}, [MAP, (9, 7, 1), (9, 7, 3)]),
    ("Concatenate", {"axis": 1}, [MAP, (2, 7, 4)]),
    ("Conv2D", {"filters": 3, "kernel_size": 3}, [MAP]),
    ("Conv2D", {"filters": 3, "kernel_size": (4, 2), "strides": (2, 3), "padding": "same"}, [MAP]),
    ("Conv2D", {"filters": 6, "kernel_size": 3, "dilation_rate": (2, 1), "padding": "same", "groups": 2}, [MAP]),
    ("Conv2D", {"filters": 2, "kernel_size": 3, "dilation_rate": 3, "use_bias": False}, [MAP]),
    ("Conv2D", {"filters": 2, "kernel_size": 1, "activation": "relu"}, [MAP]),
    ("Dense", {"units": 5}, [(12,)]),
    ("Dense", {"units": 5, "activation": "sigmoid", "use_bias": False}, [(12,)]),
    ("Dense", {"units": 5, "activation": "gelu"}, [MAP]),
    ("DepthwiseConv2D", {"kernel_size": 3, "depth_multiplier": 2, "padding": "same"}, [MAP]),
    ("DepthwiseConv2D", {"kernel_size": 2, "strides": 2, "activation": "relu6", "use_bias": False}, [MAP]),
    ("Dropout", {"rate": 0.5}, [MAP]),
    ("Flatten", {}, [MAP]),
    ("GlobalAveragePooling2D", {}, [MAP]),
    ("GlobalAveragePooling2D", {"keepdims": True}, [MAP]),
    ("GlobalMaxPooling2D", {}, [MAP]),
    ("LeakyReLU", {}, [MAP]),
    ("LeakyReLU", {"negative_slope": 0.05}, [MAP]),
    ("MaxPooling2D", {}, [MAP]),
    ("MaxPooling2D", {"pool_size": 3, "strides": 2, "padding": "same"}, [MAP]),
    ("ReLU", {}, [MAP]),
    ("ReLU", {"max_value": 0.5}, [MAP]),
    ("ReLU", {"negative_slope": 0.1, "max_value": 0.7}, [MAP]),
    ("ReLU", {"negative_slope": 0.1, "threshold": 0.3}, [MAP]),
    ("ReLU", {"threshold": 0.3}, [MAP]),
    ("Rescaling", {"scale": 1 / 255}, [MAP]),
    ("Rescaling", {"scale": [1, 2, 3, 4], "offset": [0.5, 0, -1, 2]}, [MAP]),
    ("Reshape", {"target_shape": (7, 4, -1)}, [MAP]),
    ("Reshape", {"target_shape": (-1,)}, [MAP]),
    ("Softmax", {}, [(10,)]),
    ("Softmax", {"axis": 1}, [MAP]),
    ("SpatialDropout2D", {"rate": 0.5}, [MAP]),
    ("UpSampling2D", {"size": (2, 3)}, [MAP]),
    ("ZeroPadding2D", {"padding": ((1, 2), (0, 3))}, [MAP]),
]


def made(layer_type, arguments, shapes, seed):
    """A Keras layer with random weights, its inputs, its weights by name, and what it gives."""
    rng = np.random.default_rng(seed)
    layer, _shape = built(layer_type, arguments, *shapes)
    for weight in layer.weights:
        low = 0.1 if weight.name == "moving_variance" else -1
        weight.assign(rng.uniform(low, 1, weight.shape))
    inputs = [rng.normal(size=shape).astype(np.float32) for shape in shapes]
    batches = [array[None] for array in inputs]
    output = np.asarray(layer(batches[0] if len(batches) == 1 else batches, training=False))[0]
    return layer, inputs, {weight.name: np.asarray(weight) for weight in layer.weights}, output


def places(shape, rng):
    """The corners, and places at random."""
    first, last = (0,) * len(shape), tuple(size - 1 for size in shape)
    return [first, last, *(tuple(int(rng.integers(size)) for size in shape) for _ in range(PLACES))]


@pytest.mark.parametrize(("layer_type", "arguments", "shapes"), CASES)
def test_every_number_is_that_of_keras(layer_type, arguments, shapes):
    layer, inputs, weights, output = made(layer_type, arguments, shapes, SEED)
    for cell in places(output.shape, np.random.default_rng(SEED)):
        for config in (arguments, layer.get_config()):
            found = number(layer_type, config, inputs, weights, cell)
            assert isinstance(found.value, float)
            assert abs(found.value - output[cell]) <= 2e-6 * np.abs(output).max(), f"seed {SEED}: {cell} {found}"


def test_every_kind_that_can_be_opened_is_compared():
    compared = {layer_type for layer_type, _arguments, _shapes in CASES}
    assert compared == {kind.TITLE for kind in kinds().values() if has_number(kind.TITLE)} - {"InputLayer"}


# fmt: off
OF_ONE_VALUE = [
    "celu", "elu", "exponential", "gelu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh",
    "leaky_relu", "linear", "log_sigmoid", "mish", "relu", "relu6", "selu", "sigmoid", "silu", "soft_shrink",
    "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "squareplus", "swish", "tanh", "tanh_shrink",
]
# fmt: on


@pytest.mark.parametrize("name", OF_ONE_VALUE)
def test_every_activation_is_that_of_keras(name):
    values = np.concatenate([np.linspace(-7, 7, 57), [-80, 30]]).astype(np.float32)
    wanted = np.asarray(keras.activations.get(name)(values))
    found = [number("Activation", {"activation": name}, [values], {}, (at,)).value for at in range(len(values))]
    np.testing.assert_allclose(found, wanted, rtol=2e-6, atol=2e-6)


@pytest.mark.parametrize("layer_type", ["Dense", "Conv2D"])
def test_an_activation_within_a_layer_is_kept_apart_from_its_sum(layer_type):
    arguments = {"Dense": {"units": 2}, "Conv2D": {"filters": 2, "kernel_size": 3}}[layer_type]
    _layer, inputs, weights, output = made(layer_type, arguments | {"activation": "tanh"}, [(4, 3, 2)], SEED)
    found = number(layer_type, arguments | {"activation": "tanh"}, inputs, weights, (0, 0, 1))
    assert found.activated == found.value == pytest.approx(output[0, 0, 1], abs=1e-6)
    assert np.tanh(found.total) == pytest.approx(found.value)
    assert number(layer_type, arguments, inputs, weights, (0, 0, 1)).activated is None


class TestWeighed:
    IMAGE = np.arange(24, dtype=np.float32).reshape(3, 4, 2)
    WEIGHTS = {"kernel": np.ones((3, 3, 2, 1), np.float32), "bias": np.array([0.5], np.float32)}
    ARGUMENTS = {"filters": 1, "kernel_size": 3, "padding": "same"}

    def opened(self, cell=(0, 1, 0), **changes) -> Weighed:
        return number("Conv2D", self.ARGUMENTS | changes, [self.IMAGE], self.WEIGHTS, cell)

    def test_a_window_at_the_rim_has_zeros_outside(self):
        found = self.opened()
        assert found.corner == (-1, 0)
        assert found.rows.tolist() == [-1, 0, 1]
        assert found.inside.tolist() == [[False] * 3, [True] * 3, [True] * 3]
        assert found.windows.tolist() == [
            [[0, 0, 0], [0, 2, 4], [8, 10, 12]],
            [[0, 0, 0], [1, 3, 5], [9, 11, 13]],
        ]

    def test_subtotals_and_bias_add_up(self):
        found = self.opened()
        assert found.subtotals.tolist() == [36, 42]
        assert (found.bias, found.has_bias, found.total, found.value) == (0.5, True, 78.5, 78.5)

    def test_gaps_of_the_dilation_are_left_out(self):
        found = self.opened((1, 1, 0), dilation_rate=2)
        assert found.rows.tolist() == [-1, 1, 3]
        assert found.windows[0].tolist() == [[0, 0, 0], [0, 10, 14], [0, 0, 0]]

    def test_a_layer_without_a_bias_says_so(self):
        found = self.opened(use_bias=False)
        assert (found.bias, found.has_bias, found.value) == (0.0, False, 78.0)

    def test_a_filter_of_a_group_sees_its_channels_alone(self):
        weights = {"kernel": np.ones((1, 1, 1, 2)), "bias": np.zeros(2)}
        found = number("Conv2D", {"filters": 2, "kernel_size": 1, "groups": 2}, [self.IMAGE], weights, (2, 3, 1))
        assert found.channels.tolist() == [1]
        assert found.value == 23

    def test_a_unit_is_a_perceptron(self):
        weights = {"kernel": np.array([[1.0, 2], [3, 4], [5, 6]]), "bias": np.array([0.0, -1])}
        found = number("Dense", {"units": 2}, [np.array([10.0, 0.5, -1])], weights, (1,))
        assert found.windows.shape == found.kernels.shape == (3, 1, 1)
        assert found.channels.tolist() == [0, 1, 2]
        assert found.subtotals.tolist() == [20, 2, -6]
        assert found.value == 15

    def test_sums_are_exact_where_float32_is_not(self):
        values = np.array([2.0**25, 1, -(2.0**25)], np.float32)
        found = number("Dense", {"units": 1, "use_bias": False}, [values], {"kernel": np.ones((3, 1), "f4")}, (0,))
        assert found.value == 1


class TestPooled:
    IMAGE = np.array([[1, 5, 5], [2, 3, 0], [4, -1, -2]], np.float32)[:, :, None]

    def test_the_kept_cell_is_the_first_of_equals(self):
        found = number("MaxPooling2D", {"strides": 1}, [self.IMAGE], {}, (0, 1, 0))
        assert isinstance(found, Pooled)
        assert (found.kept, found.value, found.corner) == ((0, 1), 5, (0, 1))

    def test_padding_does_not_count(self):
        image = -np.ones((3, 3, 1), np.float32)
        top = number("MaxPooling2D", {"padding": "same"}, [image], {}, (1, 1, 0))
        mean = number("AveragePooling2D", {"pool_size": 2, "padding": "same"}, [image], {}, (1, 1, 0))
        assert (top.value, top.count, mean.value, mean.kept) == (-1, 1, -1, None)

    def test_a_whole_channel_is_one_window(self):
        found = number("GlobalAveragePooling2D", {}, [self.IMAGE], {}, (0,))
        assert (found.count, found.total, found.value) == (9, 17, 17 / 9)
        assert number("GlobalMaxPooling2D", {}, [self.IMAGE], {}, (0,)).kept == (0, 1)


class TestStepwise:
    def test_the_formula_is_written_with_its_numbers(self):
        weights = {"gamma": [2.0], "beta": [-0.5], "moving_mean": [-0.25], "moving_variance": [4.0]}
        arrays = {name: np.array(value) for name, value in weights.items()}
        found = number("BatchNormalization", {}, [np.array([[[1.0]]])], arrays, (0, 0, 0))
        assert isinstance(found, Stepwise)
        assert found.formula == "γ · (x − μ) / √(σ² + ε) + β"
        assert found.written == "2.00 · (1.00 − (−0.250)) / √(4.00 + 0.00100) + (−0.500)"

    def test_a_first_number_below_zero_needs_no_brackets(self):
        found = number("ReLU", {}, [np.array([-3.0])], {}, (0,))
        assert (found.formula, found.written, found.value) == ("max(0, x)", "max(0, −3.00)", 0)

    def test_it_tells_what_was_read(self):
        images = [np.zeros((2, 2, 3)), np.arange(8.0).reshape(2, 2, 2)]
        (joined,) = number("Concatenate", {}, images, {}, (1, 0, 4)).reads
        assert (joined.input, joined.place, joined.value) == (1, (1, 0, 1), 5)
        (flat,) = number("Flatten", {}, images[1:], {}, (6,)).reads
        assert flat.place == (1, 1, 0)

    def test_an_added_zero_reads_nothing(self):
        found = number("ZeroPadding2D", {}, [np.ones((2, 2, 1))], {}, (0, 1, 0))
        assert (found.reads, found.written, found.value) == ((), "0", 0)


class TestSoftened:
    def test_shares_are_exponentials_of_their_sum(self):
        found = number("Softmax", {}, [np.log([1.0, 2, 5])], {}, (2,))
        assert isinstance(found, Softened)
        np.testing.assert_allclose(found.exponentials, [1, 2, 5])
        np.testing.assert_allclose((found.total, found.value), (8, 0.625))

    def test_large_logits_are_shifted_by_the_largest(self):
        found = number("Softmax", {}, [np.array([1000.0, 999])], {}, (0,))
        assert found.shift == 1000
        assert found.value == pytest.approx(1 / (1 + np.exp(-1)))


class TestRefusals:
    @pytest.mark.parametrize("layer_type", ["SeparableConv2D", "Conv2DTranspose"])
    def test_a_kind_that_cannot_be_opened_is_explained(self, layer_type):
        assert not has_number(layer_type)
        with pytest.raises(LayerError, match=f"The numbers of {layer_type} are not taken apart. Look at its maps"):
            number(layer_type, {"filters": 1, "kernel_size": 1}, [np.zeros(MAP)], {}, (0, 0, 0))

    def test_an_unknown_kind_is_explained(self):
        with pytest.raises(LayerError, match="There is no layer 'Conv3D'"):
            number("Conv3D", {}, [np.zeros(MAP)], {}, (0, 0, 0))

    @pytest.mark.parametrize("cell", [(2, 0, 0), (0, -1, 0), (0, 0), (0, 0, 0.5)])
    def test_a_place_outside_is_explained(self, cell):
        with pytest.raises(
            InvalidSetting, match=r"The cell is .*, but it must be a place in 2×2×1, each counted from 0"
        ):
            number("ReLU", {}, [np.zeros((2, 2, 1))], {}, cell)

    def test_weights_of_another_shape_are_explained(self):
        weights = {"kernel": np.zeros((3, 2))}
        with pytest.raises(LayerError, match="Dense needs the weights kernel of 4×2, but gets 3×2"):
            number("Dense", {"units": 2}, [np.zeros(4)], weights, (0,))
        with pytest.raises(LayerError, match="Dense needs the weights bias of 2, but has none of that name"):
            number("Dense", {"units": 2}, [np.zeros(3)], weights, (0,))

    def test_softmax_within_a_layer_is_explained(self):
        arguments = {"units": 1, "activation": "softmax", "use_bias": False}
        with pytest.raises(LayerError, match="The activation softmax takes no value by itself"):
            number("Dense", arguments, [np.ones(1)], {"kernel": np.ones((1, 1))}, (0,))

    def test_other_interpolation_is_explained(self):
        with pytest.raises(LayerError, match="What bilinear interpolation makes is not taken apart"):
            number("UpSampling2D", {"interpolation": "bilinear"}, [np.zeros(MAP)], {}, (0, 0, 0))
